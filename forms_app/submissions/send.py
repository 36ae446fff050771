"""A citizen presses Send: draft → submission, deliveries and doorbell, all or nothing."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from forms_app.definition.loading import load
from forms_app.delivery import outbox
from forms_app.delivery.channels import plan
from forms_app.filling.applicants import Applicant, Level
from forms_app.filling.journey import Journey, walk
from forms_app.filling.models import Draft
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
    closed or full, or the draft is gone."""


def send(draft: Draft, journey: Journey, applicant: Applicant, municipality: Municipality) -> Submission:
    """Makes the submission of a draft that its owner sends. When it returns, everything is committed.

    `draft` must be one the applicant owns. It is taken under a lock, and checked again if it changed.
    However often and in parallel it is called for a draft, there is one submission, which every call returns.
    Raises NotSendable.
    """
    for left in reversed(range(_TRIES)):
        try:
            with transaction.atomic():
                submission = _send(draft, journey, applicant, municipality)
                reach("send.before_commit")
        except IntegrityError:
            # The reference was taken. Everything is rolled back: again with another.
            if not left:
                raise
        else:
            reach("send.after_commit")
            return submission
    raise AssertionError("unreachable")


def _send(draft: Draft, journey: Journey, applicant: Applicant, municipality: Municipality) -> Submission:
    locked = rows.take(Draft, draft.pk, municipality.pk)
    if locked is None:
        return _already_sent(draft, municipality)
    if locked.citizen_id is not None and locked.citizen_id != applicant.citizen_id:
        raise NotSendable
    if _changed(draft, locked):
        journey = _walk_again(locked, journey.definition.language)
    if closure_at_send(locked.dialog, locked.created_at):
        raise NotSendable
    if not (journey.complete and applicant.reaches(Level(journey.definition.level))):
        raise NotSendable
    reach("send.before_insert")
    submission = _submission(locked, journey, applicant, municipality)
    rows.insert([submission])
    reach("send.after_submission")
    if not hand_over(locked, journey.definition, journey.values):
        raise NotSendable
    reach("send.after_attachments")
    if deliveries := plan(submission):
        rows.insert(deliveries)
    reach("send.after_deliveries")
    outbox.ring_for(submission.pk)
    return submission


def _already_sent(draft: Draft, municipality: Municipality) -> Submission:
    own = Submission.objects.filter(
        pk=draft.pk, municipality_id=municipality.pk, citizen_id=draft.citizen_id, browser=draft.browser
    )
    if (submission := own.first()) is None:
        raise NotSendable
    return submission


def _changed(seen: Draft, locked: Draft) -> bool:
    return (seen.version_id, bytes(seen.typed_sealed), bytes(seen.facts_sealed)) != (
        locked.version_id,
        bytes(locked.typed_sealed),
        bytes(locked.facts_sealed),
    )


def _walk_again(locked: Draft, language: str) -> Journey:
    today = timezone.localtime(timezone=OSLO).date()
    definition = load(locked.version_id, language)
    files = of_draft(locked) if asks_for_files(definition) else {}
    return walk(definition, locked.typed or {}, AnswerContext(locked.facts or {}, today, files))


def _submission(
    locked: Draft, journey: Journey, applicant: Applicant, municipality: Municipality
) -> Submission:
    submission = Submission(
        id=locked.pk,
        municipality=municipality,
        reference=reference.new(),
        dialog=locked.dialog,
        version_id=locked.version_id,
        citizen_id=locked.citizen_id,
        browser=locked.browser,
        language=journey.definition.language,
        level=applicant.level.value,
        sent_at=timezone.now(),
    )
    submission.answers = signed(journey.definition, journey.values, applicant, submission.sent_at)
    submission.facts = locked.facts
    return submission
