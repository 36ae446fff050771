"""Puts the panel into Wagtail's admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from forms_app.editor.menu import register_button
from selfservice.promotion import panel
from sites.admin.policy import DIALOG_WRITERS
from sites.admin.rooms import register_views

urlpatterns = [
    path("<int:page_id>/", panel.panel, name="panel"),
    path("<int:page_id>/qr.svg", panel.qr_svg, name="qr_svg"),
    path("<int:page_id>/qr.png", panel.qr_png, name="qr_png"),
    path("<int:page_id>/plakat.pdf", panel.poster_pdf, name="poster"),
]
register_views("markedsfor/", "promote", urlpatterns, *DIALOG_WRITERS)
register_button(_("Promote"), lambda page: reverse("promote:panel", args=[page.pk]), "link", priority=46)
