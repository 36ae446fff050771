"""One of several options."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.questions.base import QuestionType
from forms_app.questions.blocks import OptionBlock, QuestionBlock, compile_options


class OneOfBlock(QuestionBlock):
    options = blocks.ListBlock(OptionBlock(), label=_("Options"), min_num=0, collapsed=False)
    layout = blocks.ChoiceBlock(
        label=_("Shown as"),
        choices=[("radio", _("Radio buttons")), ("select", _("Drop-down list, for many options"))],
        default="radio",
    )

    class Meta:
        icon = "list-ul"
        label = _("One of several")
        group = _("Choices")


class OneOf(QuestionType):
    """Value: the option's stored value."""

    name = "one_of"
    template = "forms_app/questions/one_of.html"
    block = OneOfBlock
    operators = ("equals", "not_equals", "one_of", "answered", "not_answered")
    grouped = True

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        options, texts = compile_options(value["options"])
        return {"options": options, "layout": value["layout"] or "radio"}, texts
