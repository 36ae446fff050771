"""A time of day."""

import random
import re
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext
from forms_app.questions.base_line import LineType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.paper import Area

WRITTEN = re.compile(r"(?:kl\.?\s*)?([01]?[0-9]|2[0-3])(?:\s*[:.,]?\s*([0-5][0-9]))?", re.IGNORECASE)


class TimeBlock(QuestionBlock):
    class Meta:
        icon = "time"
        label = _("Time of day")
        group = _("Numbers and dates")


class Time(LineType):
    """Value: str “HH:MM” of 24 hours, in Norwegian time."""

    name = "time"
    block = TimeBlock
    inputmode = "text"  # keypads of telephones have no colon
    width = "w-8"
    message = _("Write a time like 14:30 in “%(label)s”")

    def parse(self, question: Question, text: str, context: AnswerContext) -> str | None:
        found = WRITTEN.fullmatch(text)
        return f"{int(found[1]):02}:{found[2] or '00'}" if found and text.isascii() else None

    def paper(self, question: Question) -> Area:
        return Area("cells", cells=((gettext("Hour"), 2), (gettext("Minutes"), 2)))

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}

    def sample(self, question: Question, chance: random.Random) -> str:
        hour, minute = chance.randint(0, 23), chance.randint(0, 59)
        return f"{hour}{chance.choice(':.')}{minute:02}"

    def wrong_sample(self, question: Question, chance: random.Random) -> str:
        return chance.choice(("25:00", "14:60", "ettermiddag", "14:3"))
