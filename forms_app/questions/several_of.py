"""Any number of options."""

import random
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType
from forms_app.questions.blocks import TWO_EMPTY, OptionBlock, QuestionBlock, check_options, compile_options


class SeveralOfBlock(QuestionBlock):
    options = blocks.ListBlock(OptionBlock(), label=_("Options"), default=TWO_EMPTY)

    class Meta:
        icon = "tasks"
        label = _("Several of")
        group = _("Choices")


class SeveralOf(QuestionType):
    """Value: list of the options' stored values, in the options' order."""

    name = "several_of"
    compared_with = "options"
    template = "forms_app/questions/several_of.html"
    block = SeveralOfBlock
    operators = ("contains", "not_contains", "answered", "not_answered")
    grouped = True

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        options, texts = compile_options(value["options"])
        return {"options": options}, texts

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        return check_options(value["options"])

    def read(self, question: Question, data: QueryDict) -> list[str]:
        return [chosen.replace("\0", "") for chosen in data.getlist(question.name)]

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> list[str]:
        options = [value for value, _label in question.settings["options"]]
        if not set(raw) <= set(options):
            raise InvalidAnswer(self._choose(question))
        return [value for value in options if value in raw]

    def missing(self, question: Question) -> str:
        return question.error or self._choose(question)

    def _choose(self, question: Question) -> str:
        return gettext("Choose at least one of the options in “%(label)s”") % {"label": question.label}

    def display(self, question: Question, value: Any) -> str:
        labels = dict(question.settings["options"])
        return "\n".join(labels.get(chosen, chosen) for chosen in value)

    def json_schema(self, question: Question) -> dict[str, Any]:
        options = [value for value, _label in question.settings["options"]]
        return {"type": "array", "items": {"enum": options}, "uniqueItems": True}

    def sample(self, question: Question, chance: random.Random) -> list[str]:
        options = [value for value, _label in question.settings["options"]]
        return chance.sample(options, chance.randint(1, len(options)))

    def wrong_sample(self, question: Question, chance: random.Random) -> list[str]:
        return ["none of the options"]

    def focus(self, question: Question) -> str:
        return f"{question.name}-0"

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        return {"options": question.settings["options"]}
