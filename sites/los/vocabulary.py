"""Los as the pages use it, kept in the process until an import changes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sites.languages.paths import DEFAULT
from sites.los import seed
from sites.los.models import LosConcept
from sites.pagecache import stamps
from sites.pagecache.memo import Memo

# Whom a service is for: Los has no such list, so this one is ours. Slugs are parts of addresses.
TARGET_GROUPS = [
    ("barn-og-unge", _("Children and young people")),
    ("foreldre", _("Parents")),
    ("eldre", _("Older people")),
    ("nye-innbyggere", _("New residents")),
    ("naringsliv", _("Businesses")),
    ("lag-og-foreninger", _("Clubs and organisations")),
]


@dataclass(frozen=True, slots=True)
class Concept:
    """A theme, a life event or a word. Names and synonyms by language code; few have one in Sámi."""

    slug: str
    names: Mapping[str, str]
    synonyms: Mapping[str, tuple[str, ...]]
    broader: tuple[str, ...]

    def name(self, language: str) -> tuple[str, str]:
        """Its name for readers of a language, and the language that the name is in."""
        code = language if language in self.names else DEFAULT
        return self.names[code], code


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of Los by slug, in alphabetical order of bokmål."""

    themes: Mapping[str, Concept]
    events: Mapping[str, Concept]
    words: Mapping[str, Concept]

    def top_of(self, slug: str) -> str:
        """The top theme that a theme lies under, itself where it is one; empty where there is no such theme."""
        theme = self.themes.get(slug)
        return (theme.broader[0] if theme.broader else slug) if theme else ""

    def below(self, slug: str) -> list[Concept]:
        """The themes right below a top theme."""
        return [theme for theme in self.themes.values() if slug in theme.broader]


_known: Memo[Vocabulary] = Memo()


def vocabulary() -> Vocabulary:
    """What was imported last; until then the themes and life events that come with the program."""
    return _known.get("los", (stamps.SHARED,), _read)


def _read() -> Vocabulary:
    rows = list(LosConcept.objects.all()) or list(seed.concepts())
    rows.sort(key=lambda row: row.names["nb"].lower())

    def of(kind: str) -> dict[str, Concept]:
        return {
            row.slug: Concept(
                row.slug,
                row.names,
                {code: tuple(labels) for code, labels in row.synonyms.items()},
                tuple(row.broader),
            )
            for row in rows
            if row.kind == kind
        }

    return Vocabulary(*(of(kind) for kind in LosConcept.Kind.values))
