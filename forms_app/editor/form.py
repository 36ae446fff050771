"""The editor's form of a dialog: drafts may be half-finished, what is published may not."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from forms_app.editor import gate
from sites.municipalities.scoping import municipality_of_page

# What citizens must be told before they start.
NEEDED = ("summary", "next_steps", "los_theme")


class DialogPageForm(WagtailAdminPageForm):
    """Runs the publish gate, except when only a draft is saved, by hand or by itself."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.is_deferred_validation:
            self._check(data)
        return data

    def _check(self, data: dict[str, Any]) -> None:
        messages = {
            "summary": _("Say in short what people can do here."),
            "next_steps": _("Say what happens after the application is sent."),
            "los_theme": _("Choose a theme, so that people find the dialog."),
        }
        for name in NEEDED:
            if name in self.fields and name not in self.errors and not data.get(name):
                self.add_error(name, messages[name])
        if "reception_address" in data and not data["reception_address"]:
            municipality = municipality_of_page(self.parent_page) if self.parent_page else None
            if municipality is None or not municipality.reception_address:
                self.add_error(
                    "reception_address", _("The municipality has no reception address: write one.")
                )
        # Where a block is not right in itself, its own message comes first.
        if "steps" in data and (found := gate.problems(data["steps"])):
            self.add_error("steps", gate.as_error(found))
