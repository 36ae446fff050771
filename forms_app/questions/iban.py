"""A bank account in any country, by its IBAN (ISO 13616)."""

import random
import re
from typing import Any

from django.utils.translation import gettext_lazy as _
from stdnum import iban
from stdnum.exceptions import ValidationError

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext
from forms_app.questions.base_line import LineType, compact, grouped
from forms_app.questions.blocks import QuestionBlock

# Made-up accounts that standards and banks use in examples.
EXAMPLES = (
    "NO93 8601 1117 947",
    "DE89370400440532013000",
    "GB29 NWBK 6016 1331 9268 19",
    "SE4550000000058398257466",
)


class IbanBlock(QuestionBlock):
    class Meta:
        icon = "tag"
        label = _("IBAN (account abroad)")
        group = _("Identity and accounts")


class Iban(LineType):
    """Value: str without blanks, in capitals; the country's own check digits are checked too."""

    name = "iban"
    block = IbanBlock
    operators = ("answered", "not_answered")
    width = "w-40"
    message = _(
        "Write an IBAN in “%(label)s”, beginning with the two letters of the country, "
        "and check that every character is right"
    )

    def parse(self, question: Question, text: str, context: AnswerContext) -> str | None:
        number = compact(text).upper().removeprefix("IBAN").removeprefix(":")
        if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}", number):
            return None
        try:
            return iban.validate(number)
        except ValidationError:
            return None

    def display(self, question: Question, value: Any) -> str:
        # Too long for a phone in one piece: it breaks between groups, never within one.
        return grouped(value, (4,) * 8).replace("\u00a0", " ")

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}$"}

    def sample(self, question: Question, chance: random.Random) -> str:
        return chance.choice(EXAMPLES)

    def wrong_sample(self, question: Question, chance: random.Random) -> str:
        return chance.choice(("NO94 8601 1117 947", "8601 11 17947", "XX89370400440532013000", "NO93"))
