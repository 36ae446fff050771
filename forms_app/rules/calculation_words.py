"""A calculation in words: ““Length” × 250 + 100”. The editor's script has the same words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

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

if TYPE_CHECKING:
    from forms_app.rules.model import Rule

SIGNS = {"add": " + ", "subtract": " − ", "multiply": " × ", "divide": " ÷ "}
CALCULATION_WORDS = {
    "text": gettext_lazy("“%(name)s”"),
    "nothing": gettext_lazy("nothing"),
    "today": gettext_lazy("today"),
    "sum": gettext_lazy("the sum of (%(parts)s)"),
    "min": gettext_lazy("the smallest of (%(parts)s)"),
    "max": gettext_lazy("the largest of (%(parts)s)"),
    "row_sum": gettext_lazy("the sum of %(of)s for all %(group)s"),
    "row_min": gettext_lazy("the smallest %(of)s of all %(group)s"),
    "row_max": gettext_lazy("the largest %(of)s of all %(group)s"),
    "row_count": gettext_lazy("the number of %(group)s"),
    "days": gettext_lazy("the days from %(start)s to %(end)s"),
    "months": gettext_lazy("the whole months from %(start)s to %(end)s"),
    "years": gettext_lazy("the whole years from %(start)s to %(end)s"),
    "if": gettext_lazy("(%(then)s when %(condition)s, otherwise %(otherwise)s)"),
    "between": pgettext_lazy("between numbers", "; "),
}
# Words whose form follows from `count`.
COUNTED_WORDS: dict[str, Callable[[int], str]] = {
    "days_ahead": lambda count: ngettext("%(count)d day from today", "%(count)d days from today", count),
    "days_ago": lambda count: ngettext("%(count)d day ago", "%(count)d days ago", count),
    "round": lambda count: ngettext(
        "%(of)s rounded to %(count)d decimal", "%(of)s rounded to %(count)d decimals", count
    ),
}


def calculation_words(
    expression: Expression, name: Callable[[str], str], rule: Callable[["Rule", str], str], group: str = ""
) -> str:
    """The calculation in the active language.

    `name` tells what a question or group is called, `rule` says a rule in words (in the rows of a group,
    whose id is its second argument, where it is not empty).
    """

    def inner(part: Expression) -> str:
        words = calculation_words(part, name, rule, group)
        return f"({words})" if isinstance(part, Arithmetic) else words

    def say(key: str, **parts: object) -> str:
        return CALCULATION_WORDS[key] % parts

    def say_counted(key: str, count: int, **parts: object) -> str:
        return COUNTED_WORDS[key](count) % {"count": count, **parts}

    match expression:
        case Literal(value):
            return _literal(value)
        case Answer(question):
            return name(question)
        case Today(0):
            return say("today")
        case Today(days):
            return say_counted("days_ahead" if days > 0 else "days_ago", abs(days))
        case Arithmetic(operation, parts):
            return SIGNS[operation].join(map(inner, parts))
        case Total(total, parts):
            return say(total, parts=str(CALCULATION_WORDS["between"]).join(map(inner, parts)))
        case RowTotal(total, rows, of):
            return say(f"row_{total}", of=calculation_words(of, name, rule, rows), group=name(rows))
        case RowCount(rows):
            return say("row_count", group=name(rows))
        case Difference(start, end, unit):
            return say(unit, start=inner(start), end=inner(end))
        case If(condition, then, otherwise):
            return say("if", then=inner(then), condition=rule(condition, group), otherwise=inner(otherwise))
        case Round(of, places):
            return say_counted("round", places, of=inner(of))
    raise TypeError(expression)


def _literal(value: object) -> str:
    if value is None or value == "":
        return str(CALCULATION_WORDS["nothing"])
    if (day := numbers.day(value)) is not None:
        return date_format(day, "SHORT_DATE_FORMAT")
    if numbers.number(value) is not None:
        return number_format(str(value), use_l10n=True, force_grouping=False)
    return CALCULATION_WORDS["text"] % {"name": value}
