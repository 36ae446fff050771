"""What follows from other answers: a number, a text or a date that nobody types."""

import random
from collections.abc import Mapping
from typing import Any

from django.utils.formats import get_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.editor.expression_block import ExpressionBlock
from forms_app.questions.base import AnswerContext, QuestionType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.date import written_date
from forms_app.questions.number import with_unit, written_number
from forms_app.rules import numbers
from forms_app.rules.evaluation import compute

GROUPED_FROM = 1000  # what is calculated is an amount, never a year; the browser's script does the same


class Calculating(QuestionType):
    """Base of the types whose value is computed from other answers, in the order of the dialog."""

    uses_facts = True  # what it shows follows from other answers, so it is never kept rendered

    def calculate(self, question: Question, seen: Mapping[str, Any], context: AnswerContext) -> Any:
        """The value for what has been answered so far; None where it cannot be computed."""
        return compute(question.settings["calculation"], seen, context.today)

    def read(self, question: Question, data: Any) -> None:
        """Nothing is typed, whatever is posted."""
        return

    def sample(self, question: Question, chance: random.Random) -> None:
        return None


class CalculatedBlock(QuestionBlock):
    label = blocks.CharBlock(label=_("What it is called"), default="", max_length=250)
    calculation = ExpressionBlock(label=_("Calculation"))
    unit = blocks.CharBlock(
        label=_("Unit"), help_text=_("For example kr, metres or years."), required=False, default="",
        max_length=30,
    )  # fmt: skip
    decimals = blocks.IntegerBlock(label=_("Decimals"), default=0, min_value=0, max_value=4)
    required = require_if = checks = error = sensitivity = purpose = None

    class Meta:
        icon = "calendar-check"
        label = _("Calculated value")
        group = _("Calculations")


class Calculated(Calculating):
    """Value: str of a decimal number with a point, rounded as the editor chose; or an ISO date or a text."""

    name = "calculated"
    compared_with = "number"
    template = "forms_app/questions/calculated.html"
    block = CalculatedBlock
    operators = (
        "equals",
        "not_equals",
        "less_than",
        "at_most",
        "greater_than",
        "at_least",
        "answered",
        "not_answered",
    )

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        settings = {"calculation": value["calculation"], "decimals": value["decimals"] or 0}
        return settings, {"unit": value["unit"]}

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        return (
            [] if value["calculation"] is not None else [("calculation", gettext("Write the calculation."))]
        )

    def calculate(self, question: Question, seen: Mapping[str, Any], context: AnswerContext) -> Any:
        value = super().calculate(question, seen, context)
        count = numbers.number(value)
        if count is None:
            return value if isinstance(value, str) and value else None
        return rounded(count, question.settings.get("decimals", 0))

    def display(self, question: Question, value: Any) -> str:
        if numbers.number(value) is not None:
            written = written_number(value, question.settings.get("decimals", 0), GROUPED_FROM)
            return with_unit(question, written)
        return str(value) if numbers.day(value) is None else written_date(value)

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        return {"text": "" if raw is None else self.display(question, raw), **how_numbers_are_written()}


def how_numbers_are_written() -> dict[str, str]:
    """The marks of the active language, for the browser's script, which follows the answers."""
    return {
        "decimal_mark": get_format("DECIMAL_SEPARATOR", use_l10n=True),
        "thousand_mark": get_format("THOUSAND_SEPARATOR", use_l10n=True),
    }


def rounded(count: int, decimals: int) -> str:
    """A number of forms_app.rules.numbers with at most so many decimals, half away from zero."""
    unit = 10 ** (numbers.DIGITS - decimals)
    return numbers.text(numbers.divide(count, unit) * unit)
