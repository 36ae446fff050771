"""Makes a draft dialog of a Form.io form, with its translations."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from forms_app.editor.models import DialogPage
from forms_app.formio import form as forms
from forms_app.formio import unreachable
from forms_app.formio.building import build
from forms_app.formio.report import Report
from forms_app.formio.texts import Words, has
from sites.languages.remembering import remember_source, remember_texts
from sites.municipalities.models import Municipality

LONGEST_SLUG = 46  # what versions keep, with room for a number
SOURCE = "nb"  # what the state's forms are written in


class CannotImport(ValueError):
    """The file or the municipality is not right for an import; the message says why."""


@dataclass(frozen=True)
class Imported:
    """The draft, in which languages it is, and what became of the form."""

    page: DialogPage
    report: Report
    languages: list[str] = field(default_factory=list)


def loads(text: str | bytes) -> Any:
    """The JSON of an uploaded or named file. Raises CannotImport."""
    try:
        # Halves of characters and NUL can be written in JSON, but not kept.
        written = json.dumps(json.loads(text), ensure_ascii=False).replace("\\u0000", "")
        return json.loads(written.encode(errors="replace"))
    except (ValueError, RecursionError) as error:
        raise CannotImport(str(_("The file is not JSON."))) from error


def readable(data: Any) -> forms.Form:
    """The form in the JSON of a file. Raises CannotImport."""
    try:
        return forms.read(data)
    except forms.NotAForm as problem:
        raise CannotImport(str(_("This is not a Form.io form: %(why)s.") % {"why": problem})) from problem


@transaction.atomic
def import_form(
    municipality: Municipality, data: Any, translations: Any = None, user: Any = None
) -> Imported:
    """Makes the draft below the municipality's self-service page. Raises CannotImport."""
    translations = translations or {}
    if not isinstance(translations, Mapping):
        raise CannotImport(str(_("The file of translations is not one of Form.io's.")))
    form = readable(data)
    parent = _parent(municipality)
    if parent is None:
        raise CannotImport(str(_("The municipality has no self-service page in bokmål.")))
    words = Words(SOURCE, translations)
    built = build(form, words)
    if not built.steps:
        raise CannotImport(str(_("There is no question in the form.")))
    page = DialogPage(
        slug=_free_slug(parent, form.title),
        locale=parent.locale,
        live=False,
        owner=user,
        **_texts(form, words),
    )
    page.steps = _stream(built.steps)
    if lost := unreachable.lost_in(page):
        page.steps = _stream(unreachable.without(built.steps, lost, built.report))
    parent.add_child(instance=page)
    page.save_revision(user=user)
    languages = [SOURCE]
    wanted = [code for code in municipality.languages if code != SOURCE and has(translations, code)]
    if wanted:
        source, ours = remember_source(page), _by_path(page)
        for language in wanted:
            locale = Locale.objects.get(language_code=language)
            if parent.has_translation(locale):
                _translate(source, ours, form, Words(language, translations), user)
                languages.append(language)
    return Imported(page, built.report, languages)


def _parent(municipality: Municipality) -> Page | None:
    """The page that the municipality's dialogs stand below."""
    kinds = DialogPage.allowed_parent_page_models()
    pages = Page.objects.descendant_of(municipality.folder).type(*kinds)
    return pages.filter(locale__language_code=SOURCE).first()


def _texts(form: forms.Form, words: Words) -> dict[str, str]:
    """The page's own texts; a Form.io form says nothing about what comes before and after it."""
    title = words.plain(form.title)[:255]
    return {
        "title": title,
        "summary": title,
        "los_theme": "sosiale-tjenester",
        "next_steps": words.ours(_("We receive your answers and contact you if we need to know more.")),
    }


def _free_slug(parent: Page, title: str) -> str:
    taken = set(Page.objects.child_of(parent).values_list("slug", flat=True))
    stem = slugify(title.translate(str.maketrans("æøåÆØÅ", "eoaEOA")))[:LONGEST_SLUG].strip("-") or "dialog"
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug


def _stream(steps: list[dict[str, Any]]) -> Any:
    return DialogPage._meta.get_field("steps").stream_block.to_python(steps)


def _translate(
    source: TranslationSource, ours: Mapping[str, list[str]], form: forms.Form, words: Words, user: Any
) -> None:
    """Records what the form has in the language, and makes the draft of it."""
    page = DialogPage(locale=source.locale, **_texts(form, words))
    page.steps = _stream(build(form, words).steps)
    theirs = _by_path(page)
    known: dict[tuple[str, str], str] = {}
    for path, texts in ours.items():
        translated = _as_many(theirs.get(path, []), len(texts))
        known |= {
            (path, text): _linked_as(text, other) for text, other in zip(texts, translated, strict=False)
        }
    locale = Locale.objects.get(language_code=words.language)
    translation = remember_texts(source, locale, lambda path, text: known.get((path, text)))
    translation.save_target(user=user, publish=False)


def _linked_as(source: str, text: str) -> str:
    """The text without links that its source has not: a translation takes their addresses from there."""
    if "<a" not in text:
        return text
    known = {link.get("id") for link in BeautifulSoup(source, "html.parser").find_all("a")}
    soup = BeautifulSoup(text, "html.parser")
    for link in soup.find_all("a"):
        if link.get("id") not in known:
            link.unwrap()
    return str(soup)


def _by_path(page: DialogPage) -> dict[str, list[str]]:
    """The texts of a page, in order, by where they stand; a rich text has several."""
    found: dict[str, list[str]] = {}
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            found.setdefault(segment.path, []).append(segment.string.data)
    return found


def _as_many(texts: list[str], wanted: int) -> list[str]:
    """As many texts as the source has paragraphs: what is over stands at the end of the last."""
    if not 0 < wanted < len(texts):
        return texts
    return [*texts[: wanted - 1], "<br/>".join(texts[wanted - 1 :])]
