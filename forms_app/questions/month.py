"""A month of a year."""

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer
from forms_app.questions.date import DIGITS, Date, DateBlock
from forms_app.questions.paper import Area
from forms_app.rules.expressions import Answer, Difference, Expression
from forms_app.rules.model import Computed, Rule

PARTS = ("month", "year")


class MonthBlock(DateBlock):
    class Meta:
        icon = "calendar-alt"
        label = _("Month and year")
        group = _("Numbers and dates")


class Month(Date):
    """Value: ISO date of the month's first day, so that rules compare months as they compare dates."""

    name = "month"
    block = MonthBlock

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        settings, texts = super().compile(value, block_id)
        limits = {name: settings[name] and f"{settings[name][:8]}01" for name in ("earliest", "latest")}
        return settings | limits, texts

    def read(self, question: Question, data: QueryDict) -> dict[str, str]:
        return {part: data.get(f"{question.name}-{part}", "").replace("\0", "") for part in PARTS}

    def is_empty(self, raw: Any) -> bool:
        return not any(raw.get(part, "").strip() for part in PARTS)

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> str:
        return super().clean(question, raw, replace(context, today=context.today.replace(day=1)))

    def _day(self, question: Question, raw: Mapping[str, str], today: date) -> date:
        parts = [raw.get(part, "").strip() for part in PARTS]
        if parts[0] and not parts[1]:
            parts = re.split(r"[\s./-]+", parts[0])
            parts = parts[::-1] if len(parts[0]) == 4 else parts
        if len(parts) != 2 or not all(DIGITS.fullmatch(part) for part in parts) or len(parts[1]) == 3:
            wrong = [part for part in PARTS if not DIGITS.fullmatch(raw.get(part, "").strip())] or ["year"]
            raise InvalidAnswer(
                gettext("Write month and year with digits in “%(label)s”, for example 5 %(year)d")
                % {"label": question.label, "year": today.year},
                *wrong,
            )
        if not 1 <= int(parts[0]) <= 12:
            raise InvalidAnswer(
                gettext("Write a month from 1 to 12 in “%(label)s”") % {"label": question.label}, "month"
            )
        return super()._day(question, {"day": "1", "month": parts[0], "year": parts[1]}, today)

    def written(self, value: str) -> str:
        return date_format(date.fromisoformat(value), "YEAR_MONTH_FORMAT")

    def as_limit(self, value: Any) -> str | None:
        """The first day of the month that the limit is in."""
        limit = super().as_limit(value)
        return limit and f"{limit[:8]}01"

    def outside(self, question: Question, name: str, limit: Expression) -> Rule | None:
        """A month is before another when a whole one lies between their beginnings."""
        if name == "latest":
            return super().outside(question, name, limit)
        return Computed(Difference(Answer(question.id), limit, "months"), "at_least", "1")

    def display(self, question: Question, value: Any) -> str:
        return self.written(value)

    def paper(self, question: Question) -> Area:
        return Area("cells", cells=((gettext("Month"), 2), (gettext("Year"), 4)))

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"type": "string", "format": "date", "pattern": "-01$"}

    def sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        found = super().sample(question, chance)
        return {part: found[part] for part in PARTS}

    def wrong_sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        return {"month": chance.choice(("13", "0", "vår")), "year": str(chance.randint(1990, 2030))}

    def focus(self, question: Question) -> str:
        return f"{question.name}-month"

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        labels = {"month": gettext("Month"), "year": gettext("Year")}
        return {"parts": [(part, labels[part], (raw or {}).get(part, "")) for part in PARTS]}
