"""What header and footer need, for any page: pages of the tree, steps of dialogs, Min side."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from sites.alerts.showing import Message, messages
from sites.languages.paths import CODES, DEFAULT, PREFIXES, in_language
from sites.navigation.tree import Column, Link, PageTree, page_tree

PORTAL_SLUG = "selvbetjening"
PRIVACY_SLUG = "personvern"
# Each language is named in itself.
OWN_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "se": "Davvisámegiella", "en": "English"}


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in a language; `current` for the one being read."""

    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Chrome:
    """The frame of one page.

    `outdated` is where the page is in bokmål, if that says something that the translation being read does not.
    """

    home: str
    portal: str
    min_side: str
    search: str
    privacy: str
    menu: tuple[Link, ...]
    languages: tuple[LanguageLink, ...]
    footer: tuple[Column, ...]
    alerts: tuple[Message, ...]
    outdated: str


def chrome(request: HttpRequest, page: Page | None = None, languages: Iterable[str] | None = None) -> Chrome:
    """The frame for a request. `languages`: those that the page exists in, where the caller knows better."""
    language = get_language() or DEFAULT
    tree = page_tree(request.municipality)
    prefix = PREFIXES[language]
    if page is not None:
        urls = tree.urls.get(page.translation_key, {})
    else:
        codes = tree.homes if languages is None else languages
        urls = {code: in_language(request.path, code) for code in codes if code in tree.homes}
    links = tuple(
        LanguageLink(code, OWN_NAMES[code], urls[code], code == language) for code in CODES if code in urls
    )
    home = tree.homes.get(language)
    return Chrome(
        home=f"{prefix}/",
        portal=_child(tree, language, PORTAL_SLUG),
        min_side=f"{prefix}/min-side/",
        search=f"{prefix}/sok/",
        privacy=_child(tree, language, PRIVACY_SLUG),
        menu=home.menu if home else (),
        languages=links if len(links) > 1 else (),
        footer=home.footer if home else (),
        alerts=messages(request.municipality, language),
        outdated=urls.get(DEFAULT, "") if page is not None and page.pk in tree.outdated else "",
    )


def _child(tree: PageTree, language: str, slug: str) -> str:
    """Address of a page right below the front page; in bokmål where the language has none, empty if neither."""
    homes = (tree.homes[code] for code in (language, DEFAULT) if code in tree.homes)
    return next((home.children[slug] for home in homes if slug in home.children), "")
