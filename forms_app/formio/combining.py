"""Rules as the import puts them together, each as short as it can be said."""

from typing import Any

from django.utils.translation import gettext as _

from forms_app import questions
from forms_app.formio.syntax import Unreadable
from forms_app.formio.targets import Target

# A rule as JSON; True holds always, False never.
Rule = dict[str, Any] | bool


def every(rules: list[Rule]) -> Rule:
    """All of them, as short as it can be said."""
    return _combined("all", rules, True)


def either(rules: list[Rule]) -> Rule:
    """Any of them, as short as it can be said."""
    return _combined("any", rules, False)


def _combined(word: str, rules: list[Rule], neutral: bool) -> Rule:
    kept: list[dict[str, Any]] = []
    for rule in rules:
        if isinstance(rule, bool):
            if rule is not neutral:
                return rule
            continue
        # all within all, and any within any, say the same without brackets
        for part in rule.get(word, [rule]):
            if part not in kept:
                kept.append(part)
    if not kept:
        return neutral
    return kept[0] if len(kept) == 1 else {word: kept}


def negated(rule: Rule) -> Rule:
    """The opposite."""
    if isinstance(rule, bool):
        return not rule
    if "not" in rule:
        return rule["not"]
    opposites = {"answered": "not_answered", "not_answered": "answered"}
    if "question" in rule and rule["operator"] in opposites:
        return rule | {"operator": opposites[rule["operator"]]}
    return {"not": rule}


def compared(target: Target, operator: str, value: Any = None) -> Rule:
    """A comparison, when answers of the target's type can be compared so. Raises Unreadable."""
    if operator not in questions.get(target.type).operators:
        raise Unreadable(
            _("answers of the type “%(type)s” cannot be compared by “%(operator)s”")
            % {"type": target.type, "operator": operator}
        )
    rule = {"question": target.question, "operator": operator}
    return rule if value is None else rule | {"value": value}


def answered(target: Target) -> Rule:
    """Whether there is an answer; for an option, whether it is ticked."""
    if target.option is not None:
        return compared(target, "contains", target.option)
    if target.type == "group":
        return {"count": target.question, "rule": None, "operator": "at_least", "value": 1}
    return compared(target, "answered")
