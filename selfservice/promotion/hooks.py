"""Puts the panel into Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from forms_app.editor.models import DialogPage
from selfservice.promotion import panel
from sites.admin.policy import WRITERS, allow_local

urlpatterns = [
    path("<int:page_id>/", panel.panel, name="panel"),
    path("<int:page_id>/qr.svg", panel.qr_svg, name="qr_svg"),
    path("<int:page_id>/qr.png", panel.qr_png, name="qr_png"),
    path("<int:page_id>/plakat.pdf", panel.poster_pdf, name="poster"),
]
for _pattern in urlpatterns:
    allow_local(f"promote:{_pattern.name}", *WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("markedsfor/", include((urlpatterns, "promote")))]


@hooks.register("register_page_header_buttons")
def promote_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu at the top of a dialog's page."""
    if isinstance(page.specific, DialogPage):
        yield Button(_("Promote"), reverse("promote:panel", args=[page.pk]), icon_name="link", priority=46)
