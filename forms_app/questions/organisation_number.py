"""The number of an organisation in Enhetsregisteret."""

import random
import re

from django.utils.translation import gettext_lazy as _
from stdnum.no import orgnr

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext
from forms_app.questions.base_line import DigitsType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.paper import Area

# As invoices write it: NO 944 588 132 MVA.
AROUND = re.compile(r"^no\b|^no(?=[0-9])|mva$", re.IGNORECASE)


class OrganisationNumberBlock(QuestionBlock):
    class Meta:
        icon = "group"
        label = _("Organisation number")
        group = _("Identity and accounts")


class OrganisationNumber(DigitsType):
    """Value: str of nine digits (modulus 11)."""

    name = "organisation_number"
    block = OrganisationNumberBlock
    operators = ("answered", "not_answered", "equals", "not_equals")
    pattern = "[0-9]{9}"
    groups = (3, 3)
    message = _(
        "Write an organisation number with 9 digits in “%(label)s”, and check that every digit is right"
    )

    def parse(self, question: Question, text: str, context: AnswerContext) -> str | None:
        return super().parse(question, AROUND.sub("", text), context)

    def valid(self, digits: str) -> bool:
        return orgnr.is_valid(digits)

    def paper(self, question: Question) -> Area:
        return Area("cells", cells=(("", 9),))

    def sample(self, question: Question, chance: random.Random) -> str:
        """A number nobody has: they are given out from 8 and 9."""
        while True:
            number = f"7{chance.randint(0, 99_999_999):08}"
            if self.valid(number):
                return f"{number[:3]} {number[3:6]} {number[6:]}"
