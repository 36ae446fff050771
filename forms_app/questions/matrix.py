"""The same options for each of several statements."""

import random
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType
from forms_app.questions.blocks import TWO_EMPTY, OptionBlock, QuestionBlock, check_options, compile_options
from forms_app.questions.group import beside
from forms_app.questions.paper import Area

MOST_COLUMNS = 7  # side by side on a wide screen; more of them cannot be told apart


class MatrixBlock(QuestionBlock):
    statements = blocks.ListBlock(OptionBlock(label=_("Line")), label=_("Lines"), default=TWO_EMPTY)
    options = blocks.ListBlock(OptionBlock(), label=_("Options"), default=TWO_EMPTY)

    class Meta:
        icon = "table"
        label = _("Table of choices")
        group = _("Choices")


class Matrix(QuestionType):
    """Value: {statement: the chosen option's stored value}; raw is the same, with "" where none is chosen."""

    name = "matrix"
    template = "forms_app/questions/matrix.html"
    block = MatrixBlock
    grouped = True

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        options, texts = compile_options(value["options"])
        statements, lines = compile_options(value["statements"])
        texts |= {name.replace("option.", "statement.", 1): text for name, text in lines.items()}
        return {"options": options, "statements": statements}, texts

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        found = [("statements", message) for _field, message in check_options(value["statements"])]
        found += check_options(value["options"])
        if len(value["options"]) > MOST_COLUMNS:
            message = gettext("A table can have %(count)d options at most. Use fewer, or separate questions.")
            found.append(("options", message % {"count": MOST_COLUMNS}))
        return found

    def read(self, question: Question, data: QueryDict) -> dict[str, str]:
        return {
            statement: data.get(f"{question.name}-{statement}", "").replace("\0", "")
            for statement, _text in question.settings["statements"]
        }

    def is_empty(self, raw: Any) -> bool:
        return not any(raw.values())

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> dict[str, str]:
        options = dict(question.settings["options"])
        chosen = {name: raw.get(name) for name, _text in question.settings["statements"] if raw.get(name)}
        left = [text for name, text in question.settings["statements"] if name not in chosen]
        if not set(chosen.values()) <= options.keys():
            raise InvalidAnswer(self._choose(question))
        if left and question.required:
            raise InvalidAnswer(
                gettext("Choose an answer in “%(label)s” for %(missing)s too")
                % {
                    "label": question.label,
                    "missing": get_text_list([f"“{text}”" for text in left], gettext("and")),
                }
            )
        return chosen

    def missing(self, question: Question) -> str:
        return question.error or self._choose(question)

    def _choose(self, question: Question) -> str:
        return gettext("Choose one of the options on each line in “%(label)s”") % {"label": question.label}

    def display(self, question: Question, value: Any) -> str:
        options = dict(question.settings["options"])
        return "\n".join(
            f"{beside(text)} {options.get(value[name], value[name])}"
            for name, text in question.settings["statements"]
            if name in value
        )

    def json_schema(self, question: Question) -> dict[str, Any]:
        options = {"enum": [value for value, _label in question.settings["options"]]}
        lines = {name: options for name, _text in question.settings["statements"]}
        required = list(lines) if question.required else []
        return {"type": "object", "properties": lines, "required": required, "additionalProperties": False}

    def sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        return {
            name: chance.choice(question.settings["options"])[0]
            for name, _text in question.settings["statements"]
        }

    def wrong_sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        return {name: "none of the options" for name, _text in question.settings["statements"]}

    def paper(self, question: Question) -> Area:
        options = " / ".join(label for _value, label in question.settings["options"])
        return Area(
            "parts", parts=tuple(f"{text} ({options})" for _name, text in question.settings["statements"])
        )

    def focus(self, question: Question) -> str:
        return f"{question.name}-{question.settings['statements'][0][0]}-0"

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        lines = [
            (f"{question.name}-{name}", text, (raw or {}).get(name, ""))
            for name, text in question.settings["statements"]
        ]
        return {"lines": lines, "options": question.settings["options"]}
