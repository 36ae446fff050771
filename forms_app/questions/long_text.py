"""A longer answer in the citizen's own words."""

import random
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, QuestionType, within
from forms_app.questions.blocks import QuestionBlock


class LongTextBlock(QuestionBlock):
    rows = blocks.IntegerBlock(label=_("Visible lines"), default=5, min_value=2, max_value=20)
    max_length = blocks.IntegerBlock(
        label=_("Longest answer (characters)"), default=2000, min_value=1, max_value=20_000
    )

    class Meta:
        icon = "doc-full"
        label = _("Long text")
        group = _("Text")


class LongText(QuestionType):
    """Value: str, line breaks as \\n, outer blanks removed."""

    name = "long_text"
    template = "forms_app/questions/long_text.html"
    block = LongTextBlock
    operators = ("answered", "not_answered", "contains", "not_contains", "starts_with")

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        return {"rows": value["rows"] or 5, "max_length": value["max_length"] or 2000}, {}

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> str:
        text = raw.replace("\r\n", "\n").replace("\r", "\n").strip()
        return within(question, text, question.settings["max_length"])

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"type": "string", "maxLength": question.settings["max_length"]}

    def sample(self, question: Question, chance: random.Random) -> str:
        lines = ["Jeg har seilt i mange år.", "Båten er 22 fot lang.", "Hilsen en prøveperson"]
        return "\n".join(lines[: chance.randint(1, 3)])[: question.settings["max_length"]]

    def wrong_sample(self, question: Question, chance: random.Random) -> str:
        return "x" * (question.settings["max_length"] + 1)
