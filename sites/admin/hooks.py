"""Narrows what Wagtail's listings and choosers offer to the municipalities an account works for."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail import hooks

from sites.admin.policy import own_collections
from sites.municipalities import scoping

# Menu items of views that are the region's alone (sites.admin.policy).
REGION_MENU = {"reports", "settings", "redirects", "snippets", "help"}


def _own_pages(pages: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    if scoping.is_region(request.user):
        return pages
    condition = Q(pk__in=[])
    for path in scoping.municipalities_of(request.user).values_list("folder__path", flat=True):
        condition |= Q(path__startswith=path)
    return pages.filter(condition)


def _to_link_to(pages: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    """One's own, and what one's region shares."""
    if scoping.is_region(request.user):
        return pages
    condition = Q(pk__in=[])
    own = scoping.municipalities_of(request.user)
    for paths in own.values_list("folder__path", "region__folder__path"):
        for path in filter(None, paths):
            condition |= Q(path__startswith=path)
    return pages.filter(condition)


def _own_files(files: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    if scoping.is_region(request.user):
        return files
    return files.filter(collection__in=own_collections(request.user))


hooks.register("construct_page_chooser_queryset", _to_link_to)
hooks.register("construct_explorer_page_queryset", lambda parent, pages, request: _own_pages(pages, request))
hooks.register("construct_image_chooser_queryset", _own_files)
hooks.register("construct_document_chooser_queryset", _own_files)


@hooks.register("construct_main_menu")
def hide_what_is_the_regions(request: HttpRequest, menu_items: list[Any]) -> None:
    if not scoping.is_region(request.user):
        menu_items[:] = [item for item in menu_items if item.name not in REGION_MENU]
