"""The page where a citizen sees everything before sending it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from forms_app.filling.journey import Journey
from forms_app.questions import get
from forms_app.questions.answering import Answer
from forms_app.submissions.reading import heading_of


@dataclass(frozen=True, slots=True)
class Row:
    """A question and its answer as people read it; empty when it was left out."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """Answers that belong together, as in forms_app.submissions.reading."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A step with its answers; `number` for the link that changes them."""

    number: int
    title: str
    parts: tuple[Part, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every answer, without its part."""
        return tuple(row for part in self.parts for row in part.rows)


def sections(journey: Journey) -> list[Section]:
    """The answers of every step that applies, steps without questions left out."""
    found = []
    for state in journey.steps:
        if parts := tuple(_parts(_asked(state.answers))):
            found.append(Section(state.step.number, state.step.title, parts))
    return found


def _asked(answers: Iterable[Answer]) -> list[Answer]:
    return [answer for answer in answers if get(answer.question.type).asks]


def _parts(answers: Iterable[Answer]) -> Iterator[Part]:
    for heading, grouped in groupby(answers, lambda answer: heading_of(answer.question)):
        together = list(grouped)
        # Rows of a group that was left out say no more than that it was.
        if together[0].rows and together[0].value is not None:
            yield from (Part(state.row.title, _rows(_asked(state.answers))) for state in together[0].rows)
        else:
            yield Part(heading[1] if isinstance(heading, tuple) else "", _rows(together))


def _rows(answers: Iterable[Answer]) -> tuple[Row, ...]:
    return tuple(Row(answer.question.label, _text(answer)) for answer in answers)


def _text(answer: Answer) -> str:
    return "" if answer.value is None else get(answer.question.type).display(answer.question, answer.value)
