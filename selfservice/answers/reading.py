"""The questions and answers that a municipality shows, kept in the process until one of them changes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from forms_app.editor.los import LOS_THEMES
from selfservice.answers.models import Answer
from selfservice.catalogue.services import alphabetical
from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality
from sites.pagecache import stamps
from sites.pagecache.memo import Memo
from sites.pages import links


@dataclass(frozen=True, slots=True)
class Entry:
    """A question and its answer in `language`, as HTML and as plain text."""

    pk: int
    question: str
    answer: SafeString
    text: str
    language: str
    theme: str
    dialog: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The questions on one of Los' top themes."""

    slug: str
    name: str
    entries: tuple[Entry, ...]


# Where words end without a space between them.
_ENDS = re.compile(r"</(?:p|li)>|<br")
_known: Memo[dict[int, Entry]] = Memo()


def entries(municipality: Municipality, language: str) -> dict[int, Entry]:
    """All of a municipality by id, by question; bokmål where there is no other."""
    names = (stamps.content(municipality.pk), stamps.SHARED)
    return _known.get((municipality.pk, language), names, lambda: _read(municipality, language))


def by_theme(found: Iterable[Entry]) -> list[Theme]:
    """Questions under Los' top themes, in the themes' own order."""
    groups: dict[str, list[Entry]] = {}
    for entry in found:
        groups.setdefault(entry.theme, []).append(entry)
    return [Theme(slug, str(name), tuple(groups[slug])) for slug, name in LOS_THEMES if slug in groups]


def of_dialog(municipality: Municipality, language: str, slug: str) -> list[Entry]:
    """What concerns one dialog."""
    return [entry for entry in entries(municipality, language).values() if entry.dialog == slug]


def _read(municipality: Municipality, language: str) -> dict[int, Entry]:
    rows = Answer.objects.filter(Q(municipality=None) | Q(municipality=municipality))
    rows = rows.exclude(hidden_by=municipality)
    found = [_entry(row, municipality, language) for row in rows]
    return {entry.pk: entry for entry in sorted(found, key=lambda entry: alphabetical(entry.question))}


def _entry(row: Answer, municipality: Municipality, language: str) -> Entry:
    code = language if getattr(row, f"question_{language}") else DEFAULT
    html = links.expand(getattr(row, f"answer_{code}"), municipality, language)
    return Entry(
        pk=row.pk,
        question=getattr(row, f"question_{code}"),
        answer=mark_safe(html),
        text=" ".join(strip_tags(_ENDS.sub(r" \g<0>", html)).split()),
        language=code,
        theme=row.los_theme,
        dialog=row.dialog,
    )
