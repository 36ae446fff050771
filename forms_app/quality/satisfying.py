"""Answers that checks accept, found by asking what the checks compare with, and tried on the checks themselves."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

from forms_app.definition.model import Question
from forms_app.quality.domains import empty, near, representative, samples
from forms_app.questions import get
from forms_app.questions.base import AnswerContext, InvalidAnswer
from forms_app.questions.ruling import complaint
from forms_app.rules import numbers
from forms_app.rules.evaluation import compute, holds
from forms_app.rules.expressions import Expression
from forms_app.rules.model import Comparison, Computed, Rule, comparisons, questions_in

SAMPLES = 8  # of the type's own


def accepted(
    question: Question,
    rules: Sequence[Rule],
    seen: Mapping[str, Any],
    context: AnswerContext,
    chance: random.Random,
) -> Any:
    """What to type so that the question's own checks and `rules` hold, as far as it decides; None if nothing.

    `seen` are the values that rules may look at, as forms_app.questions.ruling has them.
    """
    others = {name: value for name, value in seen.items() if name != question.id}
    checks = [*(check.rule for check in question.checks), *rules]
    raws = list(_candidates(question, checks, others, context.today, chance))
    chance.shuffle(raws)
    return next((raw for raw in raws if _is_accepted(question, raw, rules, others, context)), None)


def _is_accepted(
    question: Question, raw: Any, rules: Iterable[Rule], others: Mapping[str, Any], context: AnswerContext
) -> bool:
    kind = get(question.type)
    seen = others
    if kind.is_empty(raw):
        if question.required:
            return False
    else:
        try:
            value = kind.clean(question, raw, context)
        except InvalidAnswer:
            return False
        if complaint(question, value, others, context):
            return False
        seen = {**others, question.id: value}
    return all(holds(rule, seen, context.today) for rule in rules)


def _candidates(
    question: Question, rules: Iterable[Rule], others: Mapping[str, Any], today: date, chance: random.Random
) -> Iterator[Any]:
    compared = [
        found for rule in rules for found in comparisons(rule) if question.id in set(questions_in(found))
    ]
    values = [value for found in compared for value in _values(question, found, others, today)]
    if get(question.type).compared_with == "date":
        values += near(today)
    yield from representative(question, values, {getattr(found, "operator", "") for found in compared})[0]
    with suppress(IndexError, ValueError):  # no option is offered, or the limits leave nothing
        yield from samples(question, chance, SAMPLES)
    yield empty(question)


def _values(question: Question, found: Any, others: Mapping[str, Any], today: date) -> Iterator[Any]:
    """Values of the question that make a difference to a comparison."""
    if not isinstance(found, (Comparison, Computed)):
        return
    for side in _sides(found, others, today):
        yield from side if isinstance(side, tuple) else (side,)
    # Where both sides are numbers that grow evenly with the answer, this is where they are equal.
    low, high = (_gap(found, {**others, question.id: number}, today) for number in ("0", "1"))
    if low is not None and high is not None and low != high:
        yield str(round(-low / (high - low), int(question.settings.get("decimals") or 0)))


def _sides(found: Comparison | Computed, seen: Mapping[str, Any], today: date) -> tuple[Any, Any]:
    left = (
        seen.get(found.question) if isinstance(found, Comparison) else compute(found.expression, seen, today)
    )
    right = compute(found.value, seen, today) if isinstance(found.value, Expression) else found.value
    return left, right


def _gap(found: Comparison | Computed, seen: Mapping[str, Any], today: date) -> Decimal | None:
    """How much more the left side is than the right; None where one of them is no number."""
    left, right = (numbers.number(side) for side in _sides(found, seen, today))
    return None if left is None or right is None else Decimal(left - right)
