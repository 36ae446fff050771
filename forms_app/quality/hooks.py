"""Puts the checks into Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from forms_app.editor.models import DialogPage
from forms_app.quality import trials, views
from sites.admin.policy import WRITERS, allow_local

urlpatterns = [
    path("<int:page_id>/funn/", views.findings_of, name="findings"),
    path("<int:page_id>/prover/", trials.trials, name="trials"),
    path("<int:page_id>/prover/ny/", trials.record, name="record"),
]
for _pattern in urlpatterns:
    allow_local(f"quality:{_pattern.name}", *WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("dialoger/", include((urlpatterns, "quality")))]


@hooks.register("register_page_header_buttons")
def trials_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu at the top of a dialog's page."""
    if isinstance(page.specific, DialogPage):
        yield Button(
            _("Robot and expectations"),
            reverse("quality:trials", args=[page.pk]),
            icon_name="check",
            priority=46,
        )
