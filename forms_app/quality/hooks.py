"""Puts the checks into Wagtail's admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from forms_app.editor.menu import register_button
from forms_app.quality import trials, views
from sites.admin.policy import DIALOG_WRITERS
from sites.admin.rooms import register_views

urlpatterns = [
    path("<int:page_id>/funn/", views.findings_of, name="findings"),
    path("<int:page_id>/prover/", trials.trials, name="trials"),
    path("<int:page_id>/prover/ny/", trials.record, name="record"),
]
register_views("dialoger/", "quality", urlpatterns, *DIALOG_WRITERS)
register_button(
    _("Robot and expectations"),
    lambda page: reverse("quality:trials", args=[page.pk]),
    "check",
    priority=46,
)
