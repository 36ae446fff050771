"""A question answered by yes or no."""

import random
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType
from forms_app.questions.blocks import QuestionBlock


class YesNoBlock(QuestionBlock):
    class Meta:
        icon = "check"
        label = _("Yes or no")
        group = _("Choices")


class YesNo(QuestionType):
    """Value: "yes" or "no"."""

    name = "yes_no"
    compared_with = "yes_no"
    template = "forms_app/questions/yes_no.html"
    block = YesNoBlock
    operators = ("equals", "answered", "not_answered")
    grouped = True

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> str:
        if raw not in ("yes", "no"):
            raise InvalidAnswer(gettext("Choose yes or no in “%(label)s”") % {"label": question.label})
        return raw

    def missing(self, question: Question) -> str:
        return question.error or gettext("Choose yes or no in “%(label)s”") % {"label": question.label}

    def display(self, question: Question, value: Any) -> str:
        return gettext("Yes") if value == "yes" else gettext("No")

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"enum": ["yes", "no"]}

    def sample(self, question: Question, chance: random.Random) -> str:
        return chance.choice(("yes", "no"))

    def wrong_sample(self, question: Question, chance: random.Random) -> str:
        return "kanskje"

    def focus(self, question: Question) -> str:
        return f"{question.name}-0"

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        return {"options": (("yes", gettext("Yes")), ("no", gettext("No")))}
