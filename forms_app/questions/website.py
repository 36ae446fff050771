"""The address of a web page."""

import random
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext
from forms_app.questions.base_line import LineType
from forms_app.questions.blocks import QuestionBlock

_is_address = URLValidator(schemes=("http", "https"))
LONGEST = 2000


class WebsiteBlock(QuestionBlock):
    class Meta:
        icon = "site"
        label = _("Web address")
        group = _("Contact")


class Website(LineType):
    """Value: absolute address with http or https; https is added where people leave it out."""

    name = "website"
    block = WebsiteBlock
    operators = ("answered", "not_answered", "equals", "not_equals", "contains")
    inputmode = "url"
    autocomplete = "url"
    width = "w-40"
    message = _("Write a web address like www.example.com in “%(label)s”")

    def parse(self, question: Question, text: str, context: AnswerContext) -> str | None:
        address = text if "://" in text else f"https://{text}"
        try:
            _is_address(address)
        except (ValidationError, ValueError):
            return None
        return address if len(address) <= LONGEST and address.isprintable() else None

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"type": "string", "format": "uri", "maxLength": LONGEST}

    def sample(self, question: Question, chance: random.Random) -> str:
        return chance.choice(("www.eksempel.example", "https://lag.example/om-oss?side=1", "båtlag.example"))

    def wrong_sample(self, question: Question, chance: random.Random) -> str:
        return chance.choice(("ingen nettside", "ftp://lag.example", "javascript:alert(1)", "http://"))
