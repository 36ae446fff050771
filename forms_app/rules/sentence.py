"""A rule in words: “Shown only when “Have you a boat?” is “Yes”.” The editor's script has the same words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy, pgettext_lazy

from forms_app import questions
from forms_app.definition.model import Question
from forms_app.rules.model import Comparison, Group, Not, Rule

OPERATORS: dict[str, object] = {
    "answered": pgettext_lazy("rule", "is answered"),
    "not_answered": pgettext_lazy("rule", "is not answered"),
    "equals": pgettext_lazy("rule", "is"),
    "not_equals": pgettext_lazy("rule", "is not"),
    "one_of": pgettext_lazy("rule", "is one of"),
    "contains": pgettext_lazy("rule", "contains"),
    "not_contains": pgettext_lazy("rule", "does not contain"),
    "less_than": pgettext_lazy("rule", "is less than"),
    "at_most": pgettext_lazy("rule", "is at most"),
    "greater_than": pgettext_lazy("rule", "is more than"),
    "at_least": pgettext_lazy("rule", "is at least"),
}
# What some operators are called where the question is compared with a date.
DATE_OPERATORS: dict[str, object] = {
    "less_than": pgettext_lazy("rule", "is before"),
    "at_most": pgettext_lazy("rule", "is on or before"),
    "greater_than": pgettext_lazy("rule", "is after"),
    "at_least": pgettext_lazy("rule", "is on or after"),
}
WORDS = {
    "always": gettext_lazy("Always shown."),
    "only_when": gettext_lazy("Shown only when %(condition)s."),
    "comparison": gettext_lazy("“%(question)s” %(operator)s “%(value)s”"),
    "unary": gettext_lazy("“%(question)s” %(operator)s"),
    "all": pgettext_lazy("between conditions", " and "),
    "any": pgettext_lazy("between conditions", " or "),
    "not": gettext_lazy("not (%(condition)s)"),
    "gone": gettext_lazy("a question that is gone or comes later"),
    "yes": gettext_lazy("Yes"),
    "no": gettext_lazy("No"),
}


def sentence(rule: Rule | None, known: Mapping[str, Question]) -> str:
    """The rule in the active language; `known` are the questions that it may look at, by id."""
    if rule is None:
        return str(WORDS["always"])
    return WORDS["only_when"] % {"condition": _words(rule, known)}


def condition(rule: Rule, known: Mapping[str, Question]) -> str:
    """What a rule demands, without a sentence around it."""
    return _words(rule, known)


def _words(rule: Rule, known: Mapping[str, Question], nested: bool = False) -> str:
    match rule:
        case Comparison():
            return _comparison(rule, known.get(rule.question))
        case Not(inner):
            return WORDS["not"] % {"condition": _words(inner, known)}
        case Group(match, rules):
            text = str(WORDS[match]).join(_words(inner, known, nested=True) for inner in rules)
            return f"({text})" if nested and len(rules) > 1 else text


def _comparison(rule: Comparison, question: Question | None) -> str:
    if question is None:
        return str(WORDS["gone"])
    dated = questions.get(question.type).compared_with == "date"
    operator = (DATE_OPERATORS if dated else {}).get(rule.operator) or OPERATORS.get(rule.operator, "?")
    parts = {"question": question.label, "operator": operator, "value": _value(rule.value, question)}
    return WORDS["unary" if rule.value is None else "comparison"] % parts


def _value(value: Any, question: Question) -> str:
    if isinstance(value, tuple):
        return ", ".join(_value(item, question) for item in value)
    match questions.get(question.type).compared_with:
        case "options":
            return dict(question.settings["options"]).get(value, str(value))
        case "yes_no" if value in ("yes", "no"):
            return str(WORDS[value])
        case "date":
            return questions.get(question.type).display(question, value)
    return str(value)
