"""A rule in words: “Shown only when “Have you a boat?” is “Yes”.” The editor's script has the same words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy, pgettext_lazy

from forms_app import questions
from forms_app.definition.model import Question
from forms_app.rules.calculation_words import calculation_words
from forms_app.rules.expressions import Expression
from forms_app.rules.model import Comparison, Computed, Count, Group, Not, Rows, Rule
from forms_app.rules.numbers import day

OPERATORS: dict[str, object] = {
    "answered": pgettext_lazy("rule", "is answered"),
    "not_answered": pgettext_lazy("rule", "is not answered"),
    "equals": pgettext_lazy("rule", "is"),
    "not_equals": pgettext_lazy("rule", "is not"),
    "one_of": pgettext_lazy("rule", "is one of"),
    "contains": pgettext_lazy("rule", "contains"),
    "not_contains": pgettext_lazy("rule", "does not contain"),
    "starts_with": pgettext_lazy("rule", "starts with"),
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
    "never_required": gettext_lazy("Only where “Must be answered” is ticked."),
    "required_when": gettext_lazy("Must be answered when %(condition)s."),
    "always_offered": gettext_lazy("Always offered."),
    "offered_when": gettext_lazy("Offered only when %(condition)s."),
    "not_checked": gettext_lazy("Nothing is checked yet."),
    "accepted_when": gettext_lazy("Accepted only when %(condition)s."),
    "always_paid": gettext_lazy("Always part of the fee."),
    "paid_when": gettext_lazy("Paid only when %(condition)s."),
    "comparison": gettext_lazy("“%(question)s” %(operator)s “%(value)s”"),
    "compared": gettext_lazy("%(left)s %(operator)s %(value)s"),
    "named": gettext_lazy("“%(name)s”"),
    "unary": gettext_lazy("“%(question)s” %(operator)s"),
    "all": pgettext_lazy("between conditions", " and "),
    "any": pgettext_lazy("between conditions", " or "),
    "not": gettext_lazy("not (%(condition)s)"),
    "some": gettext_lazy("in at least one of “%(group)s”: %(condition)s"),
    "every": gettext_lazy("in each of “%(group)s”: %(condition)s"),
    "count": gettext_lazy("the number of “%(group)s” %(operator)s %(value)s"),
    "count_where": gettext_lazy("the number of “%(group)s” where %(condition)s %(operator)s %(value)s"),
    "gone": gettext_lazy("a question that is gone or comes later"),
    "yes": gettext_lazy("Yes"),
    "no": gettext_lazy("No"),
}
# What a rule decides: the words where there is none, and where there is.
PURPOSES = {
    "show": ("always", "only_when"),
    "require": ("never_required", "required_when"),
    "offer": ("always_offered", "offered_when"),
    "check": ("not_checked", "accepted_when"),
    "pay": ("always_paid", "paid_when"),
}


def sentence(rule: Rule | None, known: Mapping[str, Question], purpose: str = "show") -> str:
    """The rule in the active language; `known` are the questions that it may look at, by id.

    `purpose` (one of PURPOSES) is what the rule decides.
    """
    without, with_rule = PURPOSES[purpose]
    return str(WORDS[without]) if rule is None else WORDS[with_rule] % {"condition": condition(rule, known)}


def condition(rule: Rule, known: Mapping[str, Question]) -> str:
    """What a rule demands, without a sentence around it."""
    return _words(rule, known)


def _words(rule: Rule, known: Mapping[str, Question], nested: bool = False) -> str:
    match rule:
        case Comparison():
            return _comparison(rule, known)
        case Not(inner):
            return WORDS["not"] % {"condition": _words(inner, known)}
        case Group(match, rules):
            text = str(WORDS[match]).join(_words(inner, known, nested=True) for inner in rules)
            return f"({text})" if nested and len(rules) > 1 else text
        case Computed(expression, operator, value):
            parts = {"left": formula(expression, known), "operator": OPERATORS.get(operator, "?")}
            return (WORDS["compared"] % (parts | {"value": _right(value, None, known)})).strip()
        case Rows(quantifier, group, inner):
            parts = {"group": _label(group, known), "condition": _words(inner, _inside(group, known), True)}
            return WORDS[quantifier] % parts
        case Count(group, inner, operator, value):
            parts = {
                "group": _label(group, known),
                "operator": OPERATORS.get(operator, "?"),
                "value": _right(value, None, known),
            }
            if inner is None:
                return WORDS["count"] % parts
            return WORDS["count_where"] % (parts | {"condition": _words(inner, _inside(group, known), True)})


def _label(name: str, known: Mapping[str, Question]) -> str:
    return known[name].label if name in known else str(WORDS["gone"])


def _inside(group: str, known: Mapping[str, Question]) -> Mapping[str, Question]:
    """What a rule about the rows of a group knows: the questions of the row too."""
    return {**known, **{inner.id: inner for inner in known[group].questions}} if group in known else known


def _comparison(rule: Comparison, known: Mapping[str, Question]) -> str:
    question = known.get(rule.question)
    if question is None:
        return str(WORDS["gone"])
    dated = questions.get(question.type).compared_with == "date"
    operator = (DATE_OPERATORS if dated else {}).get(rule.operator) or OPERATORS.get(rule.operator, "?")
    parts = {"question": question.label, "operator": operator}
    if rule.value is None:
        return WORDS["unary"] % parts
    if isinstance(rule.value, Expression):
        left = {"left": WORDS["named"] % {"name": question.label}, "operator": operator}
        return WORDS["compared"] % (left | {"value": formula(rule.value, known)})
    return WORDS["comparison"] % (parts | {"value": _right(rule.value, question, known)})


def _right(value: Any, question: Question | None, known: Mapping[str, Question]) -> str:
    """What something is compared with: another answer, a calculation or a value."""
    if isinstance(value, Expression):
        return formula(value, known)
    if isinstance(value, tuple):
        return ", ".join(_right(item, question, known) for item in value)
    if question is None:
        return "" if value is None else str(value)
    match questions.get(question.type).compared_with:
        case "options":
            names = dict(question.settings.get("options") or questions.get(question.type).choices())
            return names.get(value, str(value))
        case "yes_no" if value in ("yes", "no"):
            return str(WORDS[value])
        case "date" if isinstance(value, str) and day(value) is not None:
            return questions.get(question.type).display(question, value)
    return str(value)


def formula(expression: Expression, known: Mapping[str, Question]) -> str:
    """A calculation in words, with the names of the questions."""
    return calculation_words(
        expression,
        lambda name: WORDS["named"] % {"name": _label(name, known)},
        lambda rule, group: _words(rule, _inside(group, known) if group else known),
    )
