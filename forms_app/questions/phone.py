"""A telephone number."""

from django.utils.translation import gettext_lazy as _

from forms_app.questions.base import QuestionType
from forms_app.questions.blocks import QuestionBlock


class PhoneBlock(QuestionBlock):
    class Meta:
        icon = "mobile-alt"
        label = _("Phone number")
        group = _("Contact")


class Phone(QuestionType):
    """Value: the number in E.164, for example +4778455000."""

    name = "phone"
    template = "forms_app/questions/phone.html"
    block = PhoneBlock
    operators = ("answered", "not_answered")
