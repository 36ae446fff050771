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
from forms_app.questions.limits import LEAST, MOST, Limited, limit_block, whole
from forms_app.rules.expressions import Expression, RowCount
from forms_app.rules.model import Computed, Rule
from forms_app.rules.operators import OPERATORS


class SeveralOfBlock(QuestionBlock):
    options = blocks.ListBlock(OptionBlock(), label=_("Options"), default=TWO_EMPTY)
    min = blocks.IntegerBlock(label=_("Fewest"), required=False, min_value=1)
    min_from = limit_block("min")
    max = blocks.IntegerBlock(label=_("Most"), required=False, min_value=1)
    max_from = limit_block("max")

    class Meta:
        icon = "tasks"
        label = _("Several of")
        group = _("Choices")


class SeveralOf(Limited, QuestionType):
    """Value: list of the options' stored values, in the options' order.

    Settings: `options`, and the `min` and `max` number of them where there are any.
    """

    name = "several_of"
    limits = {"min": LEAST, "max": MOST}
    compared_with = "options"
    template = "forms_app/questions/several_of.html"
    block = SeveralOfBlock
    operators = ("contains", "not_contains", "answered", "not_answered")
    grouped = True

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        options, texts = compile_options(value["options"])
        limits = {name: value[name] for name in self.limits if value.get(name)}
        return {"options": options, **limits}, texts

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        found = check_options(value["options"])
        if (value.get("min") or 0) > min(value.get("max") or 999, len(value["options"])):
            found.append(("max", gettext("The largest allowed is below the smallest.")))
        return found

    def read(self, question: Question, data: QueryDict) -> list[str]:
        return [chosen.replace("\0", "") for chosen in data.getlist(question.name)]

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> list[str]:
        options = [value for value, _label in question.settings["options"]]
        if not set(raw) <= set(options):
            raise InvalidAnswer(self._choose(question))
        chosen = [value for value in options if value in raw]
        for name, outside in self.limits.items():
            limit = question.settings.get(name)
            if limit is not None and OPERATORS[outside](len(chosen), limit):
                raise self.refusal(question, name, str(limit))
        return chosen

    def as_limit(self, value: Any) -> int | None:
        return whole(value)

    def beyond(self, question: Question, name: str, limit: str) -> str:
        if name == "min":
            message = gettext("Choose %(limit)s or more in “%(label)s”")
        else:
            message = gettext("Choose %(limit)s or fewer in “%(label)s”")
        return message % {"label": question.label, "limit": limit}

    def outside(self, question: Question, name: str, limit: Expression) -> Rule:
        return Computed(RowCount(question.id), self.limits[name], limit)

    def missing(self, question: Question) -> str:
        return question.error or self._choose(question)

    def _choose(self, question: Question) -> str:
        return gettext("Choose at least one of the options in “%(label)s”") % {"label": question.label}

    def display(self, question: Question, value: Any) -> str:
        labels = dict(question.settings["options"])
        return "\n".join(labels.get(chosen, chosen) for chosen in value)

    def json_schema(self, question: Question) -> dict[str, Any]:
        options = [value for value, _label in question.settings["options"]]
        names = {"min": "minItems", "max": "maxItems"}
        limits = {names[name]: question.settings[name] for name in names if question.settings.get(name)}
        return {"type": "array", "items": {"enum": options}, "uniqueItems": True, **limits}

    def sample(self, question: Question, chance: random.Random) -> list[str]:
        options = [value for value, _label in question.settings["options"]]
        most = min(question.settings.get("max") or len(options), len(options))
        fewest = min(max(question.settings.get("min") or 1, 1), len(options))
        return chance.sample(options, chance.randint(min(fewest, most), max(most, 1)))

    def wrong_sample(self, question: Question, chance: random.Random) -> list[str]:
        return ["none of the options"]

    def focus(self, question: Question) -> str:
        return f"{question.name}-0"

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        return {"options": question.settings["options"]}
