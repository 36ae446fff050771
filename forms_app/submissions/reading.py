"""Answers as people read them: one form for the review, the receipt, the desk and exports."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, override

from forms_app.definition.loading import load
from forms_app.definition.model import Definition
from forms_app.questions import get
from forms_app.submissions.models import Submission


@dataclass(frozen=True, slots=True)
class Row:
    """A question with its answer; lines of the answer are separated by newlines."""

    question_id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A step of the dialog with what was answered in it."""

    title: str
    rows: tuple[Row, ...]


def sections(submission: Submission) -> list[Section]:
    """A submission through the version, and in the language, that it was given in."""
    with override(submission.language):
        return sections_of(load(submission.version_id, submission.language), submission.answers)


def sections_of(definition: Definition, answers: Mapping[str, Any]) -> list[Section]:
    """Answers by step, in the dialog's order; steps without an answered question are left out."""
    found = []
    for step in definition.steps:
        rows = tuple(
            Row(question.id, question.label, get(question.type).display(question, answers[question.id]))
            for question in step.questions
            if question.id in answers
        )
        if rows:
            found.append(Section(step.title, rows))
    return found


def what_happens_next(definition: Definition) -> str:
    """What the municipality says happens after sending, with the time it takes on a line of its own."""
    lines = [definition.texts.get("next_steps", "")]
    if time := definition.texts.get("processing_time", ""):
        lines.append(gettext("Processing time: %(time)s") % {"time": time})
    return "\n".join(line for line in lines if line)
