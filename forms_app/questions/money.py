"""An amount of money in Norwegian kroner."""

import random
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext
from forms_app.questions.number import Number, NumberBlock

# What people write around an amount: “kr 500,-”, “500 kroner”. static/forms_app/filling.js knows it too.
BEFORE = re.compile(r"^kr\b\.?\s*")
AFTER = re.compile(r"([,.][-–—])?\s*(kr\.?|kroner)?$")


class MoneyBlock(NumberBlock):
    ore = blocks.BooleanBlock(label=_("With øre"), required=False, default=False)
    minimum = blocks.DecimalBlock(label=_("Smallest allowed"), required=False, max_digits=15, default=0)
    unit = decimals = None

    class Meta:
        icon = "tag"
        label = _("Amount in kroner")
        group = _("Numbers and dates")


class Money(Number):
    """Value: str of kroner with at most two decimals after a point, never a float: rules compare kroner."""

    name = "money"
    block = MoneyBlock

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        settings, _texts = super().compile(value, block_id)
        return settings | {"decimals": 2 if value["ore"] else 0, "unit": "kr"}, {}

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> str:
        """As a number; people write whole amounts as “500,-” too."""
        text = AFTER.sub("", BEFORE.sub("", raw.strip().lower()))
        return super().clean(question, text, context)

    def display(self, question: Question, value: Any) -> str:
        amount = Decimal(value)
        whole = amount == amount.to_integral_value()
        return f"{number_format(amount, 0 if whole else 2, force_grouping=abs(amount) >= 10_000)}\u00a0kr"

    def sample(self, question: Question, chance: random.Random) -> str:
        return f"{super().sample(question, chance)} kr"
