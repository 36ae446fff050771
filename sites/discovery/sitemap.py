"""The sitemap of a municipality (sitemaps.org 0.9) and its robots.txt (RFC 9309).

Each room names what it has that anybody may read, in the languages that it is written in.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from sites.languages.paths import DEFAULT, PREFIXES
from sites.municipalities.models import Municipality
from sites.navigation.tree import page_tree
from sites.pagecache import public
from sites.pages.models import BasePage

MOST = 50_000  # addresses in one sitemap, by the protocol
# Personal, or made anew for each visitor: below each language's prefix.
_NOT_FOR_ROBOTS = ("/min-side/", "/sok/?", "/sok/forslag/")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to read: its path in each language that it is written in."""

    urls: Mapping[str, str]
    changed: datetime | None = None


Source = Callable[[Municipality], Iterable[Entry]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Called once at start by a room with pages for everybody. `source` is called with bokmål active."""
    _sources.append(source)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page of the host's municipality, each with its other languages."""
    municipality = _municipality(request)
    entries = [*pages(municipality), *(entry for source in _sources for entry in source(municipality))]
    addresses = [(url, entry) for entry in entries for url in entry.urls.values()]
    context = {"root": municipality.root_url, "addresses": addresses[:MOST], "default": DEFAULT}
    return public.mark(render(request, "sites/sitemap.xml", context, content_type="application/xml"))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What robots need not ask for, and where the sitemap is."""
    municipality = _municipality(request)
    lines = ["User-agent: *", "Disallow: /idporten/"]
    lines += [
        f"Disallow: {PREFIXES[code]}{path}" for code in municipality.languages for path in _NOT_FOR_ROBOTS
    ]
    lines += ["", f"Sitemap: {municipality.root_url}{reverse('sitemap')}", ""]
    return public.mark(HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8"))


def pages(municipality: Municipality) -> list[Entry]:
    """The pages of the municipal web and what the region shares, but mere copies and what needs a password."""
    tree = page_tree(municipality)
    rows = Page.objects.live().filter(
        path__startswith=municipality.folder.path, content_type__in=_page_types(), alias_of=None
    )
    found: dict[object, dict[str, str]] = {}
    changed: dict[object, datetime | None] = {}
    for key, path, url_path, language, published in rows.order_by("path").values_list(
        "translation_key", "path", "url_path", "locale__language_code", "last_published_at"
    ):
        home = tree.homes.get(language)
        if home and path.startswith(home.path) and not path.startswith(tree.closed):
            found.setdefault(key, {})[language] = home.url_of(url_path)
            changed[key] = max(filter(None, (changed.get(key), published)), default=None)
    for language, shared in tree.shared.items():
        for key in (tree.keys[pk] for pk in shared.values()):
            found.setdefault(key, {})[language] = tree.urls[key][language]
    return [Entry(urls, changed.get(key)) for key, urls in found.items()]


def _page_types() -> list[int]:
    models = [model for model in apps.get_models() if issubclass(model, BasePage)]
    return [kind.pk for kind in ContentType.objects.get_for_models(*models).values()]


def _municipality(request: HttpRequest) -> Municipality:
    municipality: Municipality | None = request.municipality  # type: ignore[attr-defined]
    if municipality is None:
        raise Http404
    return municipality
