"""Puts emergency messages into Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from sites.admin.policy import WRITERS, allow_local
from sites.alerts import views
from sites.municipalities import scoping

urlpatterns = [
    path("", views.index, name="index"),
    path("ny/", views.add, name="add"),
    path("<int:alert_id>/", views.edit, name="edit"),
]
for _pattern in urlpatterns:
    allow_local(f"alerts:{_pattern.name}", *WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("kriseinformasjon/", include((urlpatterns, "alerts")))]


class _AlertsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return scoping.has_role(request.user, *WRITERS)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return _AlertsItem(
        _("Emergency messages"), reverse("alerts:index"), name="alerts", icon_name="warning", order=450
    )
