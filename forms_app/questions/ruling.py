"""What rules make of a question here and now: whether it applies, must be answered, what it offers, checks.

`seen` are the values that rules may look at: {question id: value}, a row's own over the dialog's. The
browser does the same (static/forms_app/asking.js).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from forms_app import questions
from forms_app.definition.model import Check, Limit, Question
from forms_app.questions.base import AnswerContext
from forms_app.rules.evaluation import compute, holds
from forms_app.rules.expressions import Expression
from forms_app.rules.model import Rule


def applies(question: Question, seen: Mapping[str, Any], context: AnswerContext) -> bool:
    """Whether a question is shown: its rule holds, and rules leave at least one of its options."""
    if not holds(question.show_if, seen, context.today):
        return False
    return not question.settings.get("option_rules") or bool(_offered(question, seen, context))


def as_it_stands(question: Question, seen: Mapping[str, Any], context: AnswerContext) -> Question:
    """The question as it is asked: required when a rule says so, with the options that rules leave, and the
    limits that other answers set. "limited_by" in its settings has those answers, by the limit's name.
    """
    changes: dict[str, Any] = {}
    if not question.required and question.require_if is not None:
        changes["required"] = holds(question.require_if, seen, context.today)
    if question.settings.get("option_rules"):
        everything = {**question.settings, "all_options": question.settings["options"]}
        changes["settings"] = everything | {"options": _offered(question, seen, context)}
    if question.settings.get("limits"):
        changes["settings"] = {
            **changes.get("settings", question.settings),
            **_settled(question, seen, context),
        }
    return replace(question, **changes) if changes else question


def _settled(question: Question, seen: Mapping[str, Any], context: AnswerContext) -> dict[str, Any]:
    kind = questions.get(question.type)
    found: dict[str, Any] = {}
    sources = {}
    for name, limit in question.settings["limits"].items():
        value = kind.stricter(question, name, compute(limit.expression, seen, context.today))
        if value is not None:
            found[name], sources[name] = value, limit.sources
    return {**found, "limited_by": sources}


def outside_limits(question: Question) -> Iterator[tuple[str, Limit, Rule]]:
    """The limits that other answers set: name, limit, and a rule that holds for an answer outside it."""
    kind = questions.get(question.type)
    for name, limit in question.settings.get("limits", {}).items():
        rule = kind.outside(question, name, limit.expression)
        if rule is not None:
            yield name, limit, rule


def with_all_options(question: Question) -> tuple[Question, frozenset[str]]:
    """The question as its page holds it: all options, and the values of those that rules withhold."""
    if "all_options" not in question.settings:
        return question, frozenset()
    everything = question.settings["all_options"]
    withheld = {value for value, _label in everything} - {v for v, _label in question.settings["options"]}
    return replace(question, settings={**question.settings, "options": everything}), frozenset(withheld)


def _offered(question: Question, seen: Mapping[str, Any], context: AnswerContext) -> tuple[Any, ...]:
    rules = question.settings["option_rules"]
    options = question.settings["options"]
    return tuple(option for option in options if holds(rules.get(option[0]), seen, context.today))


def is_calculated(question: Question) -> bool:
    """Whether the answer follows from other answers, so that nobody types it."""
    return isinstance(question.settings.get("calculation"), Expression)


def complaint(question: Question, value: Any, seen: Mapping[str, Any], context: AnswerContext) -> str:
    """What to tell the citizen about a value that its type accepts, but a check does not; else empty."""
    if not question.checks:
        return ""
    failed = failing(question.checks, {**seen, question.id: value}, context)
    return message_of(failed, question.label) if failed else ""


def failing(checks: Iterable[Check], seen: Mapping[str, Any], context: AnswerContext) -> Check | None:
    """The first check that does not hold."""
    return next((check for check in checks if not holds(check.rule, seen, context.today)), None)


def message_of(check: Check, label: str) -> str:
    return check.message or _("Check what you have written in “%(label)s”") % {"label": label}
