"""A signature by login: who, when and at which level, taken from the session that sends."""

import random
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType, within
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.paper import Area
from forms_app.submissions.times import in_oslo

LONGEST_NAME = 200
LEVELS = {
    "substantial": _("Logged in with ID-porten at level substantial"),
    "high": _("Logged in with ID-porten at level high"),
}


class SignatureBlock(QuestionBlock):
    declaration = blocks.TextBlock(
        label=_("What is signed"),
        help_text=_("In the citizen's words: “I declare that …”."),
        default="",
        rows=3,
    )
    level = blocks.ChoiceBlock(
        label=_("Login"),
        choices=[("substantial", _("Level substantial")), ("high", _("Level high"))],
        default="substantial",
        help_text=_("The whole dialog asks for this login."),
    )

    class Meta:
        icon = "edit"
        label = _("Signature by login")
        group = _("Choices")


class Signature(QuestionType):
    """Value: {"name", "source"}; what is sent has {"level", "signed_at"} too (UTC, ISO 8601).

    The name is the register's, or the citizen's own where there is none. Level and time are never typed:
    forms_app.submissions.signing takes them from the login that sends.
    """

    name = "signature"
    template = "forms_app/questions/signature.html"
    block = SignatureBlock
    grouped = True
    uses_facts = True

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        return {"level": value["level"] or "substantial"}, {"declaration": value["declaration"]}

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        return [] if value["declaration"].strip() else [("declaration", gettext("Write what is signed."))]

    def read(self, question: Question, data: QueryDict) -> dict[str, str]:
        return {part: data.get(f"{question.name}-{part}", "").replace("\0", "") for part in ("agree", "name")}

    def is_empty(self, raw: Any) -> bool:
        """Nothing is signed without the tick, whatever name is there."""
        return not raw.get("agree")

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> dict[str, str]:
        if known := _known_name(context):
            return known
        name = " ".join(raw.get("name", "").split())
        if not name:
            raise InvalidAnswer(gettext("Write your name in “%(label)s”") % {"label": question.label})
        return {"name": within(question, name, LONGEST_NAME), "source": "citizen"}

    def missing(self, question: Question) -> str:
        return question.error or gettext("Tick the box to sign in “%(label)s”") % {"label": question.label}

    def display(self, question: Question, value: Any) -> str:
        """What is signed, by whom, when and at which level."""
        declaration = question.settings.get("declaration", "")
        return "\n".join(line for line in (declaration, *self._signed(value)) if line)

    def _signed(self, value: Mapping[str, str]) -> tuple[str, ...]:
        if "signed_at" not in value:
            return (gettext("%(name)s, signed when you press Send") % {"name": value["name"]},)
        signed = in_oslo(datetime.fromisoformat(value["signed_at"]))
        return (
            gettext("Signed by %(name)s, %(time)s") % {"name": value["name"], "time": signed},
            str(LEVELS.get(value["level"], gettext("Not logged in"))),
        )

    def json_schema(self, question: Question) -> dict[str, Any]:
        text = {"type": "string"}
        properties = {
            "name": text,
            "source": text,
            "level": {"enum": ["none", *LEVELS]},
            "signed_at": {"type": "string", "format": "date-time"},
        }
        return {"type": "object", "properties": properties, "required": ["name", "source"]}

    def sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        return {"agree": "yes", "name": "Prøve Person"}

    def paper(self, question: Question) -> Area:
        return Area(
            "parts",
            parts=(gettext("Place and date"), gettext("Signature")),
            text=question.settings.get("declaration", ""),
            by_hand=True,
        )

    def focus(self, question: Question) -> str:
        return f"{question.name}-agree"

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        typed = raw or {}
        return {
            "known": _known_name(answer),
            "agree": typed.get("agree", ""),
            "typed": typed.get("name", ""),
        }


def _known_name(context: AnswerContext) -> dict[str, str] | None:
    person = context.facts.get("person") or {}
    return {"name": person["name"], "source": person["source"]} if person.get("name") else None
