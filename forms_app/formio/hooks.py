"""Puts the import into Wagtail's admin."""

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from forms_app.formio import views
from sites.admin.policy import DIALOG_WRITERS
from sites.admin.rooms import register_views
from sites.municipalities import scoping

urlpatterns = [
    path("", views.import_view, name="import"),
    path("<uuid:import_id>/", views.imported, name="imported"),
]
register_views("formio/", "formio", urlpatterns, *DIALOG_WRITERS)


class ImportMenuItem(MenuItem):
    """Shown to those who may make dialogs."""

    def is_shown(self, request: HttpRequest) -> bool:
        return scoping.has_role(request.user, *DIALOG_WRITERS)


@hooks.register("register_admin_menu_item")
def import_item() -> MenuItem:
    return ImportMenuItem(
        _("Import a form"), reverse("formio:import"), name="formio", icon_name="upload", order=850
    )
