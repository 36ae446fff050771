"""One of several options."""

import random
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType
from forms_app.questions.blocks import TWO_EMPTY, OptionBlock, QuestionBlock, check_options, compile_options

MOST_RADIOS = 7  # Altinn's guideline: more options than this are easier to find in a list


class OneOfBlock(QuestionBlock):
    options = blocks.ListBlock(OptionBlock(), label=_("Options"), default=TWO_EMPTY)
    layout = blocks.ChoiceBlock(
        label=_("Shown as"),
        choices=[("radio", _("Radio buttons")), ("select", _("Drop-down list, for many options"))],
        default="radio",
    )

    class Meta:
        icon = "list-ul"
        label = _("One of several")
        group = _("Choices")


class OneOf(QuestionType):
    """Value: the option's stored value."""

    name = "one_of"
    compared_with = "options"
    template = "forms_app/questions/one_of.html"
    block = OneOfBlock
    operators = ("equals", "not_equals", "one_of", "answered", "not_answered")
    grouped = True

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        options, texts = compile_options(value["options"])
        return {"options": options, "layout": value["layout"] or "radio"}, texts

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        return check_options(value["options"])

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> str:
        if raw not in dict(question.settings["options"]):
            raise InvalidAnswer(self._choose(question))
        return raw

    def missing(self, question: Question) -> str:
        return question.error or self._choose(question)

    def _choose(self, question: Question) -> str:
        return gettext("Choose one of the options in “%(label)s”") % {"label": question.label}

    def display(self, question: Question, value: Any) -> str:
        return dict(question.settings["options"]).get(value, value)

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"enum": [value for value, _label in question.settings["options"]]}

    def sample(self, question: Question, chance: random.Random) -> str:
        return chance.choice(question.settings["options"])[0]

    def is_list(self, question: Question) -> bool:
        """Whether the options are a drop-down list: as the editor chose, and always when they are many."""
        return question.settings["layout"] == "select" or len(question.settings["options"]) > MOST_RADIOS

    def wrong_sample(self, question: Question, chance: random.Random) -> str:
        return "none of the options"

    def focus(self, question: Question) -> str:
        return question.name if self.is_list(question) else f"{question.name}-0"

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        return {"options": question.settings["options"], "list": self.is_list(question)}
