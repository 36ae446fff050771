"""What Min side shows of a draft and of a submission."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from forms_app.definition.loading import load
from forms_app.filling.left import journey_of, left
from forms_app.filling.models import Draft
from forms_app.submissions.models import Submission
from forms_app.submissions.timeline import Event, timeline


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A draft, its title in `language`. `left` says what is left to do; `url` is where it goes on, empty while
    its dialog is closed.
    `answers_url` shows what was written, open or not; `changed`: the dialog has a newer version."""

    id: UUID
    title: str
    language: str
    left: str
    saved_at: datetime
    kept_until: datetime
    url: str
    answers_url: str
    changed: bool


@dataclass(frozen=True, slots=True)
class SubmissionCard:
    """A submission, its title in `language`, with what has happened to it; `status` is the last of that."""

    reference: str
    title: str
    language: str
    sent_at: datetime
    status: str
    events: list[Event]
    url: str
    pdf_url: str


def of_draft(draft: Draft, opened: Mapping[UUID, tuple[str, int]], language: str) -> DraftCard:
    """The card of a draft read with its version, in `language`; `opened`: slug and version of open dialogs."""
    definition = load(draft.version_id, language)
    slug, version = opened.get(draft.dialog, ("", draft.version_id))
    changed = version != draft.version_id
    journey = journey_of(draft, language)
    if not slug:
        url = ""
    elif changed:
        url = reverse("filling:start", args=[slug])
    elif journey.todo is None:
        url = reverse("filling:review", args=[slug])
    else:
        url = reverse("filling:step", args=[slug, journey.todo])
    return DraftCard(
        id=draft.pk,
        title=definition.title,
        language=language if language in definition.languages else definition.languages[0],
        left=left(journey),
        saved_at=draft.updated_at,
        kept_until=draft.delete_after,
        url=url,
        answers_url=reverse("filling:answers", args=[slug or draft.version.slug]),
        changed=changed,
    )


def of_submission(submission: Submission) -> SubmissionCard:
    """The card of a row of `queries.submissions`, in the active language. No query."""
    events = timeline(submission)
    status = [event.title for event in events if event.done][-1]
    return SubmissionCard(
        reference=submission.reference,
        title=submission.title,
        language=submission.title_language,
        sent_at=submission.sent_at,
        status=status,
        events=events,
        url=reverse("receipts:receipt", args=[submission.reference]),
        pdf_url=reverse("receipts:pdf", args=[submission.reference]),
    )
