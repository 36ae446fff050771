"""A fødselsnummer or D-number: the citizen's own, or that of somebody the dialog is about."""

import random

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forms_app.definition.model import Question
from forms_app.national_id import is_national_id
from forms_app.questions.base import AnswerContext, InvalidAnswer
from forms_app.questions.base_line import DigitsType, compact
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.paper import Area


class NationalIdBlock(QuestionBlock):
    class Meta:
        icon = "user"
        label = _("National identity number")
        group = _("Identity and accounts")


class NationalId(DigitsType):
    """Value: str of eleven digits, good by the rule of today or that of 2032.

    Synthetic numbers (Tenor) are taken only where the setting SYNTHETIC_PERSONS is on.
    """

    name = "national_id"
    block = NationalIdBlock
    operators = ("answered", "not_answered")
    pattern = "[0-9]{11}"
    groups = (6,)
    message = _(
        "The number in “%(label)s” is not a national identity number or D-number. Check that every digit is right."
    )

    def valid(self, digits: str) -> bool:
        return is_national_id(digits, synthetic_allowed=settings.SYNTHETIC_PERSONS)

    def parse(self, question: Question, text: str, context: AnswerContext) -> str | None:
        if len(compact(text)) != 11:
            raise InvalidAnswer(gettext("Write 11 digits in “%(label)s”") % {"label": question.label})
        return super().parse(question, text, context)

    def paper(self, question: Question) -> Area:
        return Area("cells", cells=(("", 11),))

    def sample(self, question: Question, chance: random.Random) -> str:
        """Somebody who does not exist: synthetic, or, where those are refused, born in 2039."""
        synthetic = settings.SYNTHETIC_PERSONS
        while True:
            day, month = chance.randint(1, 28), chance.randint(1, 12) + 80 * synthetic
            year = chance.randint(50, 99) if synthetic else 39
            head = f"{day:02}{month:02}{year:02}{chance.randint(500, 749)}"
            for ending in range(100):
                if self.valid(number := f"{head}{ending:02}"):
                    return f"{number[:6]} {number[6:]}"
