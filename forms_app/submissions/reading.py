"""Answers as people read them: one form for the review, the receipt, the desk and exports."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext, override

from forms_app.definition.loading import load
from forms_app.definition.model import Definition, Question
from forms_app.questions import get
from forms_app.submissions.models import Submission


@dataclass(frozen=True, slots=True)
class Row:
    """A question with its answer; lines of the answer are separated by newlines."""

    question_id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """Answers that belong together: under a heading, or in a row of a group; `title` is empty for others."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A step of the dialog with what was answered in it."""

    title: str
    parts: tuple[Part, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every answer, without its part."""
        return tuple(row for part in self.parts for row in part.rows)


def sections(submission: Submission) -> list[Section]:
    """A submission through the version, and in the language, that it was given in."""
    with override(submission.language):
        return sections_of(load(submission.version_id, submission.language), submission.answers)


def sections_of(definition: Definition, answers: Mapping[str, Any]) -> list[Section]:
    """Answers by step, in the dialog's order; steps without an answered question are left out.

    All in one language, that of the questions.
    """
    found = []
    with override(definition.written_in):
        for step in definition.steps:
            answered = [question for question in step.questions if question.id in answers]
            if parts := tuple(_parts(answered, answers)):
                found.append(Section(step.title, parts))
    return found


def _parts(answered: Iterable[Question], answers: Mapping[str, Any]) -> Iterator[Part]:
    for heading, together in groupby(answered, heading_of):
        if not isinstance(heading, Question):
            yield Part(
                heading[1] if heading else "", tuple(_row(each, answers[each.id]) for each in together)
            )
            continue
        for number, values in enumerate(answers[heading.id], start=1):
            rows = (_row(inner, values[inner.id]) for inner in heading.questions if inner.id in values)
            yield Part(get(heading.type).row_title(heading, number), tuple(rows))


def heading_of(question: Question) -> Question | tuple[str, str] | None:
    """What an answer is read under: a group's own rows, or the heading over the question, if any."""
    return question if question.questions else question.section


def _row(question: Question, value: Any) -> Row:
    return Row(question.id, question.label, get(question.type).display(question, value))


def what_happens_next(definition: Definition) -> str:
    """What the municipality says happens after sending, with the time it takes on a line of its own."""
    lines = [definition.texts.get("next_steps", "")]
    if time := definition.texts.get("processing_time", ""):
        with override(definition.written_in):
            lines.append(gettext("Processing time: %(time)s") % {"time": time})
    return "\n".join(line for line in lines if line)
