"""What header and footer need, for any page: pages of the tree, steps of dialogs, Min side.

The menu of a municipality is kept in the process until its content changes (sites.pagecache.stamps).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from sites.languages.paths import CODES, DEFAULT, PREFIXES, in_language
from sites.municipalities.models import Municipality
from sites.pagecache import stamps

PORTAL_SLUG = "selvbetjening"
PRIVACY_SLUG = "personvern"
# Each language is named in itself.
OWN_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "se": "Davvisámegiella", "en": "English"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the menu."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in a language; `current` for the one being read."""

    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Home:
    """A municipality's live front page in one language, and the pages that its menu shows."""

    page_id: int
    path: str
    url_path: str
    url: str
    menu: tuple[Link, ...]
    privacy: str

    def url_of(self, url_path: str) -> str:
        """The address of a page below this front page, without asking the database."""
        return self.url + url_path.removeprefix(self.url_path)


@dataclass(frozen=True, slots=True)
class Chrome:
    """The frame of one page."""

    home: str
    portal: str
    min_side: str
    search: str
    privacy: str
    menu: tuple[Link, ...]
    languages: tuple[LanguageLink, ...]


_homes: dict[int, tuple[int, dict[str, Home]]] = {}


def homes(municipality: Municipality) -> dict[str, Home]:
    """The municipality's live front pages by language."""
    now = stamps.current(stamps.content(municipality.pk), stamps.MUNICIPALITIES)
    known = _homes.get(municipality.pk)
    if known is None or known[0] != now:
        known = _homes[municipality.pk] = (now, _read_homes(municipality))
    return known[1]


def _read_homes(municipality: Municipality) -> dict[str, Home]:
    folder = municipality.folder
    found = {}  # a folder holds nothing but front pages
    for page in Page.objects.child_of(folder).live().select_related("locale"):
        language = page.locale.language_code
        url = PREFIXES[language] + "/"
        children = (
            Page.objects.child_of(page).live().values_list("title", "url_path", "slug", "show_in_menus")
        )
        links = [
            (Link(title, url + path.removeprefix(page.url_path)), *rest) for title, path, *rest in children
        ]
        menu = tuple(link for link, _slug, in_menu in links if in_menu)
        privacy = next((link.url for link, slug, _in_menu in links if slug == PRIVACY_SLUG), "")
        found[language] = Home(page.pk, page.path, page.url_path, url, menu, privacy)
    return {code: found[code] for code in CODES if code in found and code in municipality.languages}


def chrome(request: HttpRequest, page: Page | None = None, languages: Iterable[str] | None = None) -> Chrome:
    """The frame for a request. `languages`: those that the page exists in, where the caller knows better."""
    language = get_language() or DEFAULT
    there = homes(request.municipality)
    prefix = PREFIXES[language]
    urls = _urls_by_language(request, there, page, languages)
    links = tuple(
        LanguageLink(code, OWN_NAMES[code], urls[code], code == language) for code in CODES if code in urls
    )
    home = there.get(language)
    return Chrome(
        home=f"{prefix}/",
        portal=f"{prefix}/{PORTAL_SLUG}/",
        min_side=f"{prefix}/min-side/",
        search=f"{prefix}/sok/",
        privacy=home.privacy if home else "",
        menu=home.menu if home else (),
        languages=links if len(links) > 1 else (),
    )


def _urls_by_language(
    request: HttpRequest, there: dict[str, Home], page: Page | None, languages: Iterable[str] | None
) -> dict[str, str]:
    if page is None:
        codes = there if languages is None else languages
        return {code: in_language(request.path, code) for code in codes if code in there}
    if any(home.page_id == page.pk for home in there.values()):
        return {code: home.url for code, home in there.items()}
    rows = Page.objects.filter(translation_key=page.translation_key, live=True)
    pairs = rows.values_list("locale__language_code", "url_path")
    return {
        code: there[code].url_of(url_path)
        for code, url_path in pairs
        if code in there and url_path.startswith(there[code].url_path)
    }
