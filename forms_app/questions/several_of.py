"""Any number of options."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.questions.base import QuestionType
from forms_app.questions.blocks import OptionBlock, QuestionBlock, compile_options


class SeveralOfBlock(QuestionBlock):
    options = blocks.ListBlock(OptionBlock(), label=_("Options"), min_num=0, collapsed=False)

    class Meta:
        icon = "tasks"
        label = _("Several of")
        group = _("Choices")


class SeveralOf(QuestionType):
    """Value: list of the options' stored values, in the options' order."""

    name = "several_of"
    template = "forms_app/questions/several_of.html"
    block = SeveralOfBlock
    operators = ("contains", "not_contains", "answered", "not_answered")
    grouped = True

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        options, texts = compile_options(value["options"])
        return {"options": options}, texts
