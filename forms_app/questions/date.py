"""A date."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.questions.base import QuestionType
from forms_app.questions.blocks import QuestionBlock


class DateBlock(QuestionBlock):
    when = blocks.ChoiceBlock(
        label=_("Which dates"),
        choices=[("any", _("Any date")), ("past", _("Today or earlier")), ("future", _("Today or later"))],
        default="any",
    )
    earliest = blocks.DateBlock(label=_("Earliest allowed"), required=False)
    latest = blocks.DateBlock(label=_("Latest allowed"), required=False)

    class Meta:
        icon = "date"
        label = _("Date")
        group = _("Numbers and dates")


class Date(QuestionType):
    """Value: ISO date. Setting `when`: any, past (today included) or future (today included)."""

    name = "date"
    template = "forms_app/questions/date.html"
    block = DateBlock
    operators = ("equals", "less_than", "at_most", "greater_than", "at_least", "answered", "not_answered")

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        limits = {name: value[name].isoformat() if value[name] else None for name in ("earliest", "latest")}
        return limits | {"when": value["when"] or "any"}, {}
