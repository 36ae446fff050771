"""A number on a scale whose ends are explained."""

import random
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.paper import Area

MOST_POINTS = 11  # from 0 to 10


class ScaleBlock(QuestionBlock):
    first = blocks.IntegerBlock(label=_("First number"), default=1, min_value=0, max_value=10)
    last = blocks.IntegerBlock(label=_("Last number"), default=5, min_value=1, max_value=20)
    low = blocks.CharBlock(label=_("What the first number means"), required=False, default="", max_length=80)
    high = blocks.CharBlock(label=_("What the last number means"), required=False, default="", max_length=80)

    class Meta:
        icon = "order"
        label = _("Scale")
        group = _("Choices")


class Scale(QuestionType):
    """Value: str of a whole number, which rules compare as a number. Texts `low` and `high` explain the ends."""

    name = "scale"
    compared_with = "number"
    template = "forms_app/questions/scale.html"
    block = ScaleBlock
    operators = (
        "equals", "not_equals", "less_than", "at_most", "greater_than", "at_least", "answered", "not_answered",
    )  # fmt: skip
    grouped = True

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        first = 1 if value["first"] is None else value["first"]
        return {"first": first, "last": value["last"] or 5}, {name: value[name] for name in ("low", "high")}

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        settings, _texts = self.compile(value, "")
        if not 1 <= settings["last"] - settings["first"] < MOST_POINTS:
            return [("last", gettext("A scale has from 2 to %(most)d numbers.") % {"most": MOST_POINTS})]
        return []

    def points(self, question: Question) -> list[tuple[str, str]]:
        """The numbers with their labels, the ends explained."""
        first, last = question.settings["first"], question.settings["last"]
        meanings = {first: question.settings.get("low"), last: question.settings.get("high")}
        return [
            (str(number), f"{number} – {meanings[number]}" if meanings.get(number) else str(number))
            for number in range(first, last + 1)
        ]

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> str:
        if raw not in dict(self.points(question)):
            raise InvalidAnswer(self._choose(question))
        return raw

    def missing(self, question: Question) -> str:
        return question.error or self._choose(question)

    def _choose(self, question: Question) -> str:
        return gettext("Choose a number in “%(label)s”") % {"label": question.label}

    def display(self, question: Question, value: Any) -> str:
        return dict(self.points(question)).get(value, value)

    def paper(self, question: Question) -> Area:
        return Area("ticks", options=tuple(self.points(question)))

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"enum": list(dict(self.points(question)))}

    def sample(self, question: Question, chance: random.Random) -> str:
        return chance.choice(self.points(question))[0]

    def wrong_sample(self, question: Question, chance: random.Random) -> str:
        return chance.choice((str(question.settings["last"] + 1), "mye", "2,5"))

    def focus(self, question: Question) -> str:
        return f"{question.name}-0"

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        return {"options": self.points(question)}
