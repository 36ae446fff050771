"""Which files there are: in a draft, in a submission, and those a citizen sent before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from forms_app.definition.model import Definition, Question, Step, with_inner
from forms_app.filling.models import Draft
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
    return _in_values(definition.questions().values(), answers)


def _in_values(questions: Any, answers: Mapping[str, Any]) -> Iterator[str]:
    question: Question
    for question in questions:
        value = answers.get(question.id)
        if not value:
            continue
        if question.type == "files":
            yield from (file["id"] for file in value["files"])
        elif question.type == "group":
            for row in value:
                yield from _in_values(question.settings["questions"], row)
