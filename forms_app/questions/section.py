"""A heading over questions, shown by a rule of its own. Compiled away: its questions stand in the step."""

import random
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import QuestionType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.nesting import DEPTHS, inner_questions


class SectionBlock(QuestionBlock):
    label = blocks.CharBlock(label=_("Heading"), default="", max_length=250)
    help = required = require_if = checks = error = key = sensitivity = purpose = None

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        inner = ("questions", inner_questions(DEPTHS["section"]))
        super().__init__([*(local_blocks or ()), inner], **kwargs)

    class Meta:
        icon = "title"
        label = _("Questions under a heading")
        group = _("Several questions")


class Section(QuestionType):
    """No value, and in no definition: each of its questions has `section` and its rule too."""

    name = "section"
    block = SectionBlock
    operators = ()
    asks = False

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        found = [] if value["label"].strip() else [("label", gettext("Write the heading."))]
        return found if value["questions"] else [*found, ("questions", gettext("Add a question."))]

    def sample(self, question: Question, chance: random.Random) -> None:
        return None
