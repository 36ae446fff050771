"""The editor's form of a dialog: drafts may be half-finished, what is published may not."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from forms_app.editor import gate
from forms_app.quality import acceptance
from forms_app.quality.findings import Finding, Subject, findings
from sites.municipalities.scoping import municipality_of_page


class DialogPageForm(WagtailAdminPageForm):
    """Runs the publish gate, except when only a draft is saved, by hand or by itself.

    Errors stop publishing. Warnings stop it until the editor has seen them and ticked “Publish anyway”.
    """

    def _post_clean(self) -> None:
        super()._post_clean()  # the page now has what was typed
        if not self.is_deferred_validation:
            self._check()

    def _check(self) -> None:
        # Where a block is not right in itself, its own message comes first.
        if "steps" not in self.cleaned_data:
            return
        parent = self.parent_page
        self.subject = Subject(self.instance, municipality_of_page(parent) if parent else None)
        self.found: list[Finding] = findings(self.subject)
        if problems := gate.problems(self.instance.steps):
            self.add_error("steps", gate.as_error(problems))
        for finding in self.found:
            if finding.is_error and finding.field != "steps":
                field = finding.field if finding.field in self.fields else None
                if field is None or field not in self.errors:
                    self.add_error(field, finding.message)
        self.warnings = acceptance.unaccepted(self.subject, self.found)
        ticked = set(self.data.get(acceptance.TICKED, "").split())
        if not self.errors and {warning.fingerprint for warning in self.warnings} - ticked:
            self.add_error(None, _("Read what the checks found, and tick “Publish anyway” to leave it so."))

    def save(self, commit: bool = True) -> Any:
        page = super().save(commit)
        if getattr(self, "warnings", None):
            acceptance.accept(page, self.parent_page, self.warnings, self.for_user)
        return page
