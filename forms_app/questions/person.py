"""Facts about the citizen from the population register, or typed where it has none."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.questions.base import QuestionType
from forms_app.questions.blocks import QuestionBlock


class PersonBlock(QuestionBlock):
    name = blocks.BooleanBlock(label=_("Ask for the name"), required=False, default=True)
    address = blocks.BooleanBlock(label=_("Ask for the address"), required=False, default=True)

    class Meta:
        icon = "user"
        label = _("Name and address")
        group = _("Contact")


class Person(QuestionType):
    """Value: dict of the facts asked for; setting `facts` lists them in order (name, address)."""

    name = "person"
    template = "forms_app/questions/person.html"
    block = PersonBlock
    operators = ("answered", "not_answered")
    grouped = True

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        return {"facts": [fact for fact in ("name", "address") if value[fact]]}, {}
