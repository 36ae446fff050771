"""Answers posted after the session had ended: kept for an hour for the same citizen in the same browser."""

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core import signing
from django.utils import timezone

from forms_app.filling.models import HeldAnswers
from sites.municipalities.models import Municipality
from sites.municipalities.scoping import for_municipality

KEPT = timedelta(hours=1)
_SALT = "forms_app.filling.held"
_PAGE_AGE = timedelta(hours=24)


def name_owner(citizen_id: int) -> str:
    """What a page's form carries, so that a late post can be held for the citizen who typed it."""
    return signing.dumps(citizen_id, salt=_SALT)


def citizen_named(named: str) -> int | None:
    """The citizen whom a form was made for; None when it names none, or too long ago."""
    try:
        return signing.loads(named, salt=_SALT, max_age=_PAGE_AGE)
    except signing.BadSignature:
        return None


def hold(
    municipality: Municipality,
    dialog: uuid.UUID,
    *,
    browser: str,
    named: str,
    step: int,
    typed: Mapping[str, Any],
) -> bool:
    """Keeps what was typed for the citizen that the form names; False when it names none, or no browser."""
    citizen_id = citizen_named(named)
    if citizen_id is None or not browser:
        return False
    kept = HeldAnswers(
        municipality_id=municipality.pk,
        dialog=dialog,
        citizen_id=citizen_id,
        browser=browser,
        step=step,
        delete_after=timezone.now() + KEPT,
    )
    kept.typed = dict(typed)
    kept.save(force_insert=True)
    return True


def find(municipality: Municipality, dialog: uuid.UUID, browser: str, citizen_id: int, step: int) -> Any:
    """What is held for a citizen's step, or {}."""
    kept = _own(municipality, dialog, browser, citizen_id).filter(step=step).order_by("-delete_after").first()
    return kept.typed if kept else {}


def drop(municipality: Municipality, dialog: uuid.UUID, browser: str, citizen_id: int) -> None:
    """Forgets what was held, once it is in the draft."""
    _own(municipality, dialog, browser, citizen_id).delete()


def _own(municipality: Municipality, dialog: uuid.UUID, browser: str, citizen_id: int) -> Any:
    return for_municipality(HeldAnswers.objects.all(), municipality).filter(
        dialog=dialog, browser=browser, citizen_id=citizen_id, delete_after__gt=timezone.now()
    )
