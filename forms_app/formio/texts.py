"""Texts of Form.io: HTML, in several languages, made into what the editor's fields hold."""

from collections.abc import Mapping
from html import escape
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils import translation

from sites.security import sanitise

LANGUAGES = {"nn": ("nn-NO", "nn"), "en": ("en", "en-GB"), "se": ("se", "se-NO")}
_SOURCE = ("nb-NO", "nb")
_BLOCKS = ("p", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "tr")
# What every Form.io installation of the state translates once for all its forms.
_EVERYWHERE = {
    "Ja": ("Ja", "Yes"),
    "Nei": ("Nei", "No"),
    "Vet ikke": ("Veit ikkje", "Don't know"),
    "Fornavn": ("Fornamn", "First name"),
    "Etternavn": ("Etternamn", "Last name"),
    "Telefonnummer": ("Telefonnummer", "Phone number"),
    "Dine opplysninger": ("Opplysningane dine", "Your details"),
    "Tilleggsopplysninger": ("Tilleggsopplysningar", "Additional information"),
    "Vedlegg": ("Vedlegg", "Attachments"),
    "Adresse": ("Adresse", "Address"),
    "Postnummer": ("Postnummer", "Postcode"),
    "Poststed": ("Poststad", "Town or city"),
    "Land": ("Land", "Country"),
    "Kroner": ("Kroner", "Kroner"),
}


class Words:
    """A form's texts in one language of the municipality; `nb` is the source."""

    def __init__(self, language: str, translations: Mapping[str, Any]) -> None:
        self.language = language
        self.own = _table(translations, LANGUAGES.get(language, ()))
        # Some forms keep their texts by an id, in every language.
        self.source = _table(translations, _SOURCE)
        self.ids = {text: name for name, text in self.source.items()}

    def __call__(self, text: str) -> str:
        """The text in this language; as it is where there is no translation."""
        if self.language == "nb" or not text:
            return self.source.get(text, text)
        found = self._known(text) or self._known(text.strip())
        return found or self.source.get(text, text)

    def _known(self, text: str) -> str:
        known = self.own.get(text) or self.own.get(self.ids.get(text, ""), "")
        if not known and self.language in ("nn", "en"):
            known = _EVERYWHERE.get(text, ("", ""))[self.language == "en"]
        return known

    def plain(self, html: str) -> str:
        """The text without markup; the address of a link stands after its text."""
        return plain(self(html))

    def rich(self, html: str) -> str:
        """The text as the editor's rich text."""
        return rich(self(html))

    def ours(self, message: Any, **values: Any) -> str:
        """A lazily translated message of this product, in this language; plural forms follow `values`."""
        with translation.override(self.language):
            return message % values if values else str(message)


def _table(translations: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    for name in names:
        found = translations.get(name)
        if isinstance(found, dict):
            return {key: text for key, text in found.items() if isinstance(text, str) and text.strip()}
    return {}


def has(translations: Mapping[str, Any], language: str) -> bool:
    """Whether there is any text in the language."""
    return bool(_table(translations, LANGUAGES.get(language, ())))


def plain(html: str) -> str:
    """HTML as plain text with line breaks."""
    if "<" not in html and "&" not in html:
        return _tidy(html)
    soup = BeautifulSoup(sanitise.rich_text(html), "html.parser")
    for link in soup.find_all("a"):
        address, words = link.get("href", ""), link.get_text()
        shown = str(address).removeprefix("mailto:").removeprefix("tel:")
        link.replace_with(words if not shown or shown in words else f"{words} ({shown})")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    for item in soup.find_all("li"):
        item.insert(0, "– ")
    for block in soup.find_all(_BLOCKS):
        block.append("\n")
    return _tidy(soup.get_text())


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.replace("\u00a0", " ").splitlines())
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """Plain text on one line."""
    return " ".join(text.split())


def rich(html: str) -> str:
    """HTML with what the editor's rich text has: paragraphs, bold, lists, links. Headings become bold."""
    if "<" not in html:
        return "".join(f"<p>{escape(line, quote=False)}</p>" for line in _tidy(html).split("\n") if line)
    soup = BeautifulSoup(html, "html.parser")
    for unwanted in soup.find_all(("script", "style", "iframe")):
        unwanted.decompose()
    for heading in soup.find_all(("h1", "h2", "h3", "h4", "h5", "h6", "summary")):
        words = heading.get_text()
        heading.clear()
        heading.name = "p"
        bold = soup.new_tag("b")
        bold.string = words
        heading.append(bold)
    for block in soup.find_all(("div", "blockquote", "table", "tr", "section", "details")):
        if block.find(_BLOCKS):
            block.unwrap()
        else:
            block.name = "p"
    for other in soup.find_all(True):
        if other.name == "strong":
            other.name = "b"
        elif other.name not in ("p", "b", "ul", "ol", "li", "a", "br"):
            other.unwrap()
    for inner in soup.select("li p, p p"):
        inner.unwrap()
    _wrap_loose(soup)
    cleaned = sanitise.rich_text(str(soup))
    return "".join(_without_empty(cleaned))


def _wrap_loose(soup: BeautifulSoup) -> None:
    """Puts text that stands outside of any paragraph into one."""
    paragraph: Tag | None = None
    for node in list(soup.contents):
        if isinstance(node, Tag) and node.name in ("p", "ul", "ol"):
            paragraph = None
        elif isinstance(node, NavigableString) and not node.strip() and paragraph is None:
            node.extract()
        else:
            if paragraph is None:
                paragraph = soup.new_tag("p")
                node.insert_before(paragraph)
            paragraph.append(node.extract())


def _without_empty(html: str) -> list[str]:
    soup = BeautifulSoup(html, "html.parser")
    for block in soup.find_all(("b", "a", "li", "p", "ul", "ol")):
        if not block.get_text(strip=True):
            block.decompose()
    return [str(node).replace("\n", " ") for node in soup.contents if str(node).strip()]
