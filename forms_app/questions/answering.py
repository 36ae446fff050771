"""What is answered, and what must be mended: questions with what was typed, one by one, rows of groups too."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from forms_app import questions
from forms_app.definition.model import Question, Row
from forms_app.questions import ruling
from forms_app.questions.base import AnswerContext, InvalidAnswer
from forms_app.questions.calculated import Calculating
from forms_app.rules.evaluation import in_row


@dataclass(frozen=True, slots=True)
class Answer:
    """The state of a question that applies.

    `raw` is what was typed (None: the citizen has not met the question yet), `value` its clean value (None:
    unanswered or not acceptable), `error` what to tell the citizen, `wrong` the parts that it is about (none: all
    of them). `known`: a register answered instead.
    Those of a group have its `rows`; its value is {question id: value} of each, without what must be mended.
    """

    question: Question
    raw: Any = None
    value: Any = None
    error: str = ""
    wrong: tuple[str, ...] = ()
    known: bool = False
    rows: tuple["RowState", ...] = ()

    @property
    def settled(self) -> bool:
        """Whether nothing more is needed: an optional question must at least have been met."""
        if not questions.get(self.question.type).asks or self.known:
            return True
        return self.raw is not None and not self.error and all(row.settled for row in self.rows)

    @property
    def focus(self) -> str:
        """The id of the control that a link to its error leads to."""
        if self.wrong:
            return f"{self.question.name}-{self.wrong[0]}"
        return questions.get(self.question.type).focus(self.question)

    @property
    def errors(self) -> Iterator["Answer"]:
        """Itself when it must be mended, then what must be in its rows."""
        if self.error:
            yield self
        for row in self.rows:
            for answer in row.answers:
                yield from answer.errors


@dataclass(frozen=True, slots=True)
class RowState:
    """A row of a group, with its questions that apply; `hidden` holds those that do not, for now."""

    row: Row
    answers: tuple[Answer, ...]
    hidden: tuple[Question, ...]

    @property
    def settled(self) -> bool:
        return all(answer.settled for answer in self.answers)


def answer_all(
    asked: Iterable[Question],
    typed: Mapping[str, Any],
    values: dict[str, Any],
    seen: Mapping[str, Any],
    context: AnswerContext,
) -> tuple[tuple[Answer, ...], tuple[Question, ...]]:
    """The answers to the questions that apply, and the questions that do not.

    `typed` is {question id: raw}. What is answered is added to `values`; rules look at `seen`, which must
    show what is in `values`, so that a hidden question hides what depends on it.
    """
    answers, hidden = [], []
    for question in asked:
        if not ruling.applies(question, seen, context):
            hidden.append(question)
            continue
        answer = _answer(question, typed, seen, context)
        if answer.value is not None:
            values[question.id] = answer.value
        answers.append(answer)
    return tuple(answers), tuple(hidden)


def _answer(
    question: Question, typed: Mapping[str, Any], seen: Mapping[str, Any], context: AnswerContext
) -> Answer:
    kind = questions.get(question.type)
    question = ruling.as_it_stands(question, seen, context)
    if not kind.asks:
        return Answer(question)
    if isinstance(kind, Calculating):
        value = kind.calculate(question, seen, context)
        return Answer(question, raw=value, value=value, known=True)
    if (fact := kind.known(question, context)) is not None:
        return Answer(question, value=fact, known=True)
    if question.id not in typed:
        return unmet(question, seen, context)
    raw = typed[question.id]
    if question.questions and raw:
        return answer_rows(question, raw, seen, context)
    if kind.is_empty(raw):
        return Answer(question, raw, error=kind.missing(question) if question.required else "")
    try:
        value = kind.clean(question, raw, context)
    except InvalidAnswer as invalid:
        return Answer(question, raw, error=str(invalid), wrong=invalid.parts)
    if error := ruling.complaint(question, value, seen, context):
        return Answer(question, raw, error=error)
    return Answer(question, raw, value)


def unmet(question: Question, seen: Mapping[str, Any], context: AnswerContext) -> Answer:
    """The state of a question that the citizen has not met: a group that must be answered begins with rows."""
    if not (question.questions and question.required):
        return Answer(question)
    begun = [{"id": str(number), "answers": {}} for number in range(1, question.settings["min"] + 1)]
    return Answer(question, rows=answer_rows(question, begun, seen, context).rows)


def answer_rows(
    group: Question, raw: Iterable[Mapping[str, Any]], seen: Mapping[str, Any], context: AnswerContext
) -> Answer:
    """The answer to a group with at least one row; rules in a row see its answers over `seen`."""
    kind = questions.get(group.type)
    left_out = not group.required and kind.is_blank(group, raw)
    states, values = [], []
    for number, row in enumerate(raw, start=1):
        place = Row(group.id, row["id"], kind.row_title(group, number))
        asked = [replace(question, row=place) for question in group.questions]
        typed = row["answers"]
        if left_out:  # nobody need fill in, or remove, a row of what may be left out
            asked = [replace(question, required=False, require_if=None) for question in asked]
            typed = {
                question.id: questions.get(question.type).read(question, QueryDict()) for question in asked
            }
        own: dict[str, Any] = {}
        answers, hidden = answer_all(asked, typed, own, in_row(own, seen), context)
        states.append(RowState(place, answers, hidden))
        values.append(own)
    if left_out:
        return Answer(group, raw, rows=tuple(states))
    try:
        kind.check_number(group, len(values))
        error = ruling.complaint(group, values, seen, context)
    except InvalidAnswer as invalid:
        error = str(invalid)
    return Answer(group, raw, values, error, rows=tuple(states))
