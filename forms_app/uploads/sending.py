"""Files go with what they were sent with: the same rows, in the transaction that sends."""

from collections.abc import Mapping
from typing import Any

from forms_app.definition.model import Definition
from forms_app.filling.models import Draft
from forms_app.uploads import found
from forms_app.uploads.models import Attachment
from forms_app.uploads.stored import State


def hand_over(draft: Draft, definition: Definition, answers: Mapping[str, Any]) -> bool:
    """Makes the files in the answers the submission's, which has the draft's id; deletes the draft's others.

    False when one of them is not there, or was found to hold a virus in the last moment: then nothing may be
    sent. Not one byte is moved.
    """
    if not found.asks_for_files(definition):
        return True
    wanted = set(found.in_answers(definition, answers))
    sendable = Attachment.objects.filter(
        draft_id=draft.pk, pk__in=wanted, state__in=(State.WAITING, State.CLEAN)
    )
    if sendable.update(draft=None, submission_id=draft.pk) != len(wanted):
        return False
    Attachment.objects.filter(draft_id=draft.pk).delete()
    return True
