"""A text that people must not overlook; there is nothing to answer."""

from django.utils.translation import gettext_lazy as _

from forms_app.questions.information import Information, InformationBlock


class WarningBlock(InformationBlock):
    class Meta:
        icon = "warning"
        label = _("Warning")
        group = _("Text")


class WarningText(Information):
    """No value; otherwise as an information."""

    name = "warning"
    template = "forms_app/questions/warning.html"
    block = WarningBlock
