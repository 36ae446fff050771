"""A question answered by yes or no."""

from django.utils.translation import gettext_lazy as _

from forms_app.questions.base import QuestionType
from forms_app.questions.blocks import QuestionBlock


class YesNoBlock(QuestionBlock):
    class Meta:
        icon = "check"
        label = _("Yes or no")
        group = _("Choices")


class YesNo(QuestionType):
    """Value: "yes" or "no"."""

    name = "yes_no"
    template = "forms_app/questions/yes_no.html"
    block = YesNoBlock
    operators = ("equals", "answered", "not_answered")
    grouped = True
