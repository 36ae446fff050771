"""Puts the map and the search into Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from forms_app.editor.models import DialogPage
from forms_app.overview import views
from sites.admin.policy import WRITERS, allow_local

urlpatterns = [
    path("sok/", views.usage, name="usage"),
    path("<int:page_id>/", views.chart, name="chart"),
]
for _pattern in urlpatterns:
    allow_local(f"overview:{_pattern.name}", *WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("skjemakart/", include((urlpatterns, "overview")))]


@hooks.register("register_page_header_buttons")
def map_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu at the top of a dialog's page."""
    if isinstance(page.specific, DialogPage):
        yield Button(
            _("Map of the dialog"),
            reverse("overview:chart", args=[page.pk]),
            icon_name="list-ul",
            priority=44,
        )
