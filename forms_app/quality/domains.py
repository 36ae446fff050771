"""Answers that stand for all others: enough of them to make every rule about a question true and false."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from itertools import chain, combinations, pairwise
from typing import Any

from django.http import QueryDict

from forms_app.definition.model import Definition, Question, with_inner
from forms_app.questions import get
from forms_app.questions.base import AnswerContext, InvalidAnswer
from forms_app.rules.evaluation import compute
from forms_app.rules.expressions import Expression
from forms_app.rules.model import Comparison, Rule, comparisons, questions_in

MOST_MENTIONED = 4  # options of which every combination is tried
# Days from today that calculations with dates most often ask for: weeks, months and years back and ahead.
NEAR_DAYS = (-8000, -800, -200, -60, -10, 0, 10, 60, 200, 800, 8000)


@dataclass(frozen=True, slots=True)
class Domain:
    """Representative answers as (raw, value); value None: left empty. `complete`: no other answer makes a
    difference to any rule of the dialog."""

    answers: tuple[tuple[Any, Any], ...]
    complete: bool


def rules_of(definition: Definition) -> Iterator[Rule]:
    """Every rule of a dialog: of steps, questions, options and checks."""
    for step in definition.steps:
        yield from _own(step)
        for question in with_inner(step.questions):
            yield from _own(question)
            if question.require_if is not None:
                yield question.require_if
            yield from question.settings.get("option_rules", {}).values()


def _own(part: Any) -> Iterator[Rule]:
    if part.show_if is not None:
        yield part.show_if
    yield from (check.rule for check in part.checks)


def domains(definition: Definition, context: AnswerContext) -> dict[str, Domain]:
    """The domain of every question that a rule looks at, by id; groups among them, questions in rows not."""
    literals: dict[str, list[tuple[str, Any]]] = {}
    open_ended: set[str] = set()
    for rule in rules_of(definition):
        compared = list(comparisons(rule))
        plain = {
            found.question
            for found in compared
            if isinstance(found, Comparison) and not isinstance(found.value, Expression)
        }
        open_ended |= set(questions_in(rule)) - plain
        for found in compared:
            if isinstance(found, Comparison):
                value = found.value
                if isinstance(value, Expression):
                    value = compute(value, {}, context.today)
                literals.setdefault(found.question, []).append((found.operator, value))
                if isinstance(found.value, Expression):
                    open_ended |= {found.question, *questions_in(found)}
    return {
        question.id: _domain(question, literals.get(question.id, []), question.id in open_ended, context)
        for question in definition.questions().values()
        if question.id in literals or question.id in open_ended
    }


def _domain(
    question: Question, compared: Iterable[tuple[str, Any]], open_ended: bool, context: AnswerContext
) -> Domain:
    kind = get(question.type)
    compared = list(compared)
    values = list(chain.from_iterable(v if isinstance(v, tuple) else (v,) for _op, v in compared))
    operators = {operator for operator, _value in compared}
    if open_ended and kind.compared_with == "date":
        values += near(context.today)
    raws, complete = representative(question, values, operators)
    answers: list[tuple[Any, Any]] = []
    for raw in raws:
        try:
            value = None if kind.is_empty(raw) else kind.clean(question, raw, context)
        except InvalidAnswer:
            continue
        if value is not None and all(value != known for _raw, known in answers):
            answers.append((raw, value))
    if not question.required or question.require_if is not None:
        answers.append((empty(question), None))
    return Domain(tuple(answers), complete and not open_ended and bool(answers))


def near(today: date) -> list[str]:
    """ISO dates around today."""
    return [(today + timedelta(days)).isoformat() for days in NEAR_DAYS]


def empty(question: Question) -> Any:
    """What is posted of a question that is left empty."""
    return get(question.type).read(question, QueryDict())


def samples(question: Question, chance: random.Random, count: int) -> Iterator[Any]:
    """Answers that the type itself proposes."""
    for _try in range(count):
        yield get(question.type).sample(question, chance)


def representative(question: Question, values: list[Any], operators: set[str]) -> tuple[list[Any], bool]:
    """Answers as typed that stand for all others where a question is compared with `values`, and whether they
    are all that matter."""
    chance = random.Random(question.id)  # noqa: S311 - the same answers every time, no secret
    sample = list(samples(question, chance, 3))
    match get(question.type).compared_with:
        case "options" if question.settings.get("options"):
            options = [value for value, _label in question.settings["options"]]
            if "contains" in get(question.type).operators:
                return _subsets(options, values)
            return options, True
        case "yes_no":
            return (["yes", "no"], True) if question.type == "yes_no" else (sample, True)
        case "number":
            return _numbers(question, values) + sample, True
        case "date":
            return dates(values) + sample, question.settings.get("when", "any") == "any"
    plain = operators <= {"answered", "not_answered", "equals", "not_equals", "one_of"}
    texts = [value for value in values if isinstance(value, str)] if isinstance(sample[0], str) else []
    return texts + sample, plain


def _subsets(options: list[str], values: list[Any]) -> tuple[list[Any], bool]:
    mentioned = [option for option in options if option in values]
    others = [option for option in options if option not in values][:1]
    if len(mentioned) > MOST_MENTIONED:
        return [*([option] for option in mentioned + others), options], False
    chosen = chain.from_iterable(combinations(mentioned, size) for size in range(len(mentioned) + 1))
    found = [[*part, *more] for part in chosen for more in ([], others)]
    return [part for part in found if part], True


def _numbers(question: Question, values: list[Any]) -> list[str]:
    limits = [question.settings.get(name) for name in ("minimum", "maximum")]
    literals = set()
    for value in (*values, *limits):
        try:
            literals.add(Decimal(str(value)))
        except InvalidOperation:
            continue
    step = Decimal(1).scaleb(-int(question.settings.get("decimals") or 0))
    points = {point for one in literals for point in (one - 1, one - step, one, one + step, one + 1)}
    ordered = sorted(literals)
    points |= {(low + high) / 2 for low, high in pairwise(ordered)}
    return [format(point, "f").replace(".", ",") for point in sorted(points)]


def dates(values: list[Any]) -> list[dict[str, str]]:
    days = set()
    for value in values:
        try:
            day = date.fromisoformat(value)
        except (TypeError, ValueError):
            continue
        days |= {day - timedelta(1), day, day + timedelta(1)}
    return [{"day": str(day.day), "month": str(day.month), "year": str(day.year)} for day in sorted(days)]
