"""A number, whole or with decimals."""

import random
import re
from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType
from forms_app.questions.blocks import QuestionBlock, number_text
from forms_app.questions.limits import LEAST, MOST, Limited, limit_block
from forms_app.rules import numbers

WRITTEN = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,10})?")


class NumberBlock(QuestionBlock):
    unit = blocks.CharBlock(
        label=_("Unit"),
        help_text=_("For example kr, metres or years."),
        required=False,
        default="",
        max_length=30,
    )
    minimum = blocks.DecimalBlock(label=_("Smallest allowed"), required=False, max_digits=15)
    maximum = blocks.DecimalBlock(label=_("Largest allowed"), required=False, max_digits=15)
    minimum_from = limit_block("minimum")
    maximum_from = limit_block("maximum")
    decimals = blocks.IntegerBlock(label=_("Decimals"), default=0, min_value=0, max_value=4)

    class Meta:
        icon = "decimal"
        label = _("Number")
        group = _("Numbers and dates")


class Number(Limited, QuestionType):
    """Value: str of a decimal number with a point, never a float. Limits in the settings are the same."""

    name = "number"
    limits = {"minimum": LEAST, "maximum": MOST}
    compared_with = "number"
    template = "forms_app/questions/number.html"
    block = NumberBlock
    operators = (
        "equals",
        "not_equals",
        "less_than",
        "at_most",
        "greater_than",
        "at_least",
        "answered",
        "not_answered",
    )

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        limits = {name: number_text(value[name]) for name in ("minimum", "maximum")}
        return limits | {"decimals": value.get("decimals") or 0}, {"unit": value.get("unit") or ""}

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        if None not in (value["minimum"], value["maximum"]) and value["minimum"] > value["maximum"]:
            return [("maximum", gettext("The largest allowed is below the smallest."))]
        return []

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> str:
        number = parse(raw, question.settings.get("unit", ""))
        decimals = question.settings["decimals"]
        if number is None or (decimals == 0 and number != number.to_integral_value()):
            message = (
                gettext("Write a number like 12,5 in “%(label)s”")
                if decimals
                else gettext("Write a whole number like 12 in “%(label)s”")
            )
            raise InvalidAnswer(message % {"label": question.label})
        text = format(number, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
        if len(text.partition(".")[2]) > decimals:
            raise InvalidAnswer(
                ngettext(
                    "Write at most %(count)d decimal in “%(label)s”",
                    "Write at most %(count)d decimals in “%(label)s”",
                    decimals,
                )
                % {"count": decimals, "label": question.label}
            )
        self._check_limits(question, number)
        return "0" if text == "-0" else text

    def _check_limits(self, question: Question, number: Decimal) -> None:
        smallest, largest = question.settings["minimum"], question.settings["maximum"]
        is_below = smallest is not None and number < Decimal(smallest)
        if not is_below and (largest is None or number <= Decimal(largest)):
            return
        if None in (smallest, largest) or question.settings.get("limited_by"):
            name = "minimum" if is_below else "maximum"
            raise self.refusal(question, name, written_number(question.settings[name]))
        raise InvalidAnswer(
            gettext("Write a number from %(smallest)s to %(largest)s in “%(label)s”")
            % {
                "label": question.label,
                "smallest": written_number(smallest),
                "largest": written_number(largest),
            }
        )

    def as_limit(self, value: Any) -> str | None:
        count = numbers.number(value)
        return None if count is None else numbers.text(count)

    def beyond(self, question: Question, name: str, limit: str) -> str:
        if name == "minimum":
            return gettext("Write %(smallest)s or more in “%(label)s”") % {
                "label": question.label,
                "smallest": limit,
            }
        return gettext("Write %(largest)s or less in “%(label)s”") % {
            "label": question.label,
            "largest": limit,
        }

    def display(self, question: Question, value: Any) -> str:
        return with_unit(question, written_number(value))

    def json_schema(self, question: Question) -> dict[str, Any]:
        decimals = question.settings["decimals"]
        part = rf"(\.[0-9]{{1,{decimals}}})?" if decimals else ""
        return {"type": "string", "pattern": f"^-?[0-9]+{part}$"}

    def sample(self, question: Question, chance: random.Random) -> str:
        low, high = question.settings["minimum"], question.settings["maximum"]
        largest = None if high is None else int(Decimal(high).to_integral_value(ROUND_FLOOR))
        if low is None:
            smallest = min(0, 0 if largest is None else largest)
        else:
            smallest = int(Decimal(low).to_integral_value(ROUND_CEILING))
        if largest is None:
            largest = max(smallest, 0) + 100
        if smallest > largest:  # no whole number lies between the limits
            return str(low)
        return str(chance.randint(smallest, largest))

    def wrong_sample(self, question: Question, chance: random.Random) -> str:
        wrong = ["mange", "1e5", "1" * 40]
        if question.settings["maximum"] is not None:
            wrong.append(str(int(Decimal(question.settings["maximum"])) + 1))
        if question.settings["minimum"] is not None:
            wrong.append(str(int(Decimal(question.settings["minimum"])) - 1))
        return chance.choice(wrong)

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        negative = Decimal(question.settings["minimum"] or 0) < 0 or question.settings["minimum"] is None
        # Keypads of telephones have no minus.
        return {
            "inputmode": "text" if negative else "decimal" if question.settings["decimals"] else "numeric"
        }


def parse(written: str, unit: str = "") -> Decimal | None:
    """A number as Norwegians write it: decimal comma, spaces between thousands, perhaps its unit after it."""
    text = "".join(written.split()).replace("−", "-")
    if unit and text.lower().endswith("".join(unit.lower().split())):
        text = text[: -len("".join(unit.split()))]
    if "," in text:
        text = text.replace(".", "").replace(",", ".", 1)
    return Decimal(text) if WRITTEN.fullmatch(text) else None


def written_number(value: str, decimals: int | None = None, grouped_from: int = 10_000) -> str:
    """A stored number as the active language writes it; four digits are kept together (years).

    With exactly so many `decimals`, where they are given, and with groups of three from `grouped_from` on.
    """
    number = Decimal(value)
    return number_format(number, decimals, force_grouping=abs(number) >= grouped_from)


def with_unit(question: Question, written: str) -> str:
    """A number and its unit, which never break across lines."""
    unit = question.settings.get("unit", "")
    return f"{written}\u00a0{unit}" if unit else written
