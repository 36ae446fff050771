"""Puts versions into Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from forms_app.editor.models import DialogPage
from forms_app.versions import views
from sites.admin.policy import WRITERS, allow_local

urlpatterns = [
    path("<int:page_id>/", views.history, name="history"),
    path("<int:page_id>/forskjell/", views.difference, name="difference"),
    path("<int:page_id>/apning/", views.availability, name="availability"),
]
for _pattern in urlpatterns:
    allow_local(f"versions:{_pattern.name}", *WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("versjoner/", include((urlpatterns, "versions")))]


@hooks.register("register_page_header_buttons")
def versions_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu at the top of a dialog's page."""
    if isinstance(page.specific, DialogPage):
        yield Button(
            _("Versions and opening"),
            reverse("versions:history", args=[page.pk]),
            icon_name="history",
            priority=45,
        )
