"""A Norwegian bank account."""

import random

from django.utils.translation import gettext_lazy as _
from stdnum.no import kontonr

from forms_app.definition.model import Question
from forms_app.questions.base_line import DigitsType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.paper import Area


class BankAccountBlock(QuestionBlock):
    class Meta:
        icon = "tag"
        label = _("Bank account number")
        group = _("Identity and accounts")


class BankAccount(DigitsType):
    """Value: str of eleven digits (modulus 11)."""

    name = "bank_account"
    block = BankAccountBlock
    operators = ("answered", "not_answered")
    pattern = "[0-9]{11}"
    groups = (4, 2)
    message = _("Write an account number with 11 digits in “%(label)s”, and check that every digit is right")

    def valid(self, digits: str) -> bool:
        return kontonr.is_valid(digits)

    def paper(self, question: Question) -> Area:
        return Area("cells", cells=(("", 11),))

    def sample(self, question: Question, chance: random.Random) -> str:
        """An account in register number 0001, which no bank has."""
        while True:
            number = f"0001{chance.randint(0, 9_999_999):07}"
            if self.valid(number):
                return f"{number[:4]}.{number[4:6]}.{number[6:]}"
