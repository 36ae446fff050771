"""Puts the numbers into Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from forms_app.editor.models import DialogPage
from selfservice.numbers import views
from sites.admin.policy import DIALOG_WRITERS, allow_local
from sites.municipalities import scoping

urlpatterns = [
    path("", views.index, name="index"),
    path("tall.csv", views.csv, name="csv"),
    path("tjeneste/<uuid:dialog_id>/", views.of_dialog, name="dialog"),
]
for _pattern in urlpatterns:
    allow_local(f"numbers:{_pattern.name}", *DIALOG_WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("tall/", include((urlpatterns, "numbers")))]


class NumbersItem(MenuItem):
    """Shown to those who write for a municipality, and to the region."""

    def is_shown(self, request: HttpRequest) -> bool:
        return scoping.has_role(request.user, *DIALOG_WRITERS)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return NumbersItem(
        _("Numbers"), reverse("numbers:index"), name="numbers", icon_name="chart-column", order=160
    )


@hooks.register("register_icons")
def icons(icons: list[str]) -> list[str]:
    return [*icons, "selfservice/numbers/chart-column.svg"]


@hooks.register("register_page_header_buttons")
def numbers_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu at the top of a dialog's page."""
    if isinstance(page.specific, DialogPage):
        address = reverse("numbers:dialog", args=[page.translation_key])
        yield Button(_("Numbers"), address, icon_name="chart-column", priority=47)
