"""A statement that the citizen confirms by ticking a box."""

import random
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, QuestionType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.paper import Area


class ConsentBlock(QuestionBlock):
    label = blocks.TextBlock(
        label=_("Statement"),
        help_text=_("What the citizen confirms, in their words: “I …”."),
        default="",
        rows=2,
    )

    class Meta:
        icon = "lock"
        label = _("Confirmation or consent")
        group = _("Choices")


class Consent(QuestionType):
    """Value: True. The label is the statement itself."""

    name = "consent"
    template = "forms_app/questions/consent.html"
    block = ConsentBlock
    operators = ("answered", "not_answered")

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> bool:
        return True

    def missing(self, question: Question) -> str:
        return question.error or gettext("Tick the box to confirm: “%(label)s”") % {"label": question.label}

    def display(self, question: Question, value: Any) -> str:
        return gettext("Confirmed")

    def paper(self, question: Question) -> Area:
        return Area("ticks", options=((True, gettext("I confirm")),))

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"const": True}

    def sample(self, question: Question, chance: random.Random) -> str:
        return "yes"
