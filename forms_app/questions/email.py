"""An e-mail address."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.questions.base import QuestionType
from forms_app.questions.blocks import QuestionBlock


class EmailBlock(QuestionBlock):
    receipt = blocks.BooleanBlock(
        label=_("Send the confirmation here"),
        help_text=_("The confirmation has the reference, never the answers."),
        required=False,
        default=True,
    )

    class Meta:
        icon = "mail"
        label = _("E-mail address")
        group = _("Contact")


class Email(QuestionType):
    """Value: the address as str. Setting `receipt`: the confirmation is sent to this address."""

    name = "email"
    template = "forms_app/questions/email.html"
    block = EmailBlock
    operators = ("answered", "not_answered", "equals", "not_equals", "contains")

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        return {"receipt": bool(value["receipt"])}, {}
