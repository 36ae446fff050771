"""One of the citizen's own children, from the population register, or typed where it has none to offer."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app import questions
from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType, within
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.date import PARTS, written_date
from forms_app.questions.paper import Area

OTHER = "other"
GROWN_UP = 18  # years


class OwnChildBlock(QuestionBlock):
    under = blocks.IntegerBlock(
        label=_("Children younger than (years)"), default=GROWN_UP, min_value=1, max_value=100
    )

    class Meta:
        icon = "group"
        label = _("One's own child")
        group = _("Contact")


class OwnChild(QuestionType):
    """Value: {"name", "birth_date" (ISO), "source"}. Setting `under`: the age that those offered are below.

    Raw: {"chosen": a child's id in the facts, or "other", "name", "day", "month", "year"}.
    """

    name = "own_child"
    template = "forms_app/questions/own_child.html"
    block = OwnChildBlock
    grouped = True
    uses_facts = True
    sources = ("children",)

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        return {"under": value["under"] or GROWN_UP}, {}

    def read(self, question: Question, data: QueryDict) -> dict[str, str]:
        return {
            part: data.get(f"{question.name}-{part}", "").replace("\0", "")
            for part in ("chosen", "name", *PARTS)
        }

    def is_empty(self, raw: Any) -> bool:
        """Whether no child is chosen and nothing is typed; “another child” alone says nothing."""
        chosen = raw.get("chosen", "").strip()
        typed = any(raw.get(part, "").strip() for part in ("name", *PARTS))
        return chosen in ("", OTHER) and not typed

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> dict[str, str]:
        offered = {child["id"]: child for child in _offered(question, context)}
        chosen = raw.get("chosen", "")
        if chosen in offered:
            child = offered[chosen]
            source = context.facts["children"]["source"]
            return {"name": child["name"], "birth_date": child["birth_date"], "source": source}
        if offered and chosen != OTHER:
            raise InvalidAnswer(self._choose(question))
        name = " ".join(raw.get("name", "").split())
        if not name:
            raise InvalidAnswer(gettext("Write the child's name in “%(label)s”") % {"label": question.label})
        within(question, name, 200)
        born = self._born(question, raw, context)
        if _age(date.fromisoformat(born), context.today) >= question.settings["under"]:
            raise InvalidAnswer(
                ngettext(
                    "The child in “%(label)s” must be younger than %(under)d year",
                    "The child in “%(label)s” must be younger than %(under)d years",
                    question.settings["under"],
                )
                % {"label": question.label, "under": question.settings["under"]}
            )
        return {"name": name, "birth_date": born, "source": "citizen"}

    def _born(self, question: Question, raw: Any, context: AnswerContext) -> str:
        """The birth date that was typed. Raises InvalidAnswer."""
        if not any(raw.get(part, "").strip() for part in PARTS):
            raise InvalidAnswer(
                gettext("Write the child's date of birth in “%(label)s”") % {"label": question.label}
            )
        limits = {"when": "past", "earliest": None, "latest": None}
        return questions.get("date").clean(replace(question, type="date", settings=limits), raw, context)

    def missing(self, question: Question) -> str:
        return question.error or self._choose(question)

    def _choose(self, question: Question) -> str:
        return gettext("Choose a child, or write name and date of birth, in “%(label)s”") % {
            "label": question.label
        }

    def display(self, question: Question, value: Any) -> str:
        return gettext("%(name)s, born %(date)s") % {
            "name": value["name"],
            "date": written_date(value["birth_date"]),
        }

    def json_schema(self, question: Question) -> dict[str, Any]:
        text = {"type": "string"}
        properties = {"name": text, "birth_date": {"type": "string", "format": "date"}, "source": text}
        return {"type": "object", "properties": properties, "required": list(properties)}

    def sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        """Born on New Year's Day, so that the age is the difference between the years."""
        born = date.today().year - chance.randrange(min(question.settings["under"], GROWN_UP))
        return {"chosen": OTHER, "name": "Prøve Barn", "day": "1", "month": "1", "year": str(born)}

    def wrong_sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        return self.sample(question, chance) | {"year": chance.choice(("9999", "1899"))}

    def paper(self, question: Question) -> Area:
        return Area("parts", parts=(gettext("Name"), gettext("Date of birth")))

    def focus(self, question: Question) -> str:
        return f"{question.name}-first"

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        typed = raw or {}
        labels = {"day": gettext("Day"), "month": gettext("Month"), "year": gettext("Year")}
        return {
            "children": [
                (child["id"], self.display(question, child)) for child in _offered(question, answer)
            ],
            "unavailable": (answer.facts.get("children") or {}).get("unavailable", False),
            "chosen": typed.get("chosen", ""),
            "typed": typed.get("name", ""),
            "parts": [(part, labels[part], typed.get(part, "")) for part in PARTS],
        }


def _offered(question: Question, context: AnswerContext) -> list[Mapping[str, str]]:
    """The register's children that are young enough."""
    children = (context.facts.get("children") or {}).get("children") or []
    return [
        child
        for child in children
        if _age(date.fromisoformat(child["birth_date"]), context.today) < question.settings["under"]
    ]


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
