"""Warnings that editors have read and published in spite of."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

from forms_app.quality.findings import Finding, Subject
from forms_app.quality.models import AcceptedWarning
from sites.municipalities.scoping import municipality_of_page

TICKED = "publish_anyway"  # the name of the box in the editor's form; its value is a finding's fingerprint


def unaccepted(subject: Subject, found: Iterable[Finding]) -> list[Finding]:
    """The warnings that nobody has accepted for this dialog yet."""
    known = set(
        AcceptedWarning.objects.filter(dialog=subject.page.translation_key).values_list(
            "fingerprint", flat=True
        )
    )
    return [finding for finding in found if not finding.is_error and finding.fingerprint not in known]


def accept(page: Page, parent: Page | None, warnings: Iterable[Finding], user: Any) -> None:
    """Remembers that `user` published in spite of these."""
    owner = municipality_of_page(parent or page)
    if owner is None:
        return
    AcceptedWarning.objects.bulk_create(
        [
            AcceptedWarning(
                municipality=owner,
                dialog=page.translation_key,
                fingerprint=finding.fingerprint,
                message=finding.message,
                accepted_by=user if getattr(user, "pk", None) else None,
            )
            for finding in warnings
        ],
        ignore_conflicts=True,
    )
