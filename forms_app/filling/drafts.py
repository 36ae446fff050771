"""Keeping what a citizen has typed."""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from forms_app.definition.model import Definition
from forms_app.definition.models import LiveDialog
from forms_app.filling.models import Draft, HeldAnswers
from forms_app.filling.owners import Owner
from forms_app.submissions import rows
from forms_app.submissions.models import Submission
from sites.municipalities.models import Municipality

KEPT_DAYS = 30  # where a definition does not say
WRITTEN = ("typed_sealed", "step", "furthest", "language", "delete_after", "reminded_at", "updated_at")


def find(owner: Owner, municipality: Municipality, dialog: uuid.UUID) -> Draft | None:
    """The owner's open draft of a dialog."""
    return rows.find(Draft, municipality_id=municipality.pk, dialog=dialog, **owner.columns)


def update(
    draft: Draft,
    definition: Definition,
    typed: Mapping[str, Any],
    *,
    step: int,
    language: str,
    furthest: int = 0,
) -> bool:
    """Adds what was typed to a draft. Other questions keep what they have.

    False, and nothing written, when the draft has been changed or sent since it was read: read it again.
    Every sealed value is unlike all before it, so comparing it shows that; no lock is held while we work.
    """
    as_read = bytes(draft.typed_sealed)
    draft.typed = (draft.typed or {}) | dict(typed)
    draft.step, draft.language = step, language
    draft.furthest = max(draft.furthest, furthest)
    draft.delete_after, draft.updated_at = _kept_until(definition), timezone.now()
    draft.reminded_at = None
    return rows.change(draft, WRITTEN, typed_sealed=as_read)


def create(
    owner: Owner,
    municipality: Municipality,
    live: LiveDialog,
    definition: Definition,
    *,
    typed: Mapping[str, Any],
    facts: Mapping[str, Any],
    step: int,
    language: str,
    key: uuid.UUID | None,
    furthest: int = 0,
    channel: str = "",
) -> Draft | None:
    """A new draft with the id that the form proposed.

    None, and nothing written, when that id is taken, by a submission too, or the owner has a draft by now
    from a quicker tab.
    """
    now = timezone.now()
    draft = Draft(
        id=key or uuid.uuid4(),
        municipality_id=municipality.pk,
        dialog=live.dialog,
        version_id=definition.version,
        citizen_id=owner.citizen_id,
        browser="" if owner.citizen_id is not None else owner.browser,
        language=language,
        step=step,
        furthest=furthest,
        channel=channel,
        created_at=now,
        updated_at=now,
        delete_after=_kept_until(definition),
    )
    draft.typed, draft.facts = dict(typed), dict(facts)
    return draft if rows.insert_new(draft, Submission) else None


def move(draft: Draft, version_id: int, facts: Mapping[str, Any]) -> bool:
    """Has a draft go on with another version of its dialog. What was typed stays, asked for or not.

    False, and nothing written, when the draft has been changed, moved or sent since it was read.
    """
    as_read = {"typed_sealed": bytes(draft.typed_sealed), "version_id": draft.version_id}
    draft.version_id, draft.facts, draft.updated_at = version_id, dict(facts), timezone.now()
    return rows.change(draft, ("version_id", "facts_sealed", "updated_at"), **as_read)


def _kept_until(definition: Definition) -> datetime:
    """The midnight after the last day. Whole days: what is saved again the same day touches no index."""
    days = definition.settings.get("retention_days") or KEPT_DAYS
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=days + 1)


def delete_expired() -> int:
    """Deletes drafts and held answers whose time is out; returns how many drafts there were."""
    now = timezone.now()
    HeldAnswers.objects.filter(delete_after__lt=now).delete()
    count, _per_model = Draft.objects.filter(delete_after__lt=now).delete()
    return count
