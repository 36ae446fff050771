"""What it costs: an amount in kroner with the lines that it is made of."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.editor.expression_block import ExpressionBlock
from forms_app.editor.rule_block import RuleBlock
from forms_app.questions.base import AnswerContext
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.calculated import GROUPED_FROM, Calculated, Calculating, how_numbers_are_written
from forms_app.questions.number import written_number
from forms_app.rules.evaluation import compute


class FeeLineBlock(blocks.StructBlock):
    """One of the amounts that the fee is made of."""

    label = blocks.CharBlock(label=_("What is paid for"), default="", max_length=200)
    amount = ExpressionBlock(label=_("Amount (kr)"))
    rule = RuleBlock(label=_("Only when"))

    class Meta:
        icon = "order"
        label = _("Amount")
        label_format = "{label}"


class FeeBlock(QuestionBlock):
    label = blocks.CharBlock(label=_("What it is called"), default="", max_length=250)
    lines = blocks.ListBlock(FeeLineBlock(), label=_("Amounts"), min_num=1)
    required = require_if = checks = error = sensitivity = purpose = None

    class Meta:
        icon = "tag"
        label = _("Fee")
        group = _("Calculations")


class Fee(Calculating):
    """Value: {"amount": kroner, "lines": {line id: kroner}}, all str of decimal numbers with a point.

    Compiled to one sum whose parts are the lines in order; a line that does not apply is null. Rules and
    calculations that look at a fee get its amount.
    """

    name = "fee"
    compared_with = "number"
    template = "forms_app/questions/fee.html"
    block = FeeBlock
    operators = Calculated.operators

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        lines = value["lines"].bound_blocks
        parts = [{"round": _when(line.value["rule"], line.value["amount"]), "places": 2} for line in lines]
        texts = {f"line.{line.id}": line.value["label"] for line in lines}
        return {"lines": [line.id for line in lines], "calculation": {"sum": parts}}, texts

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        lines = [line.value for line in value["lines"].bound_blocks]
        if not lines:
            return [("lines", gettext("Give at least one amount."))]
        if any(not line["label"].strip() for line in lines):
            return [("lines", gettext("Say what each amount is for."))]
        if any(line["amount"] is None for line in lines):
            return [("lines", gettext("Write what each amount is."))]
        return []

    def calculate(self, question: Question, seen: Mapping[str, Any], context: AnswerContext) -> Any:
        total = question.settings["calculation"]
        amount = compute(total, seen, context.today)
        if amount is None:
            return None
        amounts = (compute(part, seen, context.today) for part in total.parts)
        names = (name for name, _label in question.settings["lines"])
        lines = {name: line for name, line in zip(names, amounts, strict=True) if line is not None}
        return {"amount": amount, "lines": lines}

    def display(self, question: Question, value: Any) -> str:
        labels = dict(question.settings["lines"])
        lines = [f"{labels.get(name, name)}: {in_kroner(amount)}" for name, amount in value["lines"].items()]
        return "\n".join([in_kroner(value["amount"]), *(lines if len(lines) > 1 else ())])

    def json_schema(self, question: Question) -> dict[str, Any]:
        amount = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]{1,2})?$"}
        lines = {"type": "object", "additionalProperties": amount}
        return {"type": "object", "properties": {"amount": amount, "lines": lines}, "required": ["amount"]}

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        amounts = raw["lines"] if raw else {}
        lines = [
            (name, label, in_kroner(amounts[name]) if name in amounts else "")
            for name, label in question.settings["lines"]
        ]
        text = in_kroner(raw["amount"]) if raw else ""
        return {"lines": lines, "text": text, **how_numbers_are_written()}


def _when(rule: Any, amount: Any) -> Any:
    return {"if": rule, "then": amount, "else": None} if rule else amount


def in_kroner(amount: str) -> str:
    """An amount as people write it; øre only where there are any."""
    return f"{written_number(amount, 2 if '.' in amount else 0, GROUPED_FROM)}\u00a0kr"
