"""A telephone number."""

import random
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import phonenumbers
from django.http import QueryDict
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.names import country_names

# Digits with what people put between them; phonenumbers alone would find a number in any sentence.
WRITTEN = re.compile(r"[+0-9][0-9\s()./\-–\u00ad]{3,30}")


class PhoneBlock(QuestionBlock):
    country = blocks.BooleanBlock(
        label=_("Ask for the country code in a list of its own"),
        help_text=_("For dialogs that many people abroad fill in. Others write + and the code."),
        required=False,
        default=False,
    )

    class Meta:
        icon = "mobile-alt"
        label = _("Phone number")
        group = _("Contact")


class Phone(QuestionType):
    """Value: the number in E.164, for example +4778455000.

    With the setting `country`, `raw` is {"country": ISO 3166-1 code, "number": text}; otherwise it is text.
    """

    name = "phone"
    template = "forms_app/questions/phone.html"
    block = PhoneBlock
    operators = ("answered", "not_answered")

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        return {"country": bool(value["country"])}, {}

    def read(self, question: Question, data: QueryDict) -> str | dict[str, str]:
        if not question.settings.get("country"):
            return super().read(question, data)
        return {
            part: data.get(f"{question.name}-{part}", "").replace("\0", "") for part in ("country", "number")
        }

    def is_empty(self, raw: Any) -> bool:
        return super().is_empty(raw["number"] if isinstance(raw, dict) else raw)

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> str:
        text, country = (raw["number"], raw["country"]) if isinstance(raw, dict) else (raw, "NO")
        try:
            if not WRITTEN.fullmatch(text.strip()):
                raise phonenumbers.NumberParseException(phonenumbers.NumberParseException.NOT_A_NUMBER, "")
            number = phonenumbers.parse(text, country if country in calling_codes() else "NO")
        except phonenumbers.NumberParseException as error:
            raise self._wrong(question, raw) from error
        if not phonenumbers.is_valid_number(number):
            raise self._wrong(question, raw)
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def _wrong(self, question: Question, raw: Any) -> InvalidAnswer:
        return InvalidAnswer(
            gettext(
                "Write a phone number with 8 digits in “%(label)s”, or + and country code if it is foreign"
            )
            % {"label": question.label},
            *(["number"] if isinstance(raw, dict) else []),
        )

    def display(self, question: Question, value: Any) -> str:
        number = phonenumbers.parse(value, "NO")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\+[1-9][0-9]{6,14}$"}

    def sample(self, question: Question, chance: random.Random) -> str | dict[str, str]:
        number = chance.choice(("784 55 000", "+47 78 45 50 00", "78455000", "0047 78455000"))
        return {"country": "NO", "number": number} if question.settings.get("country") else number

    def wrong_sample(self, question: Question, chance: random.Random) -> str | dict[str, str]:
        number = chance.choice(("12", "78 45 50 00 00 00", "ring meg på 78455000", "+47"))
        return {"country": "NO", "number": number} if question.settings.get("country") else number

    def focus(self, question: Question) -> str:
        return f"{question.name}-number" if question.settings.get("country") else question.name

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        if not question.settings.get("country"):
            return {"number": raw["number"] if isinstance(raw, dict) else raw}
        typed = raw if isinstance(raw, dict) else {"country": "NO", "number": raw or ""}
        names = country_names()
        options = [(code, f"{names[code]} (+{calling})") for code, calling in calling_codes().items()]
        return {"number": typed["number"], "country": typed["country"] or "NO", "options": options}


@cache
def calling_codes() -> dict[str, int]:
    """The calling code of every country that has one, by ISO 3166-1 code in the order of the bokmål names."""
    with override("nb"):
        names = country_names()
    return {code: calling for code in names if (calling := phonenumbers.country_code_for_region(code))}
