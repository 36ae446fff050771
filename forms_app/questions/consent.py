"""A statement that the citizen confirms by ticking a box."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.questions.base import QuestionType
from forms_app.questions.blocks import QuestionBlock


class ConsentBlock(QuestionBlock):
    label = blocks.TextBlock(
        label=_("Statement"),
        help_text=_("What the citizen confirms, in their words: “I …”."),
        default="",
        rows=2,
    )

    class Meta:
        icon = "lock"
        label = _("Confirmation or consent")
        group = _("Choices")


class Consent(QuestionType):
    """Value: True. The label is the statement itself."""

    name = "consent"
    template = "forms_app/questions/consent.html"
    block = ConsentBlock
    operators = ("answered", "not_answered")
