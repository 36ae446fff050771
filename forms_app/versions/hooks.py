"""Puts versions into Wagtail's admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from forms_app.editor.menu import register_button
from forms_app.versions import views
from sites.admin.policy import DIALOG_WRITERS
from sites.admin.rooms import register_views

urlpatterns = [
    path("<int:page_id>/", views.history, name="history"),
    path("<int:page_id>/forskjell/", views.difference, name="difference"),
    path("<int:page_id>/apning/", views.availability, name="availability"),
]
register_views("versjoner/", "versions", urlpatterns, *DIALOG_WRITERS)
register_button(
    _("Versions and opening"),
    lambda page: reverse("versions:history", args=[page.pk]),
    "history",
    priority=45,
)
