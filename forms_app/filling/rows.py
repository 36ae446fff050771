"""The rows of repeatable groups: as a step shows them, and what its buttons and its fields make of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from forms_app.definition.model import Question, Row
from forms_app.filling.journey import StepState
from forms_app.questions import get
from forms_app.questions.answering import Answer
from forms_app.questions.group import new_row_id

# Stands for the id of a row in HTML that is kept, and that the browser copies; no row has it.
ANY_ROW = "ANY-ROW"

Raw = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row on the page: folded to its `summary` when there is nothing left to do in it."""

    row: Row
    summary: str
    open: bool
    questions: tuple[SafeString, ...]

    @property
    def name(self) -> str:
        return f"q-{self.row.group}.{self.row.id}"


def shown_rows(
    answer: Answer, told: Mapping[str, str], render: Callable[[Answer, bool], SafeString]
) -> dict[str, Any]:
    """What the template of a group needs: its rows, and a `blank` one for the browser to copy."""
    group = answer.question
    kind = get(group.type)
    rows = []
    for state in answer.rows:
        values = {inner.question.id: inner.value for inner in state.answers if inner.value is not None}
        shown = {inner.question.id: inner for inner in state.answers}
        hidden = {question.id: question for question in state.hidden}
        questions = tuple(
            render(shown.get(question.id) or Answer(hidden[question.id]), question.id in hidden)
            for question in group.questions
        )
        wrong = any(error.question.place in told for inner in state.answers for error in inner.errors)
        rows.append(
            ShownRow(
                row=state.row,
                summary=kind.summary(group, values),
                open=wrong or not values or not state.settled,
                questions=questions,
            )
        )
    blank = Row(group.id, ANY_ROW, kind.row_title(group, 0).removesuffix("0").strip())
    return {
        "rows": rows,
        "blank": ShownRow(
            row=blank,
            summary="",
            open=True,
            questions=tuple(render(Answer(question), False) for question in kind.in_row(group, ANY_ROW, 0)),
        ),
        "full": len(rows) >= group.settings["max"],
    }


def hidden_places(state: StepState) -> Iterator[str]:
    """Where the questions stand that are on the page of a step, but hidden."""
    for question in state.hidden:
        yield question.place
    for answer in state.answers:
        for row in answer.rows:
            yield from (question.place for question in row.hidden)


def link_text(answer: Answer) -> str:
    """A message in the list of errors, which tells the row too."""
    row = answer.question.row
    if row is None:
        return answer.error
    return _("%(row)s: %(message)s") % {"row": row.title, "message": answer.error}


def merged(group: Question, before: Any, posted: Raw, *, quietly: bool) -> Raw:
    """The rows as posted, with what was typed before in questions that the post leaves out.

    `quietly` leaves out what is empty and was so before, as of questions outside groups.
    """
    kinds = {question.id: get(question.type) for question in group.questions}
    old = {row["id"]: row["answers"] for row in before or ()}
    rows = []
    for row in posted:
        typed = old.get(row["id"], {})
        new = {
            name: raw
            for name, raw in row["answers"].items()
            if not quietly or name in typed or not kinds[name].is_empty(raw)
        }
        rows.append({"id": row["id"], "answers": typed | new})
    return rows


def is_blank(question: Question, raw: Any) -> bool:
    """Whether nothing was typed in a question, or in any row of a group."""
    kind = get(question.type)
    return kind.is_blank(question, raw) if question.questions else kind.is_empty(raw)


@dataclass(frozen=True, slots=True)
class Button:
    """The button of a group that was pressed: to add a row, or to remove `row`."""

    group: str
    row: str = ""


def button_in(data: QueryDict) -> Button | None:
    """The button of a group that a form was sent with."""
    if "add-row" in data:
        return Button(data["add-row"])
    if "remove-row" in data:
        group, _dot, row = data["remove-row"].rpartition(".")
        return Button(group, row)
    return None


def pressed(asked: Iterable[Question], posted: Mapping[str, Any], button: Button) -> dict[str, Any]:
    """What was posted, changed as the button says; a button of something else changes nothing."""
    group = next((question for question in asked if question.id == button.group and question.questions), None)
    if group is None or group.id not in posted:
        return dict(posted)
    rows = list(posted[group.id])
    if button.row:
        rows = [row for row in rows if row["id"] != button.row]
    elif len(rows) < group.settings["max"]:
        rows.append({"id": new_row_id(), "answers": {}})
    return {**posted, group.id: rows}


def anchor(state: StepState, button: Button) -> str:
    """Where to go on after the button: in the new row, or at the button that adds one."""
    answer = next((answer for answer in state.answers if answer.question.id == button.group), None)
    if answer is None or not answer.question.questions:
        return ""
    if button.row or not answer.rows:
        return f"#{answer.question.name}-add"
    asked = [inner.question for inner in answer.rows[-1].answers if get(inner.question.type).asks]
    return "#" + (get(asked[0].type).focus(asked[0]) if asked else answer.question.name)
