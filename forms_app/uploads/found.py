"""Which files there are: in a draft, in a submission, and those a citizen sent before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import override

from forms_app.definition.model import Definition, Question, Step, with_inner
from forms_app.filling.models import Draft
from forms_app.questions import get
from forms_app.submissions.models import Submission
from forms_app.uploads.models import Attachment
from forms_app.uploads.stored import State, StoredFile

MOST_OFFERED = 20


def asks_for_files(definition: Definition) -> bool:
    """Whether any question of a dialog, also inside a group, takes files."""
    return any(has_files(step) for step in definition.steps)


def has_files(step: Step) -> bool:
    """Whether a step has a question for files, also inside a group."""
    return any(question.type == "files" for question in with_inner(step.questions))


def of_draft(draft: Draft | None) -> Mapping[str, tuple[StoredFile, ...]]:
    """The files of a draft by place, in the order they came."""
    found: dict[str, list[StoredFile]] = defaultdict(list)
    for row in draft.attachments.all() if draft else ():
        found[row.place].append(row.stored)
    return {place: tuple(files) for place, files in found.items()}


def of_submission(submission: Submission) -> list[StoredFile]:
    """The files that went with a submission."""
    return [row.stored for row in Attachment.objects.filter(submission_id=submission.pk)]


def sent_before(citizen_id: int | None, municipality_id: int) -> list[Attachment]:
    """Clean files that a citizen has sent to a municipality, each once, the newest first."""
    if citizen_id is None:
        return []
    rows = Attachment.objects.filter(
        municipality_id=municipality_id,
        submission__citizen_id=citizen_id,
        submission__municipality_id=municipality_id,
        state=State.CLEAN,
    )
    unlike: dict[str, Attachment] = {}
    for row in rows.order_by("-created_at")[: 3 * MOST_OFFERED]:
        unlike.setdefault(row.about["sha256"], row)
    return list(unlike.values())[:MOST_OFFERED]


def in_answers(definition: Definition, answers: Mapping[str, Any]) -> Iterator[str]:
    """The ids of the files in clean answers, rows of groups included."""
    yield from asked_for(definition, answers)


def asked_for(definition: Definition, answers: Mapping[str, Any]) -> dict[str, str]:
    """What each file in clean answers is the answer to, by the file's id, in the dialog's order.

    It is the question's label, after the title of the row where a group repeats the question.
    """
    with override(definition.written_in):
        return dict(_asked(definition.questions().values(), answers, ""))


def _asked(
    questions: Iterable[Question], answers: Mapping[str, Any], row_title: str
) -> Iterator[tuple[str, str]]:
    for question in questions:
        value = answers.get(question.id)
        if not value:
            continue
        if question.type == "files":
            label = f"{row_title}: {question.label}" if row_title else question.label
            yield from ((file["id"], label) for file in value["files"])
        elif question.type == "group":
            for number, row in enumerate(value, start=1):
                yield from _asked(question.questions, row, get(question.type).row_title(question, number))
