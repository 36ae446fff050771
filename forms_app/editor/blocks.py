"""The building blocks of a dialog: steps, and in them every question type."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.editor.rule_block import RuleBlock
from forms_app.questions.blocks import checks_block
from forms_app.questions.folding import FoldingBlock, FoldingStream
from forms_app.questions.nesting import STEP, blocks_below


class QuestionsBlock(FoldingStream):
    """Every registered question type. A new type shows up here by being registered."""

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        super().__init__(local_blocks or blocks_below(STEP), **kwargs)


class StepBlock(FoldingBlock):
    """A page of questions that belong together."""

    title = blocks.CharBlock(label=_("Title of the step"), default="", max_length=120)
    intro = blocks.TextBlock(
        label=_("Introduction"),
        help_text=_("Shown above the questions. Say only what helps people answer."),
        required=False,
        default="",
        rows=2,
    )
    show_if = RuleBlock(label=_("Shown"))
    questions = QuestionsBlock(label=_("Questions"), required=False)
    checks = checks_block()

    class Meta:
        icon = "form"
        label = _("Step")
        label_format = "{title}"


class StepsBlock(FoldingStream):
    """A dialog."""

    step = StepBlock()
