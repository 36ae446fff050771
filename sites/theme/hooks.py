"""Puts the municipality's appearance into Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from sites.admin.policy import WRITERS, allow_local
from sites.municipalities import scoping
from sites.theme import appearance

urlpatterns = [
    path("", appearance.index, name="index"),
    path("<int:municipality_id>/", appearance.edit, name="edit"),
    path("<int:municipality_id>/forhandsvisning/", appearance.preview, name="preview"),
]
for _pattern in urlpatterns:
    allow_local(f"appearance:{_pattern.name}", *WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("utseende/", include((urlpatterns, "appearance")))]


class _AppearanceItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return scoping.has_role(request.user, *WRITERS)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return _AppearanceItem(
        _("Appearance"), reverse("appearance:index"), name="appearance", icon_name="view", order=460
    )
