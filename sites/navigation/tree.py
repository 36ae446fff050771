"""Where the live pages of a municipality are: kept in the process until its content changes.

Links between pages name a page in one language and lead to it in the reader's own, without asking the
database.
"""

from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q
from wagtail.models import Page, PageViewRestriction

from sites.languages.paths import CODES, DEFAULT, PREFIXES
from sites.municipalities.models import Municipality
from sites.pagecache import stamps
from sites.pagecache.memo import Memo
from sites.shared import reading

DEPTH_OF_HOMES = 3


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the menu."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Column:
    """Links under a heading in the footer, as the front page's editors chose them."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """A municipality's live front page in one language, and what its frame links to."""

    page_id: int
    path: str
    url_path: str
    url: str
    menu: tuple[Link, ...]
    children: dict[str, str]  # addresses by slug
    footer: tuple[Column, ...] = ()

    def url_of(self, url_path: str) -> str:
        """The address of a page below this front page."""
        return self.url + url_path.removeprefix(self.url_path)


@dataclass(frozen=True, slots=True)
class PageTree:
    """The live pages of a municipality.

    `urls` has the address of every page in each language that it exists in, `closed` the paths of trees that
    Wagtail must ask about first (password, login), `outdated` the ids of translations that lack
    something that their source says. `shared` has the ids of the region's pages that are shown here, by language and
    then by what their address has after the region's slug.
    """

    homes: dict[str, Home]
    keys: dict[int, object]
    urls: dict[object, dict[str, str]]
    closed: tuple[str, ...]
    outdated: frozenset[int]
    shared: dict[str, dict[str, int]]

    def url(self, page_id: int, language: str) -> str:
        """Where readers of a language find a page: in it, else in bokmål, else anywhere; empty if nowhere."""
        urls = self.urls.get(self.keys.get(page_id), {})
        return urls.get(language) or urls.get(DEFAULT) or next(iter(urls.values()), "")


_trees: Memo[PageTree] = Memo()


def page_tree(municipality: Municipality) -> PageTree:
    """The municipality's live pages, read again when anything about them has changed."""
    names = (stamps.content(municipality.pk), stamps.SHARED_PAGES, stamps.MUNICIPALITIES)
    return _trees.get(municipality.pk, names, lambda: _read(municipality))


def homes(municipality: Municipality) -> dict[str, Home]:
    """The municipality's live front pages by language."""
    return page_tree(municipality).homes


def _rows(municipality: Municipality, common: str | None) -> Any:
    """Its live pages and those below `common`, with all that the tree says of them, in one query.

    On each row the same two arrays: trees that are closed, and shared pages that the municipality has hidden.
    """
    trees = [municipality.folder.path, *([common] if common else [])]
    closed = PageViewRestriction.objects.filter(_below(trees, "page__path"))
    return (
        Page.objects.live()
        .filter(_below(trees, "path"), depth__gte=DEPTH_OF_HOMES)
        .order_by("path")
        .values_list(
            *("pk", "path", "depth", "url_path", "translation_key", "locale__language_code"),
            *("title", "slug", "show_in_menus", "homepage__footer", "outdated_translation__since"),
            ArraySubquery(closed.values("page__path")),
            ArraySubquery(municipality.hidden_pages.values("translation_key")),
        )
    )


def _below(trees: list[str], field: str) -> Q:
    return reduce(or_, (Q(**{f"{field}__startswith": path}) for path in trees))


def _read(municipality: Municipality) -> PageTree:
    """Its own pages and those that its region shares."""
    common = municipality.region.folder.path if municipality.region.folder else None
    closed: list[str] = []
    hidden: list[UUID] = []
    keys: dict[int, object] = {}
    urls: dict[object, dict[str, str]] = {}
    found: dict[str, Home] = {}
    menus: dict[str, list[Link]] = {}
    outdated: set[int] = set()
    footers: dict[str, Any] = {}
    of_region: list[tuple[Any, ...]] = []
    for row in _rows(municipality, common):
        pk, path, depth, url_path, key, language, title, slug, in_menu, footer, outdated_since, *arrays = row
        closed, hidden = arrays
        if common and path.startswith(common):
            of_region.append((pk, key, language, path, title, url_path, depth))
            if outdated_since:
                outdated.add(pk)
            continue
        if depth == DEPTH_OF_HOMES and language in municipality.languages:
            found[language] = Home(pk, path, url_path, PREFIXES[language] + "/", (), {})
            menus[language], footers[language] = [], footer.raw_data
        home = found.get(language)
        if home is None or not path.startswith(home.path):
            continue
        url = home.url_of(url_path)
        keys[pk] = key
        if outdated_since:
            outdated.add(pk)
        urls.setdefault(key, {})[language] = url
        if depth == DEPTH_OF_HOMES + 1:
            home.children[slug] = url
            if in_menu:
                menus[language].append(Link(title, url))
    shared: dict[str, dict[str, int]] = {}
    for page in reading.shown(
        reading.pages_of(of_region, tuple(closed)), municipality.languages, set(hidden)
    ):
        if home := found.get(page.language):
            keys[page.pk] = page.key
            urls.setdefault(page.key, {})[page.language] = page.url
            shared.setdefault(page.language, {})[page.url.removeprefix(f"{home.url}{reading.SLUG}/")] = (
                page.pk
            )
    complete = {code: replace(found[code], menu=tuple(menus[code])) for code in CODES if code in found}
    tree = PageTree(complete, keys, urls, tuple(closed), frozenset(outdated), shared)
    return replace(
        tree,
        homes={
            code: replace(home, footer=tuple(_column(block["value"], tree, code) for block in footers[code]))
            for code, home in complete.items()
        },
    )


def _column(value: dict[str, Any], tree: PageTree, language: str) -> Column:
    rows = [row.get("value", row) for row in value.get("links", [])]
    links = (
        (row["title"], tree.url(row["page"], language) if row.get("page") else row.get("url", ""))
        for row in rows
    )
    return Column(value.get("heading", ""), tuple(Link(title, url) for title, url in links if url))
