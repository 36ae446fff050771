"""Rules: a small closed language of conditions over answers.

A rule is JSON: {"all": [rule…]}, {"any": [rule…]}, {"not": rule} or
{"question": id, "operator": name, "value": …}. Evaluation is total: it ends, never raises and never loops.
The browser has the same evaluator (static/forms_app/rules.js); tests/forms_app/rules/vectors.json drives both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """One question compared with a value, by an operator of forms_app.rules.operators."""

    question: str
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


Rule = Comparison | Not | Group

DEEPEST = 20  # groups within groups; nobody reads deeper, and evaluation must not exhaust the stack


def parse(data: Any, depth: int = DEEPEST) -> Rule:
    """Reads a rule from its JSON.

    Raises ValueError when `data` is not a rule, or has more than DEEPEST levels.
    """
    if depth < 1:
        raise ValueError("too deep for a rule")
    match data:
        case {"question": str(question), "operator": str(operator)}:
            value = data.get("value")
            return Comparison(question, operator, tuple(value) if isinstance(value, list) else value)
        case {"not": {} as inner}:
            return Not(parse(inner, depth - 1))
        case {"all": list(inner)}:
            return Group("all", tuple(parse(rule, depth - 1) for rule in inner))
        case {"any": list(inner)}:
            return Group("any", tuple(parse(rule, depth - 1) for rule in inner))
    raise ValueError("not a rule")


def dump(rule: Rule) -> dict[str, Any]:
    """The JSON of a rule; `parse` reads it back to an equal one."""
    match rule:
        case Comparison(question, operator, value):
            value = list(value) if isinstance(value, tuple) else value
            return {"question": question, "operator": operator} | ({} if value is None else {"value": value})
        case Not(inner):
            return {"not": dump(inner)}
        case Group(match, rules):
            return {match: [dump(inner) for inner in rules]}


def questions_in(rule: Rule) -> Iterator[str]:
    """The ids of the questions that a rule looks at."""
    match rule:
        case Comparison(question, _, _):
            yield question
        case Not(inner):
            yield from questions_in(inner)
        case Group(_, rules):
            for inner in rules:
                yield from questions_in(inner)
