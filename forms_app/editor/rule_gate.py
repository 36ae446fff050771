"""What keeps a rule or a calculation from being published, in a sentence that says where.

Rules look back only. So none can go round in a circle, and one pass in the order of the dialog settles all.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from forms_app import questions
from forms_app.questions.blocks import compile_options
from forms_app.questions.limits import Limited
from forms_app.rules import expressions, model
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

_WITHOUT_VALUE = ("answered", "not_answered")
_ORDERED = ("number", "date")
_NOTHING = Literal(None)


@dataclass(frozen=True)
class Place:
    """Where a rule stands: `name` in words, the blocks `earlier` (by id) that it may look at, and all of
    the dialog's blocks with the step they are in and what each looks at."""

    name: str
    earlier: Mapping[str, Any]
    everywhere: Mapping[str, tuple[Any, str]]
    looks_at: Mapping[str, frozenset[str]]

    def within(self, group: Any) -> "Place":
        """As seen from a row of the group."""
        inner = {block.id: block for block in group.value["questions"]}
        return replace(self, earlier={**self.earlier, **inner})


def rule_problems(data: Any, place: Place) -> Iterator[str]:
    """What is wrong with a rule, given as its JSON; nothing when there is none."""
    if not data:
        return
    try:
        rule = model.parse(data)
    except (ValueError, AttributeError):
        yield _("This condition cannot be read. Remove it and make it again.")
        return
    if not any(True for _found in model.comparisons(rule)) and not _has_rows(rule):
        yield _("The condition is empty. Choose a question, or remove the condition.")
    yield from _in_rule(rule, place)


def calculation_problems(data: Any, place: Place) -> Iterator[str]:
    """What is wrong with a calculation, given as its JSON."""
    if data is None:
        return
    try:
        expression = expressions.parse(data)
    except ValueError:
        yield _("This calculation cannot be read. Write it again.")
        return
    yield from _in_expression(expression, place)


def limit_problems(data: Any, kind: Limited, place: Place) -> Iterator[str]:
    """What is wrong with a limit that other answers set for a question of this type, given as its JSON."""
    yield from calculation_problems(data, place)
    if data is None:
        return
    with suppress(ValueError):
        limit = expressions.parse(data)
        is_number = isinstance(limit, (Arithmetic, Difference, RowCount))
        if not (kind.measured == "number" if is_number else _alike(kind.measured, limit, place)):
            yield _("This cannot be a limit of the answer: a date needs a date, and a number a number.")


def looked_at(data: Iterable[Any], calculations: Iterable[Any]) -> frozenset[str]:
    """The ids that rules and calculations look at, as far as they can be read."""
    found: set[str] = set()
    for rule in data:
        try:
            found.update(model.questions_in(model.parse(rule)))
        except (ValueError, AttributeError):
            continue
    for calculation in calculations:
        try:
            found.update(expressions.questions_in(expressions.parse(calculation)))
        except ValueError:
            continue
    return frozenset(found)


def _has_rows(rule: Rule) -> bool:
    return any(isinstance(rule, kind) for kind in (Rows, Count))


def _in_rule(rule: Rule, place: Place) -> Iterator[str]:
    match rule:
        case Comparison():
            yield from _comparison(rule, place)
        case Computed(expression, _operator, value):
            if expression == _NOTHING or value in (None, "", _NOTHING):
                yield _("Write what is calculated, and what it is compared with.")
            yield from _in_expression(expression, place)
            yield from _in_value(value, place)
        case Not(inner):
            yield from _in_rule(inner, place)
        case Group(_match, rules):
            for inner in rules:
                yield from _in_rule(inner, place)
        case Rows(_quantifier, group, inner):
            yield from _in_rows(group, inner, place)
        case Count(group, inner, _operator, value):
            yield from _in_rows(group, inner, place)
            yield from _in_value(value, place)


def _in_rows(group: str, inner: Rule | None, place: Place) -> Iterator[str]:
    block, problem = _find(group, place)
    if problem:
        yield problem
    elif block.block_type != "group":
        yield _("“%(question)s” is asked only once, so it has no rows to look at.") % {
            "question": _label(block)
        }
    elif inner is not None:
        yield from _in_rule(inner, place.within(block))


def _in_expression(expression: Expression, place: Place) -> Iterator[str]:
    match expression:
        case Answer(name):
            _block, problem = _find(name, place)
            if problem:
                yield problem
        case RowCount(name):
            block, problem = _find(name, place)
            if problem or block.block_type != "several_of":
                yield from _in_rows(name, None, place)
        case RowTotal(_total, group, of):
            yield from _in_rows(group, None, place)
            block = place.earlier.get(group)
            if block is not None and block.block_type == "group":
                yield from _in_expression(of, place.within(block))
        case Arithmetic(_operation, parts) | Total(_operation, parts):
            for part in parts:
                yield from _in_expression(part, place)
        case Difference(start, end, _unit):
            yield from _in_expression(start, place)
            yield from _in_expression(end, place)
        case If(rule, then, otherwise):
            yield from _in_rule(rule, place)
            yield from _in_expression(then, place)
            yield from _in_expression(otherwise, place)
        case Round(of, _places):
            yield from _in_expression(of, place)


def _in_value(value: Any, place: Place) -> Iterator[str]:
    if isinstance(value, Expression):
        yield from _in_expression(value, place)


def _find(name: str, place: Place) -> tuple[Any, str]:
    """The block that a rule looks at; else a sentence that says why it may not look there."""
    block = place.earlier.get(name)
    if block is not None:
        return block, ""
    if name not in place.everywhere:
        return None, _(
            "The condition looks at a question that is gone or comes later. Choose another question."
        )
    block, step = place.everywhere[name]
    words = {"own": place.name, "question": _label(block), "step": step}
    own = next((key for key, (found, _step) in place.everywhere.items() if _label(found) == place.name), "")
    if own and own in _reached(name, place.looks_at):
        return None, _(
            "“%(own)s” depends on “%(question)s” in the step “%(step)s”, which itself depends on “%(own)s”: "
            "they go round in a circle. Change one of them."
        ) % words
    return None, _(
        "“%(own)s” depends on “%(question)s”, which comes later, in the step “%(step)s”. "
        "Move one of them, or choose another question."
    ) % words


def _reached(start: str, looks_at: Mapping[str, frozenset[str]]) -> set[str]:
    """Everything that a question depends on, through others too."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for name in looks_at.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return found


def _label(block: Any) -> str:
    return block.value.get("label") or block.value.get("title") or block.block_type


def _comparison(comparison: Comparison, place: Place) -> Iterator[str]:
    block, problem = _find(comparison.question, place)
    if problem:
        yield problem
        return
    label = _label(block)
    kind = questions.get(block.block_type)
    value = comparison.value
    if comparison.operator not in kind.operators:
        yield _("“%(question)s” cannot be compared in that way. Choose again.") % {"question": label}
    elif comparison.operator in _WITHOUT_VALUE:
        return
    elif isinstance(value, Expression):
        if value == _NOTHING:
            yield _("Choose what the answer to “%(question)s” is compared with.") % {"question": label}
        yield from _in_expression(value, place)
        if not _alike(kind.compared_with, value, place):
            yield _("“%(question)s” cannot be compared with that. Choose again.") % {"question": label}
    else:
        values = value if isinstance(value, tuple) else (value,)
        if not values or not all(_fits(one, kind, block.value) for one in values):
            yield _("Choose what the answer to “%(question)s” is compared with.") % {"question": label}


def _alike(compared_with: str, value: Expression, place: Place) -> bool:
    """Whether comparing with another answer or a day can ever be true."""
    if isinstance(value, Today):
        return compared_with == "date"
    if isinstance(value, Answer) and value.question in place.earlier:
        other = questions.get(place.earlier[value.question].block_type).compared_with
        return compared_with not in _ORDERED or other == compared_with
    return True


def _fits(value: Any, question_type: questions.QuestionType, block: Mapping[str, Any]) -> bool:
    if not isinstance(value, str) or not value.strip():
        return False
    try:
        match question_type.compared_with:
            case "options":
                own = "options" in block
                return value in (compile_options(block["options"])[0] if own else question_type.choices())
            case "yes_no":
                return value in ("yes", "no")
            case "number":
                return Decimal(value).is_finite()
            case "date":
                return bool(date.fromisoformat(value))
    except (ValueError, InvalidOperation):
        return False
    return True
