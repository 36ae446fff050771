"""A citizen presses Send: draft → submission, deliveries and doorbell, all or nothing."""

import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone

from forms_app.definition.loading import load
from forms_app.delivery import outbox
from forms_app.delivery.channels import plan
from forms_app.filling.applicants import Applicant, Level
from forms_app.filling.journey import Journey, walk
from forms_app.filling.models import Draft
from forms_app.filling.owners import Owner
from forms_app.questions.base import AnswerContext
from forms_app.submissions import reference, rows
from forms_app.submissions.models import Submission
from forms_app.submissions.signing import signed
from forms_app.submissions.times import OSLO
from forms_app.uploads.found import asks_for_files, of_draft
from forms_app.uploads.sending import hand_over
from forms_app.versions.availability import closure_at_send
from sites.municipalities.models import Municipality
from sites.queue.killpoints import reach

_TRIES = 3  # a fresh reference is taken already about once in 10,000 when a million are in use


class NotSendable(Exception):
    """The draft cannot be sent now: something is left to answer, the login does not reach, the dialog is
    closed or full, or there is no such draft of this owner."""


def send(
    key: uuid.UUID, owner: Owner, applicant: Applicant, municipality: Municipality, language: str
) -> Submission:
    """Makes the submission of the draft `key`. When it returns, everything is committed.

    The draft is taken under a lock first: what it holds then is what is checked and sent. However often and
    in parallel it is called for a draft, there is one submission, which every call by its owner returns.
    Raises NotSendable.
    """
    for left in reversed(range(_TRIES)):
        try:
            with transaction.atomic():
                submission = _send(key, owner, applicant, municipality, language)
                reach("send.before_commit")
        except IntegrityError:
            # The reference was taken. Everything is rolled back: again with another.
            if not left:
                raise
        else:
            reach("send.after_commit")
            return submission
    raise AssertionError("unreachable")


def _send(
    key: uuid.UUID, owner: Owner, applicant: Applicant, municipality: Municipality, language: str
) -> Submission:
    own = {"id": key, "municipality_id": municipality.pk, **owner.columns}
    draft = rows.take(Draft, **own)
    if draft is None:
        if (sent := rows.find(Submission, **own)) is None:
            raise NotSendable
        return sent
    journey = _walk(draft, language)
    if closure_at_send(draft.dialog, municipality.pk, draft.created_at):
        raise NotSendable
    if not (journey.complete and applicant.reaches(Level(journey.definition.level))):
        raise NotSendable
    reach("send.before_insert")
    submission = _submission(draft, journey, applicant, municipality)
    if not hand_over(draft, journey.definition, journey.values):
        raise NotSendable
    reach("send.after_attachments")
    with rows.together():
        rows.insert([submission])
        reach("send.after_submission")
        if deliveries := plan(submission):
            rows.insert(deliveries)
        reach("send.after_deliveries")
        outbox.ring_for(submission.pk)
    return submission


def _walk(draft: Draft, language: str) -> Journey:
    today = timezone.localtime(timezone=OSLO).date()
    definition = load(draft.version_id, language)
    files = of_draft(draft) if asks_for_files(definition) else {}
    return walk(definition, draft.typed or {}, AnswerContext(draft.facts or {}, today, files))


def _submission(
    draft: Draft, journey: Journey, applicant: Applicant, municipality: Municipality
) -> Submission:
    submission = Submission(
        id=draft.pk,
        municipality=municipality,
        reference=reference.new(),
        dialog=draft.dialog,
        version_id=draft.version_id,
        citizen_id=draft.citizen_id,
        browser=draft.browser,
        language=journey.definition.language,
        level=applicant.level.value,
        sent_at=timezone.now(),
    )
    submission.answers = signed(journey.definition, journey.values, applicant, submission.sent_at)
    submission.facts = draft.facts
    submission.begun_at, submission.channel = draft.created_at, draft.channel
    return submission
