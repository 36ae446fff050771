"""An e-mail address."""

import random
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType
from forms_app.questions.blocks import QuestionBlock, prefill_block, prefilled


class EmailBlock(QuestionBlock):
    receipt = blocks.BooleanBlock(
        label=_("Send the confirmation here"),
        help_text=_("The confirmation has the reference, never the answers."),
        required=False,
        default=True,
    )
    prefill = prefill_block(_("The address for notices on Min side, for those who have logged in."))

    class Meta:
        icon = "mail"
        label = _("E-mail address")
        group = _("Contact")


class Email(QuestionType):
    """Value: the address as str. Setting `receipt`: the confirmation is sent to this address."""

    name = "email"
    template = "forms_app/questions/email.html"
    block = EmailBlock
    suggests_from = "profile"
    operators = ("answered", "not_answered", "equals", "not_equals", "contains")

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        return {"receipt": bool(value["receipt"])} | prefilled(value), {}

    def suggestion(self, question: Question, context: AnswerContext) -> str | None:
        return (context.facts.get("profile") or {}).get("email")

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> str:
        address = raw.strip()
        try:
            validate_email(address)
        except ValidationError as error:
            raise InvalidAnswer(
                gettext("Write an e-mail address like name@example.com in “%(label)s”")
                % {"label": question.label}
            ) from error
        return address

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"type": "string", "format": "email"}

    def sample(self, question: Question, chance: random.Random) -> str:
        return f"person{chance.randint(1, 9999)}@eksempel.example"

    def wrong_sample(self, question: Question, chance: random.Random) -> str:
        return chance.choice(("kari", "kari@", "kari eksempel.no", "@eksempel.no"))
