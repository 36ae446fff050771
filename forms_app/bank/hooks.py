"""Puts the question bank into Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from forms_app.bank import ready, views
from forms_app.editor.models import DialogPage
from sites.admin.policy import WRITERS, allow_local

urlpatterns = [
    path("", views.bank, name="bank"),
    path("<int:page_id>/", views.entries, name="entries"),
]
for _pattern in urlpatterns:
    allow_local(f"bank:{_pattern.name}", *WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("sporsmalsbank/", include((urlpatterns, "bank")))]


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


@hooks.register("register_page_header_buttons")
def bank_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu at the top of a dialog's page."""
    if isinstance(page.specific, DialogPage):
        yield Button(_("Question bank"), reverse("bank:bank"), icon_name="folder-open-inverse", priority=45)
