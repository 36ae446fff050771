"""Puts the desk into Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from selfservice.desk import queries, views
from sites.admin.policy import allow_local
from sites.municipalities import scoping

urlpatterns = [
    path("", views.submissions, name="submissions"),
    path("leveringer/", views.deliveries, name="deliveries"),
    path("leveringer/<uuid:delivery>/send-igjen/", views.send_again, name="send_again"),
    path("<str:reference>/", views.submission, name="submission"),
    path("<str:reference>/vedlegg/<uuid:file>/", views.attachment, name="attachment"),
]
for _pattern in urlpatterns:
    allow_local(f"desk:{_pattern.name}", *queries.READERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("innsendinger/", include((urlpatterns, "desk")))]


class DeskMenuItem(MenuItem):
    """Shown to those who may read submissions somewhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        return scoping.has_role(request.user, *queries.READERS)


@hooks.register("register_admin_menu_item")
def submissions_item() -> MenuItem:
    return DeskMenuItem(
        _("Submissions"), reverse("desk:submissions"), name="desk", icon_name="mail", order=150
    )
