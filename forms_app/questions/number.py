"""A number, whole or with decimals."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.questions.base import QuestionType
from forms_app.questions.blocks import QuestionBlock, number_text


class NumberBlock(QuestionBlock):
    unit = blocks.CharBlock(
        label=_("Unit"),
        help_text=_("For example kr, metres or years."),
        required=False,
        default="",
        max_length=30,
    )
    minimum = blocks.DecimalBlock(label=_("Smallest allowed"), required=False, max_digits=15)
    maximum = blocks.DecimalBlock(label=_("Largest allowed"), required=False, max_digits=15)
    decimals = blocks.IntegerBlock(label=_("Decimals"), default=0, min_value=0, max_value=4)

    class Meta:
        icon = "decimal"
        label = _("Number")
        group = _("Numbers and dates")


class Number(QuestionType):
    """Value: str of a decimal number with a point, never a float. Limits in the settings are the same."""

    name = "number"
    template = "forms_app/questions/number.html"
    block = NumberBlock
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
        limits = {name: number_text(value[name]) for name in ("minimum", "maximum")}
        return limits | {"decimals": value["decimals"] or 0}, {"unit": value["unit"]}
