"""A telephone number."""

import random
import re
from typing import Any

import phonenumbers
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType
from forms_app.questions.blocks import QuestionBlock

# Digits with what people put between them; phonenumbers alone would find a number in any sentence.
WRITTEN = re.compile(r"[+0-9][0-9\s()./\-–\u00ad]{3,30}")


class PhoneBlock(QuestionBlock):
    class Meta:
        icon = "mobile-alt"
        label = _("Phone number")
        group = _("Contact")


class Phone(QuestionType):
    """Value: the number in E.164, for example +4778455000."""

    name = "phone"
    template = "forms_app/questions/phone.html"
    block = PhoneBlock
    operators = ("answered", "not_answered")

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> str:
        try:
            if not WRITTEN.fullmatch(raw.strip()):
                raise phonenumbers.NumberParseException(phonenumbers.NumberParseException.NOT_A_NUMBER, "")
            number = phonenumbers.parse(raw, "NO")
        except phonenumbers.NumberParseException as error:
            raise self._wrong(question) from error
        if not phonenumbers.is_valid_number(number):
            raise self._wrong(question)
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def _wrong(self, question: Question) -> InvalidAnswer:
        return InvalidAnswer(
            gettext(
                "Write a phone number with 8 digits in “%(label)s”, or + and country code if it is foreign"
            )
            % {"label": question.label}
        )

    def display(self, question: Question, value: Any) -> str:
        number = phonenumbers.parse(value, "NO")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\+[1-9][0-9]{6,14}$"}

    def sample(self, question: Question, chance: random.Random) -> str:
        return chance.choice(("784 55 000", "+47 78 45 50 00", "78455000", "0047 78455000"))
