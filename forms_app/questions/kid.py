"""The KID of a Norwegian invoice."""

import random
import re
from typing import Any

from django.utils.translation import gettext_lazy as _
from stdnum import luhn

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext
from forms_app.questions.base_line import LineType
from forms_app.questions.blocks import QuestionBlock


class KidBlock(QuestionBlock):
    class Meta:
        icon = "tag"
        label = _("KID (reference of an invoice)")
        group = _("Identity and accounts")


class Kid(LineType):
    """Value: str of 2 to 25 characters, the last a check digit.

    It is by modulus 10 (Luhn) or modulus 11 (weights 2 to 7 from the right, “-” for 10): the payee's agreement
    with the bank says which, and a payer cannot tell, so either is good.
    """

    name = "kid"
    block = KidBlock
    operators = ("answered", "not_answered")
    inputmode = "text"  # keypads of telephones have no hyphen
    message = _(
        "Write the KID in “%(label)s” as it stands on the invoice, and check that every digit is right"
    )

    def parse(self, question: Question, text: str, context: AnswerContext) -> str | None:
        number = re.sub(r"[\s\u00ad.]", "", text)
        if not re.fullmatch(r"[0-9]{1,24}[0-9-]", number):
            return None
        return number if luhn.is_valid(number) or mod11(number[:-1]) == number[-1] else None

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9]{1,24}[0-9-]$"}

    def sample(self, question: Question, chance: random.Random) -> str:
        digits = "".join(chance.choice("0123456789") for _digit in range(chance.randint(3, 24)))
        return digits + (luhn.calc_check_digit(digits) if chance.random() < 0.5 else mod11(digits))

    def wrong_sample(self, question: Question, chance: random.Random) -> str:
        digits = "".join(chance.choice("0123456789") for _digit in range(chance.randint(3, 24)))
        right = (luhn.calc_check_digit(digits), mod11(digits))
        return digits + next(digit for digit in "0123456789" if digit not in right)


def mod11(digits: str) -> str:
    """The check digit by modulus 11: weights 2 to 7 from the right, again and again; “-” where it is 10."""
    rest = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(digits))) % 11
    return {0: "0", 1: "-"}.get(rest, str(11 - rest))
