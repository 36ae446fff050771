"""A short answer on one line."""

import random
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, QuestionType, within
from forms_app.questions.blocks import QuestionBlock


class TextBlock(QuestionBlock):
    max_length = blocks.IntegerBlock(
        label=_("Longest answer (characters)"), default=200, min_value=1, max_value=1000
    )

    class Meta:
        icon = "pilcrow"
        label = _("Short text")
        group = _("Text")


class Text(QuestionType):
    """Value: str without line breaks, outer blanks removed."""

    name = "text"
    template = "forms_app/questions/text.html"
    block = TextBlock
    operators = (
        "answered",
        "not_answered",
        "equals",
        "not_equals",
        "contains",
        "not_contains",
        "starts_with",
    )

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        return {"max_length": value["max_length"] or 200}, {}

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> str:
        return within(question, " ".join(raw.splitlines()).strip(), question.settings["max_length"])

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"type": "string", "maxLength": question.settings["max_length"]}

    def sample(self, question: Question, chance: random.Random) -> str:
        return chance.choice(("Blåbær og ærfugl", "Test", "N/A ✓", "Čáhci"))[
            : question.settings["max_length"]
        ]

    def wrong_sample(self, question: Question, chance: random.Random) -> str:
        return "x" * (question.settings["max_length"] + 1)
