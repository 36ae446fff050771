"""Puts the import into Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from forms_app.formio import views
from sites.admin.policy import WRITERS, allow_local
from sites.municipalities import scoping

urlpatterns = [
    path("", views.import_view, name="import"),
    path("<uuid:import_id>/", views.imported, name="imported"),
]
for _pattern in urlpatterns:
    allow_local(f"formio:{_pattern.name}", *WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("formio/", include((urlpatterns, "formio")))]


class ImportMenuItem(MenuItem):
    """Shown to those who may make dialogs."""

    def is_shown(self, request: HttpRequest) -> bool:
        return scoping.has_role(request.user, *WRITERS)


@hooks.register("register_admin_menu_item")
def import_item() -> MenuItem:
    return ImportMenuItem(
        _("Import a form"), reverse("formio:import"), name="formio", icon_name="upload", order=850
    )
