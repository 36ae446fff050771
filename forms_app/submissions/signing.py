"""Signatures by login, as they are sent: level and time come from the login that presses Send."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from forms_app.definition.model import Definition
from forms_app.filling.applicants import Applicant


def signed(
    definition: Definition, values: Mapping[str, Any], applicant: Applicant, at: datetime
) -> dict[str, Any]:
    """The answers, with what a login proves in every signature.

    The login reaches the dialog's level, which the compiler raises to that of its signatures.
    """
    proof = {"level": applicant.level.value, "signed_at": at.astimezone(UTC).isoformat()}
    asked = definition.questions()
    return {
        name: {**value, **proof} if asked[name].type == "signature" else value
        for name, value in values.items()
    }
