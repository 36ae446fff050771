"""Rules: a small closed language of conditions over answers.

A rule is JSON:
    {"all": [rule…]}, {"any": [rule…]}, {"not": rule}
    {"question": id, "operator": name, "value": operand}      an answer compared
    {"calc": expression, "operator": name, "value": operand}  a calculation compared
    {"some": group, "rule": rule}, {"every": group, "rule": rule}
    {"count": group, "rule": rule or null, "operator": name, "value": operand}

An operand is a literal, a list of literals, another answer {"question": id}, {"today": days from today} or
{"calc": expression} (see forms_app.rules.expressions). Evaluation is total: it ends, never raises and never
loops. The browser has the same evaluator (static/forms_app/rules.js); tests' vectors.json drives both.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms_app.rules import expressions
from forms_app.rules.expressions import DEEPEST, ROWS_DEEPEST, Answer, Expression, Today


@dataclass(frozen=True, slots=True)
class Comparison:
    """One question compared with a value, by an operator of forms_app.rules.operators.

    `value` is a literal, a tuple of literals, or an expression.
    """

    question: str
    operator: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Computed:
    """A calculation compared with a value."""

    expression: Expression
    operator: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Not:
    rule: "Rule"


@dataclass(frozen=True, slots=True)
class Group:
    """True when all of its rules are ("all"; empty: true), or any of them is ("any"; empty: false)."""

    match: str
    rules: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """True when the rule holds in "some" or in "every" row of a group; no rows: every, not some."""

    quantifier: str
    group: str
    rule: "Rule"


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of a group there are (where `rule` holds), compared with a value."""

    group: str
    rule: "Rule | None"
    operator: str
    value: Any = None


Rule = Comparison | Computed | Not | Group | Rows | Count


def parse(data: Any, depth: int = DEEPEST, rows: int = ROWS_DEEPEST) -> Rule:
    """Reads a rule from its JSON.

    Raises ValueError when `data` is not a rule, has more than DEEPEST levels, or goes through rows within
    rows more than ROWS_DEEPEST times (which nobody means, and which would take for ever).
    """
    if depth < 1:
        raise ValueError("too deep for a rule")
    match data:
        case {"some": str(group), "rule": {} as inner}:
            return Rows("some", group, parse(inner, depth - 1, _rows(rows)))
        case {"every": str(group), "rule": {} as inner}:
            return Rows("every", group, parse(inner, depth - 1, _rows(rows)))
        case {"count": str(group), "operator": str(operator)}:
            inner = data.get("rule")
            rule = None if inner is None else parse(inner, depth - 1, _rows(rows))
            return Count(group, rule, operator, _operand(data.get("value"), depth, rows))
        case {"question": str(question), "operator": str(operator)}:
            return Comparison(question, operator, _operand(data.get("value"), depth, rows))
        case {"calc": calculation, "operator": str(operator)}:
            expression = expressions.parse(calculation, depth - 1, rows)
            return Computed(expression, operator, _operand(data.get("value"), depth, rows))
        case {"not": {} as inner}:
            return Not(parse(inner, depth - 1, rows))
        case {"all": list(inner)}:
            return Group("all", tuple(parse(rule, depth - 1, rows) for rule in inner))
        case {"any": list(inner)}:
            return Group("any", tuple(parse(rule, depth - 1, rows) for rule in inner))
    raise ValueError("not a rule")


def _rows(left: int) -> int:
    if left < 1:
        raise ValueError("too deep for a rule: rows within rows")
    return left - 1


def _operand(value: Any, depth: int, rows: int) -> Any:
    match value:
        case list():
            return tuple(value)
        case {"calc": calculation}:
            return expressions.parse(calculation, depth - 1, rows)
        case {"question": str()} | {"today": int()}:
            return expressions.parse(value, depth - 1, rows)
    return value


def dump(rule: Rule) -> dict[str, Any]:
    """The JSON of a rule; `parse` reads it back to an equal one."""
    match rule:
        case Comparison(question, operator, value):
            return {"question": question, "operator": operator} | _value(value)
        case Computed(expression, operator, value):
            return {"calc": expressions.dump(expression), "operator": operator} | _value(value)
        case Not(inner):
            return {"not": dump(inner)}
        case Group(match, rules):
            return {match: [dump(inner) for inner in rules]}
        case Rows(quantifier, group, inner):
            return {quantifier: group, "rule": dump(inner)}
        case Count(group, inner, operator, value):
            return {"count": group, "rule": inner and dump(inner), "operator": operator} | _value(value)


def _value(value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    if isinstance(value, tuple):
        return {"value": list(value)}
    if not isinstance(value, Expression):
        return {"value": value}
    data = expressions.dump(value)
    return {"value": data if isinstance(value, (Answer, Today)) else {"calc": data}}


def questions_in(rule: Rule) -> Iterator[str]:
    """The ids of the questions and groups that a rule looks at."""
    match rule:
        case Comparison(question, _, value):
            yield question
            yield from _in_value(value)
        case Computed(expression, _, value):
            yield from expressions.questions_in(expression)
            yield from _in_value(value)
        case Not(inner):
            yield from questions_in(inner)
        case Group(_, rules):
            for inner in rules:
                yield from questions_in(inner)
        case Rows(_, group, inner):
            yield group
            yield from questions_in(inner)
        case Count(group, inner, _, value):
            yield group
            if inner is not None:
                yield from questions_in(inner)
            yield from _in_value(value)


def _in_value(value: Any) -> Iterator[str]:
    if isinstance(value, Expression):
        yield from expressions.questions_in(value)


def comparisons(rule: Rule) -> Iterator[Comparison | Computed | Count]:
    """Every comparison in a rule, however deep; those within the rows of a group too."""
    match rule:
        case Comparison() | Computed():
            yield rule
        case Not(inner) | Rows(_, _, inner):
            yield from comparisons(inner)
        case Group(_, rules):
            for inner in rules:
                yield from comparisons(inner)
        case Count(_, inner, _, _):
            yield rule
            if inner is not None:
                yield from comparisons(inner)


def both(first: Mapping[str, Any] | None, second: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """The JSON of a rule that holds when both do; None stands for one that always holds."""
    found = [dict(rule) for rule in (first, second) if rule]
    return {"all": found} if len(found) > 1 else (found[0] if found else None)
