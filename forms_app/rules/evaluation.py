"""Whether a rule holds, and what a calculation gives, for what has been answered so far."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from forms_app.rules import numbers
from forms_app.rules.expressions import (
    Answer,
    Arithmetic,
    Difference,
    Expression,
    If,
    Literal,
    Round,
    RowCount,
    RowTotal,
    Today,
    Total,
)
from forms_app.rules.model import Comparison, Computed, Count, Group, Not, Rows, Rule
from forms_app.rules.operators import OPERATORS


def holds(rule: Rule | None, answers: Mapping[str, Any], today: date | None = None) -> bool:
    """Evaluates a rule over {question id: value}; no rule holds always. `today`: in Oslo, unless told.

    Questions that do not apply must be left out of `answers`. Unknown operators are false: a newer editor
    never makes an older process show what it should hide.
    """
    match rule:
        case None:
            return True
        case Comparison(question, operator, value):
            return _compares(operator, answers.get(question), value, answers, today)
        case Group("all", rules):
            return all(holds(inner, answers, today) for inner in rules)
        case Group(_, rules):
            return any(holds(inner, answers, today) for inner in rules)
        case Not(inner):
            return not holds(inner, answers, today)
        case Computed(expression, operator, value):
            return _compares(operator, compute(expression, answers, today), value, answers, today)
        case Rows("some", group, inner):
            return any(holds(inner, row, today) for row in _rows(group, answers))
        case Rows(_, group, inner):
            return all(holds(inner, row, today) for row in _rows(group, answers))
        case Count(group, inner, operator, value):
            count = sum(holds(inner, row, today) for row in _rows(group, answers))
            return _compares(operator, count, value, answers, today)


def compute(expression: Expression, answers: Mapping[str, Any], today: date | None = None) -> Any:
    """The value of a calculation: a number as text, a text, an ISO date, or what an answer is.

    None where it cannot be computed: something is not answered, is no number, or is divided by 0.
    """
    match expression:
        case Literal(value):
            return value
        case Answer(question):
            return answers.get(question)
        case Today(days):
            return ((today or date.today()) + timedelta(days)).isoformat()
        case If(rule, then, otherwise):
            return compute(then if holds(rule, answers, today) else otherwise, answers, today)
        case Difference(start, end, unit):
            first, last = (numbers.day(compute(side, answers, today)) for side in (start, end))
            return None if first is None or last is None else str(numbers.difference(first, last, unit))
        case RowCount(group):
            counted = answers.get(group)
            return str(len(counted)) if isinstance(counted, (list, tuple)) else "0"
    found = _number(expression, answers, today)
    return found if found is None or isinstance(found, str) else numbers.text(found)


def _number(expression: Expression, answers: Mapping[str, Any], today: date | None) -> int | str | None:
    match expression:
        case Arithmetic(operation, parts):
            return _fold(_OPERATIONS[operation], [compute(part, answers, today) for part in parts])
        case Total(total, parts):
            return _total(total, (compute(part, answers, today) for part in parts))
        case RowTotal(total, group, of):
            return _total(total, (compute(of, row, today) for row in _rows(group, answers)))
        case Round(of, places):
            count = numbers.number(compute(of, answers, today))
            unit = 10 ** (numbers.DIGITS - places)
            return None if count is None else numbers.within_limits(numbers.divide(count, unit) * unit)
    return None


def _fold(operation: Callable[[int, int], int | None], values: Iterable[Any]) -> int | None:
    """What an operation makes of the values from left to right; None where one of them is no number."""
    result: int | None = None
    for place, value in enumerate(values):
        count = numbers.number(value)
        if count is None:
            return None
        result = count if place == 0 else operation(result, count) if result is not None else None
    return result


def _plus(left: int, right: int) -> int | None:
    return numbers.within_limits(left + right)


def _minus(left: int, right: int) -> int | None:
    return numbers.within_limits(left - right)


def _times(left: int, right: int) -> int | None:
    return numbers.within_limits(numbers.divide(left * right, numbers.ONE))


def _divided_by(left: int, right: int) -> int | None:
    return numbers.within_limits(numbers.divide(left * numbers.ONE, right)) if right else None


_OPERATIONS = {"add": _plus, "subtract": _minus, "multiply": _times, "divide": _divided_by}


def _total(total: str, values: Iterable[Any]) -> int | str | None:
    """Sum, min or max of what is answered; min and max take dates too, when they are all dates."""
    there = [value for value in values if value is not None]
    if total != "sum" and there and all(map(numbers.is_date, there)):
        return min(there) if total == "min" else max(there)
    if total == "sum":
        return _fold(_plus, ["0", *there])
    return _fold(min if total == "min" else max, there)


@dataclass(frozen=True, slots=True)
class _Row(Mapping[str, Any]):
    """What a rule inside a row sees: the row's answers over the dialog's."""

    own: Mapping[str, Any]
    outer: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.own[name] if name in self.own else self.outer[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**self.outer, **self.own})

    def __len__(self) -> int:
        return len({**self.outer, **self.own})


def in_row(own: Mapping[str, Any], outer: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answers as a rule inside a row of a group sees them."""
    return _Row(own, outer)


def _rows(group: str, answers: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    rows = answers.get(group)
    if isinstance(rows, (list, tuple)):
        yield from (in_row(row, answers) for row in rows if isinstance(row, dict))


def _compares(operator: str, answer: Any, value: Any, answers: Mapping[str, Any], today: date | None) -> bool:
    compare = OPERATORS.get(operator)
    if compare is None:
        return False
    return compare(answer, compute(value, answers, today) if isinstance(value, Expression) else value)
