"""The page where a citizen sees everything before sending it."""

from dataclasses import dataclass

from forms_app.filling.journey import Journey
from forms_app.questions import get


@dataclass(frozen=True, slots=True)
class Row:
    """A question and its answer as people read it; empty when it was left out."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A step with its answers; `number` for the link that changes them."""

    number: int
    title: str
    rows: tuple[Row, ...]


def sections(journey: Journey) -> list[Section]:
    """The answers of every step that applies, steps without questions left out."""
    found = []
    for state in journey.steps:
        rows = tuple(
            Row(
                answer.question.label,
                ""
                if answer.value is None
                else get(answer.question.type).display(answer.question, answer.value),
            )
            for answer in state.answers
            if get(answer.question.type).asks
        )
        if rows:
            found.append(Section(state.step.number, state.step.title, rows))
    return found
