"""Puts the map and the search into Wagtail's admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from forms_app.editor.menu import register_button
from forms_app.overview import views
from sites.admin.policy import DIALOG_WRITERS
from sites.admin.rooms import register_views

urlpatterns = [
    path("sok/", views.usage, name="usage"),
    path("<int:page_id>/", views.chart, name="chart"),
]
register_views("skjemakart/", "overview", urlpatterns, *DIALOG_WRITERS)
register_button(
    _("Map of the dialog"), lambda page: reverse("overview:chart", args=[page.pk]), "list-ul", priority=44
)
