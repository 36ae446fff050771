"""A text between questions; there is nothing to answer."""

import random
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.markup import safe_html
from forms_app.definition.model import Question
from forms_app.questions.base import QuestionType
from forms_app.questions.blocks import QuestionBlock


class InformationBlock(QuestionBlock):
    label = blocks.CharBlock(label=_("Heading"), required=False, default="", max_length=250)
    body = blocks.RichTextBlock(
        label=_("Text"), features=["bold", "link", "ul", "ol"], default="", search_index=False
    )
    help = required = require_if = checks = error = key = sensitivity = purpose = None

    class Meta:
        icon = "info-circle"
        label = _("Information")
        group = _("Text")


class Information(QuestionType):
    """No value. Text `body` is HTML, already cleaned when the dialog was compiled."""

    name = "information"
    template = "forms_app/questions/information.html"
    block = InformationBlock
    operators = ()
    asks = False

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        return {}, {"body": safe_html(value["body"])}

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        return [] if safe_html(value["body"]).strip() else [("body", gettext("Write the text."))]

    def sample(self, question: Question, chance: random.Random) -> None:
        return None
