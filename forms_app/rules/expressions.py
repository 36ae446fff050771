"""Calculations: a small closed language of expressions over answers.

An expression is JSON: a literal (number, text, ISO date, true, false, null), or one of
    {"question": id}                    an answer, null where there is none
    {"today": days}                     the day that many days from today
    {"add": [e…]}, {"subtract": [e, e]}, {"multiply": [e…]}, {"divide": [e, e]}
    {"sum": group, "of": e}             over the rows of a group, leaving out what is null
    {"sum": [e…]}, {"min": [e…]}, {"max": [e…]}   leaving out what is null
    {"min": group, "of": e}, {"max": group, "of": e}
    {"count": question}                 how many rows of a group, or options chosen
    {"difference": [e, e], "unit": "days" | "months" | "years"}   whole ones from the first to the second
    {"if": rule, "then": e, "else": e}
    {"round": e, "places": n}           half goes away from zero
What cannot be computed is null (see forms_app.rules.evaluation).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from forms_app.rules.model import Rule

DEEPEST = 20  # levels within levels; nobody reads deeper, and evaluation must not exhaust the stack
ROWS_DEEPEST = 2  # rows within rows; more would take time beyond all measure
ARITHMETIC = ("add", "subtract", "multiply", "divide")
TOTALS = ("sum", "min", "max")
UNITS = ("days", "months", "years")
PLACES = range(-15, 31)


class Expression:
    """Base of all expressions."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Literal(Expression):
    value: str | int | bool | None


@dataclass(frozen=True, slots=True)
class Answer(Expression):
    question: str


@dataclass(frozen=True, slots=True)
class Today(Expression):
    """The day `days` days from today."""

    days: int = 0


@dataclass(frozen=True, slots=True)
class Arithmetic(Expression):
    """`operation` is one of ARITHMETIC. Null when any of its parts is no number."""

    operation: str
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Total(Expression):
    """Sum, min or max of what is there among its parts; null when nothing is (a sum is then 0)."""

    total: str
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class RowTotal(Expression):
    """Sum, min or max of `of` over the rows of a group."""

    total: str
    group: str
    of: Expression


@dataclass(frozen=True, slots=True)
class RowCount(Expression):
    """How many rows a group has, or how many options are chosen in a question for several."""

    group: str


@dataclass(frozen=True, slots=True)
class Difference(Expression):
    """Whole days, months or years from `start` to `end`; negative when `end` comes first."""

    start: Expression
    end: Expression
    unit: str


@dataclass(frozen=True, slots=True)
class If(Expression):
    rule: "Rule"
    then: Expression
    otherwise: Expression


@dataclass(frozen=True, slots=True)
class Round(Expression):
    of: Expression
    places: int


def parse(data: Any, depth: int = DEEPEST, rows: int = ROWS_DEEPEST) -> Expression:
    """Reads an expression from its JSON.

    Raises ValueError when `data` is not an expression, or is too deep (DEEPEST, ROWS_DEEPEST).
    """
    from forms_app.rules import model  # rules hold expressions, and expressions rules

    if depth < 1:
        raise ValueError("too deep for a calculation")

    def inner(part: Any) -> Expression:
        return parse(part, depth - 1, rows)

    match data:
        case None | str() | bool() | int():
            return Literal(data)
        case {"if": {} as rule, "then": then, "else": otherwise}:
            return If(model.parse(rule, depth - 1, rows), inner(then), inner(otherwise))
        case {"question": str(question)}:
            return Answer(question)
        case {"today": int(days)} if not isinstance(days, bool) and abs(days) <= 100_000:
            return Today(days)
        case {"difference": [start, end], "unit": unit} if unit in UNITS:
            return Difference(inner(start), inner(end), unit)
        case {"round": of, "places": int(places)} if places in PLACES and not isinstance(places, bool):
            return Round(inner(of), places)
        case {"count": str(group)}:
            return RowCount(group)
    return _parse_numbers(data, depth, rows)


def _parse_numbers(data: Any, depth: int, rows: int) -> Expression:
    """Reads the expressions that are an operation on any number of parts, or on the rows of a group."""
    for operation in ARITHMETIC:
        match data.get(operation) if isinstance(data, dict) else None:
            case [_, *more] as parts if len(more) == 1 or operation in ("add", "multiply"):
                return Arithmetic(operation, tuple(parse(part, depth - 1, rows) for part in parts))
    for total in TOTALS:
        match data.get(total) if isinstance(data, dict) else None:
            case str(group) if "of" in data:
                if rows < 1:
                    raise ValueError("too deep for a calculation: rows within rows")
                return RowTotal(total, group, parse(data["of"], depth - 1, rows - 1))
            case list(parts):
                return Total(total, tuple(parse(part, depth - 1, rows) for part in parts))
    raise ValueError("not a calculation")


def dump(expression: Expression) -> Any:
    """The JSON of an expression; `parse` reads it back to an equal one."""
    from forms_app.rules import model

    match expression:
        case Literal(value):
            return value
        case Answer(question):
            return {"question": question}
        case Today(days):
            return {"today": days}
        case Arithmetic(name, parts) | Total(name, parts):
            return {name: [dump(part) for part in parts]}
        case RowTotal(total, group, of):
            return {total: group, "of": dump(of)}
        case RowCount(group):
            return {"count": group}
        case Difference(start, end, unit):
            return {"difference": [dump(start), dump(end)], "unit": unit}
        case If(rule, then, otherwise):
            return {"if": model.dump(rule), "then": dump(then), "else": dump(otherwise)}
        case Round(of, places):
            return {"round": dump(of), "places": places}
    raise TypeError(expression)


def questions_in(expression: Expression) -> Iterator[str]:
    """The ids of the questions and groups that an expression looks at."""
    from forms_app.rules import model

    match expression:
        case Answer(name) | RowCount(name):
            yield name
        case RowTotal(_, group, of):
            yield group
            yield from questions_in(of)
        case Arithmetic(_, parts) | Total(_, parts):
            for part in parts:
                yield from questions_in(part)
        case Difference(start, end, _):
            yield from questions_in(start)
            yield from questions_in(end)
        case If(rule, then, otherwise):
            yield from model.questions_in(rule)
            yield from questions_in(then)
            yield from questions_in(otherwise)
        case Round(of, _):
            yield from questions_in(of)
