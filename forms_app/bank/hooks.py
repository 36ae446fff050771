"""Puts the question bank into Wagtail's admin."""

from django.urls import path, reverse
from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks

from forms_app.bank import ready, views
from forms_app.editor.menu import register_button
from sites.admin.policy import DIALOG_WRITERS
from sites.admin.rooms import register_views

urlpatterns = [
    path("", views.bank, name="bank"),
    path("<int:page_id>/", views.entries, name="entries"),
]
register_views("sporsmalsbank/", "bank", urlpatterns, *DIALOG_WRITERS)
register_button(
    gettext_lazy("Question bank"), lambda page: reverse("bank:bank"), "folder-open-inverse", priority=45
)


@hooks.register("insert_editor_js")
def question_bank() -> SafeString:
    """Ready questions, and the words of the controls that put them in, keep others, and move questions."""
    labels = {
        "insert": _("Put in from the question bank …"),
        "ready": _("Ready questions"),
        "own": _("Our own"),
        "keep": _("Keep in our question bank"),
        "name": _("Name in the question bank"),
        "save": _("Keep"),
        "failed": _("It could not be kept. Try again."),
        "move": _("Move to another step or group"),
    }
    values = {"entries": ready.entries(), "labels": labels, "url": reverse("bank:bank")}
    return json_script(values, "question-bank")
