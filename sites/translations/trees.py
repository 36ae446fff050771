"""The trees whose pages are translated: each municipality's own, and what each region shares with its own."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from sites.languages.paths import CODES, DEFAULT
from sites.municipalities import scoping
from sites.municipalities.models import Municipality, Region


@dataclass(frozen=True, slots=True)
class Tree:
    """`path` is its folder's, `languages` those that it is translated to, `url` where that is listed."""

    name: str
    path: str
    languages: tuple[str, ...]
    url: str


def of_municipality(place: Municipality) -> Tree:
    """What a municipality writes itself."""
    url = reverse("translations:pages", args=[place.pk])
    return Tree(str(place), place.folder.path, _targets(place.languages), url)


def of_region(region: Region) -> Tree:
    """What a region shares, in every language that one of its municipalities publishes in.

    The region must have its folder.
    """
    chosen = Municipality.objects.filter(region=region).values_list("languages", flat=True)
    name = f"{_('Shared pages')} – {region}"
    path = region.folder.path  # type: ignore[union-attr]
    languages = {code for codes in chosen for code in codes}
    return Tree(name, path, _targets(languages), reverse("translations:shared", args=[region.pk]))


def of_page(page: Page) -> Tree | None:
    """The tree that a page is in; None for the folders themselves and for what lies outside."""
    if page.depth < 3:
        return None
    if place := scoping.municipality_of_page(page):
        return of_municipality(place)
    folder = page.path[: 2 * Page.steplen]
    region = Region.objects.filter(folder__path=folder).select_related("folder").first()
    return of_region(region) if region else None


def _targets(languages: Collection[str]) -> tuple[str, ...]:
    return tuple(code for code in CODES if code in languages and code != DEFAULT)
