"""A share in per cent."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.questions.number import Number, NumberBlock


class PercentBlock(NumberBlock):
    minimum = blocks.DecimalBlock(label=_("Smallest allowed"), required=False, max_digits=15, default=0)
    maximum = blocks.DecimalBlock(label=_("Largest allowed"), required=False, max_digits=15, default=100)
    unit = None

    class Meta:
        icon = "decimal"
        label = _("Per cent")
        group = _("Numbers and dates")


class Percent(Number):
    """Value: str of a decimal number; 50 is half."""

    name = "percent"
    block = PercentBlock

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        settings, _texts = super().compile(value, block_id)
        return settings | {"unit": "%"}, {}
