"""The way through a dialog: which steps and questions apply, what is answered and what comes next.

A pure function of definition, what was typed, and facts. It is computed again at every request and never
stored, so it cannot go stale when an earlier answer changes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from forms_app.definition.model import Definition, Question, Step
from forms_app.questions import ruling
from forms_app.questions.answering import Answer, answer_all
from forms_app.questions.base import AnswerContext
from forms_app.rules.evaluation import holds
from forms_app.rules.model import questions_in


@dataclass(frozen=True, slots=True)
class StepState:
    """A step that applies, with its questions that apply; `hidden` holds those that do not, for now."""

    step: Step
    answers: tuple[Answer, ...]
    hidden: tuple[Question, ...]

    @property
    def complete(self) -> bool:
        return all(answer.settled for answer in self.answers)

    @property
    def every_answer(self) -> Iterator[Answer]:
        """The answers in the order of the page; a group is followed by those in its rows."""
        for answer in self.answers:
            yield answer
            for row in answer.rows:
                yield from row.answers

    @property
    def errors(self) -> tuple[Answer, ...]:
        """The answers that must be mended, in the order of the page, those in rows too."""
        return tuple(answer for answer in self.every_answer if answer.error)


@dataclass(frozen=True, slots=True)
class Journey:
    """Where a citizen is: the steps that apply, in order, and their `total` number where it is certain."""

    definition: Definition
    steps: tuple[StepState, ...]
    values: Mapping[str, Any]
    total: int | None

    def step(self, number: int) -> StepState | None:
        """The state of a step by its number in the definition; None when it does not apply."""
        return next((state for state in self.steps if state.step.number == number), None)

    def position(self, number: int) -> int:
        """A step's place among those that apply, from 1."""
        return 1 + sum(state.step.number < number for state in self.steps)

    @property
    def todo(self) -> int | None:
        """The number of the first step that is not complete; None when all are."""
        return next((state.step.number for state in self.steps if not state.complete), None)

    @property
    def complete(self) -> bool:
        """Whether it can be sent; a dialog of which no step applies cannot."""
        return bool(self.steps) and self.todo is None

    def after(self, number: int) -> int | None:
        """The number of the next step that applies; None after the last."""
        return next((state.step.number for state in self.steps if state.step.number > number), None)

    def before(self, number: int) -> int | None:
        """The number of the previous step that applies; None before the first."""
        return next((s.step.number for s in reversed(self.steps) if s.step.number < number), None)


def walk(definition: Definition, typed: Mapping[str, Any], context: AnswerContext) -> Journey:
    """The journey of somebody who has typed `typed`: {question id: raw}.

    Rules look at the values of earlier questions that apply, so a hidden question hides what depends on it.
    """
    values: dict[str, Any] = {}
    states = []
    for step in definition.steps:
        if holds(step.show_if, values, context.today):
            answers, hidden = answer_all(step.questions, typed, values, values, context)
            states.append(StepState(step, _checked(step, answers, values, context), hidden))
    steps = tuple(states)
    return Journey(definition, steps, values, len(steps) if _number_is_certain(definition, steps) else None)


def _checked(
    step: Step, answers: tuple[Answer, ...], values: Mapping[str, Any], context: AnswerContext
) -> tuple[Answer, ...]:
    """The answers of a step, where its own checks hold; else the last that the check looks at has its error.

    Checks look at a step as a whole, so they wait until everything in it is answered.
    """
    if not step.checks or not all(answer.settled for answer in answers):
        return answers
    failed = ruling.failing(step.checks, values, context)
    typed = [answer for answer in answers if answer.raw is not None and not answer.known]
    if failed is None or not typed:
        return answers
    named = set(questions_in(failed.rule))
    wrong = next((answer for answer in reversed(typed) if answer.question.id in named), typed[-1])
    error = ruling.message_of(failed, step.title)
    return tuple(replace(answer, error=error) if answer is wrong else answer for answer in answers)


def _number_is_certain(definition: Definition, states: tuple[StepState, ...]) -> bool:
    """Whether no step's rule depends on a question that may still be answered."""
    applies = {state.step.number: state for state in states}
    settled: set[str] = set()
    for step in definition.steps:
        if step.show_if and not settled.issuperset(questions_in(step.show_if)):
            return False
        state = applies.get(step.number)
        if state is None or state.complete:
            settled.update(question.id for question in step.questions)
        else:
            settled.update(answer.question.id for answer in state.answers if answer.value is not None)
    return True
