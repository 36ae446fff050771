"""What rules and calculations look at."""

from collections.abc import Iterator
from typing import Any

from forms_app.formio.combining import Rule, either, every, negated

_POINTERS = ("question", "some", "every", "count", "sum")


def questions_in(rule: Any) -> Iterator[str]:
    """The ids of the questions and groups that a rule or an expression looks at."""
    if isinstance(rule, dict):
        for name, part in rule.items():
            if name in _POINTERS and isinstance(part, str):
                yield part
            else:
                yield from questions_in(part)
    elif isinstance(rule, list):
        for part in rule:
            yield from questions_in(part)


def without(rule: Rule, gone: set[str]) -> Rule:
    """The rule when the questions that are gone are never answered."""
    if isinstance(rule, bool):
        return rule
    if "all" in rule:
        return every([without(part, gone) for part in rule["all"]])
    if "any" in rule:
        return either([without(part, gone) for part in rule["any"]])
    if "not" in rule:
        return negated(without(rule["not"], gone))
    if any(question in gone for question in questions_in(rule)):
        return rule.get("operator") == "not_answered" or "every" in rule
    return rule
