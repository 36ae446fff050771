"""A year."""

import random
import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer
from forms_app.questions.base_line import LineType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.limits import LEAST, MOST, Limited, limit_block, whole
from forms_app.questions.paper import Area

FIRST, LAST = 1800, 2200  # what is outside is a slip


class YearBlock(QuestionBlock):
    earliest = blocks.IntegerBlock(
        label=_("Earliest allowed"), required=False, min_value=FIRST, max_value=LAST
    )
    earliest_from = limit_block("earliest")
    latest = blocks.IntegerBlock(label=_("Latest allowed"), required=False, min_value=FIRST, max_value=LAST)
    latest_from = limit_block("latest")

    class Meta:
        icon = "calendar"
        label = _("Year")
        group = _("Numbers and dates")


class Year(Limited, LineType):
    """Value: str of four digits, which rules compare as a number."""

    name = "year"
    compared_with = "number"
    limits = {"earliest": LEAST, "latest": MOST}
    block = YearBlock
    operators = (
        "equals", "not_equals", "less_than", "at_most", "greater_than", "at_least", "answered", "not_answered",
    )  # fmt: skip
    inputmode = "numeric"
    width = "w-8"

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        return {"earliest": value["earliest"] or FIRST, "latest": value["latest"] or LAST}, {}

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        if (value["earliest"] or FIRST) > (value["latest"] or LAST):
            return [("latest", gettext("The latest allowed is before the earliest."))]
        return []

    def parse(self, question: Question, text: str, context: AnswerContext) -> str:
        label, earliest, latest = (
            question.label,
            question.settings["earliest"],
            question.settings["latest"],
        )
        if not re.fullmatch(r"[0-9]{4}", text):
            raise InvalidAnswer(
                gettext("Write the year with four digits in “%(label)s”, for example %(year)d")
                % {"label": label, "year": min(max(context.today.year, earliest), latest)}
            )
        if not earliest <= int(text) <= latest:
            if question.settings.get("limited_by"):
                name = "earliest" if int(text) < earliest else "latest"
                raise self.refusal(question, name, str(question.settings[name]))
            raise InvalidAnswer(
                gettext("Write a year from %(earliest)d to %(latest)d in “%(label)s”")
                % {"label": label, "earliest": earliest, "latest": latest}
            )
        return text

    def as_limit(self, value: Any) -> int | None:
        year = whole(value)
        return year if year is not None and FIRST <= year <= LAST else None

    def beyond(self, question: Question, name: str, limit: str) -> str:
        if name == "earliest":
            message = gettext("Write the year %(limit)s or a later one in “%(label)s”")
        else:
            message = gettext("Write the year %(limit)s or an earlier one in “%(label)s”")
        return message % {"label": question.label, "limit": limit}

    def paper(self, question: Question) -> Area:
        return Area("cells", cells=((gettext("Year"), 4),))

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9]{4}$"}

    def sample(self, question: Question, chance: random.Random) -> str:
        return str(chance.randint(question.settings["earliest"], question.settings["latest"]))

    def wrong_sample(self, question: Question, chance: random.Random) -> str:
        return chance.choice(("26", "i fjor", "20266", str(question.settings["latest"] + 1)))
