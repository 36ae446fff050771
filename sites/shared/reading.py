"""Which shared pages a municipality shows, and where. Read once per region, until one of them changes."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wagtail.models import Page, PageViewRestriction

from sites.languages.paths import PREFIXES
from sites.municipalities.models import Municipality, Region
from sites.pagecache import stamps
from sites.pagecache.memo import Memo

SLUG = "felles"  # below each language's prefix, on the host of every municipality
DEPTH_OF_HOMES = 3


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A live shared page. `place` is its path in the tree, `url` where it is found on every host."""

    pk: int
    key: UUID
    language: str
    place: str
    title: str
    url: str
    depth: int


_known: Memo[tuple[SharedPage, ...]] = Memo()


def every(region_id: int) -> tuple[SharedPage, ...]:
    """All that a region shares, in the order of the tree; homes without pages are left out."""
    names = (stamps.SHARED_PAGES, stamps.MUNICIPALITIES)
    return _known.get(region_id, names, lambda: _read(region_id))


def shown(
    pages: Iterable[SharedPage], languages: Collection[str], hidden: Collection[UUID]
) -> Iterator[SharedPage]:
    """Those that a municipality shows: in its languages, without what it has hidden and what is below that."""
    skipped = None
    for page in pages:
        if skipped is not None and page.place.startswith(skipped):
            continue
        skipped = page.place if page.key in hidden else None
        if skipped is None and page.language in languages:
            yield page


COLUMNS = ("pk", "translation_key", "locale__language_code", "path", "title", "url_path", "depth")


def pages_of(rows: Iterable[Any], closed: tuple[str, ...]) -> tuple[SharedPage, ...]:
    """What is shared of rows with COLUMNS: a page in a `closed` tree is not, nor a home without pages."""
    pages = [
        SharedPage(pk, key, language, path, title, _url(language, url_path), depth)
        for pk, key, language, path, title, url_path, depth in rows
        if not path.startswith(closed)
    ]
    inhabited = {page.place[: DEPTH_OF_HOMES * Page.steplen] for page in pages if page.depth > DEPTH_OF_HOMES}
    return tuple(page for page in pages if page.place[: DEPTH_OF_HOMES * Page.steplen] in inhabited)


def _read(region_id: int) -> tuple[SharedPage, ...]:
    folder = Region.objects.filter(pk=region_id).values_list("folder__path", flat=True).first()
    if not folder:
        return ()
    closed = PageViewRestriction.objects.filter(page__path__startswith=folder)
    rows = Page.objects.live().filter(path__startswith=folder, depth__gte=DEPTH_OF_HOMES).order_by("path")
    return pages_of(rows.values_list(*COLUMNS), tuple(closed.values_list("page__path", flat=True)))


def _url(language: str, url_path: str) -> str:
    _root, _folder, _home, below = url_path.split("/", 3)
    return f"{PREFIXES[language]}/{SLUG}/{below}"


def address_of(page: Page) -> tuple[Municipality, str] | None:
    """Where staff of the region look at a shared page: on its first municipality. None for any other page."""
    first = (
        Municipality.objects.filter(region__folder__path=page.path[: 2 * Page.steplen])
        .select_related("site")
        .order_by("slug")
        .first()
    )
    return (first, _url(page.locale.language_code, page.url_path)) if first else None
