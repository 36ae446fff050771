"""Puts translating into Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from sites.admin.policy import PAGE_STAFF, Role, allow_local
from sites.languages.paths import DEFAULT
from sites.municipalities import scoping
from sites.translations import languages, listing, trees, views
from sites.translations.approval import lacks, translation_of

urlpatterns = [
    path("", views.index, name="index"),
    path("<int:municipality_id>/", views.pages, name="pages"),
    path("<int:municipality_id>/sprak/", languages.choose, name="languages"),
    path("felles/<int:region_id>/", views.shared, name="shared"),
    path("side/<int:page_id>/<str:language>/", views.translate, name="translate"),
]
for _name in ("index", "pages", "translate"):
    allow_local(f"translations:{_name}", *PAGE_STAFF)
allow_local("translations:languages", Role.EDITOR)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("oversettelser/", include((urlpatterns, "translations")))]


class _TranslationsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return scoping.has_role(request.user, *PAGE_STAFF)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return _TranslationsItem(
        _("Translations"),
        reverse("translations:index"),
        name="translations",
        icon_name="wagtail-localize-language",
        order=405,
    )


@hooks.register("register_page_header_buttons")
def header_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """From a page in bokmål to each of its translations."""
    if page.locale.language_code != DEFAULT or not scoping.has_role(user, *PAGE_STAFF):
        return
    tree = trees.of_page(page)
    for code in tree.languages if tree else ():
        yield Button(
            _("Translate to %(language)s") % {"language": listing.called(code)},
            reverse("translations:translate", args=[page.pk, code]),
            icon_name="wagtail-localize-language",
            priority=58,
        )


@hooks.register("before_edit_page", order=-1)
def translated_in_one_place(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A translation is written on our page. wagtail-localize's own editor, for pictures and links, is one click
    further on, and publishes nothing that is not translated and checked."""
    translation = translation_of(page)
    if translation is None or "localize-restart-translation" in request.POST:
        return None
    source = translation.source.get_source_instance()
    tree = trees.of_page(page)
    if tree is None or page.locale.language_code not in tree.languages:
        return None
    own = redirect("translations:translate", source.pk, page.locale.language_code)
    if request.method == "POST":
        return own if request.POST.get("action") == "publish" and lacks(translation) else None
    return None if request.GET.get("editor") == "localize" else own
