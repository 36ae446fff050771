"""Headings and links in rich text. Colours cannot be wrong: the sanitiser lets none through, and the theme's
own are computed to have the contrast that WCAG 1.4.3 asks for."""

from collections.abc import Iterator
from html.parser import HTMLParser

from django.utils.translation import gettext as _

from forms_app.quality.findings import Finding, Subject, warning

HEADINGS = ("h2", "h3", "h4")
# Link texts that say nothing out of their sentence (WCAG 2.4.4), in bokmål, nynorsk and English.
EMPTY_LINKS = {"her", "klikk her", "trykk her", "les mer", "les meir", "mer", "meir", "lenke", "lenkje", "here",
               "click here", "read more", "more", "link"}  # fmt: skip


class Outline(HTMLParser):
    """What of a rich text matters here: its headings, its links, and paragraphs that are bold throughout."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[tuple[int, str]] = []
        self.links: list[str] = []
        self.bold: list[str] = []
        self._open: list[str] = []
        self._text: dict[str, str] = {}
        self._plain = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._open.append(tag)
        self._text[tag] = ""
        if tag == "p":
            self._plain, self._text["b"] = "", ""

    def handle_endtag(self, tag: str) -> None:
        text = self._text.get(tag, "").strip()
        if tag in HEADINGS:
            self.headings.append((int(tag[1]), text))
        elif tag == "a":
            self.links.append(text)
        elif tag == "p" and self._text.get("b", "").strip() and not self._plain.strip():
            self.bold.append(self._text["b"].strip())
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        for tag in set(self._open):
            self._text[tag] = self._text.get(tag, "") + data
        if not {"b", "strong"} & set(self._open):
            self._plain += data
        elif "strong" in self._open:
            self._text["b"] = self._text.get("b", "") + data


def headings_and_links(subject: Subject) -> Iterator[Finding]:
    """Levels that are skipped, empty headings, bold in place of headings, and links that do not say where."""
    for _step, question in subject.asked():
        body = question.settings.get("body")
        if not isinstance(body, str) or "<" not in body:
            continue
        outline, place = Outline(body), {"question": question.id}
        level = 1
        for own, text in outline.headings:
            if not text:
                yield warning("heading", _("There is an empty heading in the text. Remove it."), **place)
            elif own > level + 1:
                yield warning(
                    "heading", _("The heading “%(heading)s” skips a level.") % {"heading": text}, **place
                )
            level = own
        for text in outline.bold:
            if len(text) < 80 and not text.endswith((".", "!", "?")):
                yield warning(
                    "heading",
                    _("“%(text)s” is bold text that looks like a heading. Make it a heading.")
                    % {"text": text},
                    **place,
                )
        for text in outline.links:
            if text.lower().strip(" .»>") in EMPTY_LINKS or not text:
                yield warning(
                    "link",
                    _("A link is called “%(link)s”. Let it say where it leads.") % {"link": text or "…"},
                    **place,
                )
