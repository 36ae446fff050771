"""Keeping what a citizen has typed."""

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from forms_app.definition.model import Definition
from forms_app.definition.models import LiveDialog
from forms_app.filling.models import Draft, HeldAnswers
from forms_app.filling.owners import Owner
from sites.municipalities.models import Municipality

KEPT_DAYS = 30  # where a definition does not say


def find(owner: Owner, municipality: Municipality, dialog: uuid.UUID, lock: bool = False) -> Draft | None:
    """The owner's open draft of a dialog; `lock` needs a transaction and waits for who else is writing."""
    drafts = owner.drafts(municipality).filter(dialog=dialog)
    return (drafts.select_for_update() if lock else drafts).first()


def update(
    draft: Draft, definition: Definition, typed: Mapping[str, Any], *, step: int, language: str
) -> None:
    """Adds what was typed to a locked draft. Other questions keep what they have."""
    draft.typed = (draft.typed or {}) | dict(typed)
    draft.step, draft.language = step, language
    draft.delete_after = _kept_until(definition)
    draft.save(update_fields=["typed_sealed", "step", "language", "delete_after", "updated_at"])


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
) -> Draft:
    """A new draft with the id that the form proposed, or the one that a quicker tab has just made."""
    draft = Draft(
        id=key or uuid.uuid4(),
        municipality_id=municipality.pk,
        dialog=live.dialog,
        version_id=definition.version,
        citizen_id=owner.citizen_id,
        browser="" if owner.citizen_id is not None else owner.browser,
        language=language,
        step=step,
        delete_after=_kept_until(definition),
    )
    draft.typed, draft.facts = dict(typed), dict(facts)
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
        return draft
    except IntegrityError:
        with transaction.atomic():
            if other := find(owner, municipality, live.dialog, lock=True):
                update(other, definition, typed, step=step, language=language)
                return other
    # The proposed id is somebody else's draft.
    return create(
        owner,
        municipality,
        live,
        definition,
        typed=typed,
        facts=facts,
        step=step,
        language=language,
        key=None,
    )


def _kept_until(definition: Definition) -> Any:
    return timezone.now() + timedelta(days=definition.settings.get("retention_days") or KEPT_DAYS)


def delete_expired() -> int:
    """Deletes drafts and held answers whose time is out; returns how many drafts there were."""
    now = timezone.now()
    HeldAnswers.objects.filter(delete_after__lt=now).delete()
    count, _per_model = Draft.objects.filter(delete_after__lt=now).delete()
    return count
