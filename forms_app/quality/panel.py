"""The checks' place in the editor: above the steps, renewed whenever Wagtail has saved the draft."""

from collections.abc import Sequence
from typing import Any

from django.forms import Media
from django.urls import reverse
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static

from forms_app.quality import acceptance
from forms_app.quality.findings import Finding, Subject


class FindingsPanel(Panel):
    """What the checks find. Looking for it takes a while, so the page is shown first and the script asks.

    Where publishing has just been refused, it is known already, and stands there without a script too.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "forms_app/quality/panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            if self.instance.pk:
                context["url"] = reverse("quality:findings", args=[self.instance.pk])
            found = getattr(self.form, "found", None)
            if found is not None:
                context |= listed(self.form.subject, found)
            return context

        @property
        def media(self) -> Media:
            folder = "forms_app/editor"
            return Media(
                css={"all": [versioned_static(f"{folder}/findings.css")]},
                js=[versioned_static(f"{folder}/findings.js")],
            )


def listed(subject: Subject, found: Sequence[Finding]) -> dict[str, Any]:
    """What the template of the findings needs: errors, warnings, and which of these are new."""
    new = acceptance.unaccepted(subject, found)
    return {
        "found": True,
        "errors": [finding for finding in found if finding.is_error],
        "warnings": new,
        "accepted": [finding for finding in found if not finding.is_error and finding not in new],
        "ticked_name": acceptance.TICKED,
        "fingerprints": " ".join(sorted(finding.fingerprint for finding in new)),
    }
