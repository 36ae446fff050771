"""The pages of a tree with how far each language has come, in a number of queries that never changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext
from wagtail.models import Page
from wagtail_localize.models import Translation

from sites.languages.paths import DEFAULT
from sites.navigation.tree import DEPTH_OF_HOMES
from sites.translations.texts import LACKING, State, counts
from sites.translations.trees import Tree


@dataclass(frozen=True, slots=True)
class Cell:
    """A page in one language: whether it is published there, and whether it is being translated from bokmål."""

    language: str
    live: bool
    begun: bool
    counts: dict[State, int]

    @property
    def lacking(self) -> list[tuple[State, int]]:
        """What is left to do, by kind."""
        return [(state, self.counts[state]) for state in LACKING if self.counts.get(state)]


@dataclass(frozen=True, slots=True)
class Row:
    """A page in bokmål; `indent` is how deep it lies below the front page."""

    page: Page
    indent: int
    cells: tuple[Cell, ...]


def called(language: str) -> str:
    """What a language is called inside a sentence."""
    return gettext(dict(settings.LANGUAGES)[language]).lower()


def sources(tree: Tree) -> QuerySet[Page]:
    """The pages that are translated: those in bokmål, in the order of the tree."""
    return (
        Page.objects.filter(
            path__startswith=tree.path,
            depth__gte=DEPTH_OF_HOMES,
            locale__language_code=DEFAULT,
        )
        .order_by("path")
        .select_related("locale")
    )


def rows(pages: Iterable[Page], languages: Sequence[str]) -> list[Row]:
    """The pages given, with their state in each of `languages`."""
    pages = list(pages)
    keys = [page.translation_key for page in pages]
    live = {
        (key, language)
        for key, language in Page.objects.live()
        .filter(translation_key__in=keys)
        .values_list("translation_key", "locale__language_code")
    }
    begun = {
        (key, language): pk
        for pk, key, language in Translation.objects.filter(
            source__object_id__in=keys, enabled=True
        ).values_list("pk", "source__object_id", "target_locale__language_code")
    }
    counted = counts(begun.values())
    return [
        Row(
            page,
            page.depth - DEPTH_OF_HOMES,
            tuple(
                Cell(
                    language,
                    (page.translation_key, language) in live,
                    (page.translation_key, language) in begun,
                    counted.get(begun.get((page.translation_key, language), 0), {}),
                )
                for language in languages
            ),
        )
        for page in pages
    ]
