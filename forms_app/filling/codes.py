"""The code that takes an anonymous draft to another device: 19¹⁶ (68 bits), kept as a keyed fingerprint."""

import re
import secrets
import uuid

from django.db import IntegrityError, transaction

from forms_app.filling.models import Draft, ResumeCode
from forms_app.filling.owners import Owner
from forms_app.submissions.reference import ALPHABET
from sites.encryption.cipher import blind_index
from sites.municipalities.models import Municipality
from sites.municipalities.scoping import for_municipality

LENGTH = 16
_SEPARATORS = re.compile(r"[\s\-‐-―−]+")


def issue(draft: Draft) -> str:
    """A new code for a draft, for example K7RM-2WXT-94CF-HJP3. The one before opens nothing any more."""
    characters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    ResumeCode.objects.update_or_create(
        draft=draft, defaults={"fingerprint": _fingerprint(characters, draft.municipality_id)}
    )
    return "-".join(characters[start : start + 4] for start in range(0, LENGTH, 4))


def draft_of(typed: str, municipality: Municipality, dialog: uuid.UUID) -> Draft | None:
    """The anonymous draft of a dialog that a code opens, however its letters and groups are written."""
    characters = _SEPARATORS.sub("", typed).upper()
    if len(characters) != LENGTH or not set(characters) <= set(ALPHABET):
        return None
    rows = for_municipality(Draft.objects.filter(citizen=None, dialog=dialog), municipality)
    return rows.filter(resume_code__fingerprint=_fingerprint(characters, municipality.pk)).first()


def take_over(draft: Draft, owner: Owner, *, replace: bool) -> bool:
    """Gives an anonymous draft to whoever has shown its code.

    False, and nothing changed, when the owner has a draft of the dialog already and will not `replace` it.
    """
    own = Draft.objects.filter(
        municipality_id=draft.municipality_id, dialog=draft.dialog, **owner.columns
    ).exclude(pk=draft.pk)
    columns = {"citizen_id": owner.citizen_id, "browser": "" if owner.citizen_id else owner.browser}
    try:
        with transaction.atomic():
            if replace:
                own.delete()
            elif own.exists():
                return False
            # Still anonymous: else somebody has logged in with it, or sent it, since.
            return bool(Draft.objects.filter(pk=draft.pk, citizen=None).update(**columns))
    except IntegrityError:  # a quicker tab has begun one
        return False


def _fingerprint(characters: str, municipality_id: int) -> str:
    return blind_index(characters, f"resume:{municipality_id}")
