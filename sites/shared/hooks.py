"""Puts the list of shared pages into Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from sites.admin.policy import WRITERS, allow_local
from sites.municipalities import scoping
from sites.shared import views

urlpatterns = [
    path("", views.index, name="index"),
    path("<int:shared_id>/", views.show, name="show"),
]
for _pattern in urlpatterns:
    allow_local(f"shared_pages:{_pattern.name}", *WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("felles/", include((urlpatterns, "shared_pages")))]


class _SharedItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return scoping.has_role(request.user, *WRITERS)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return _SharedItem(
        _("Shared pages"), reverse("shared_pages:index"), name="shared-pages", icon_name="copy", order=415
    )
