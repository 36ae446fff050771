"""A whole number."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.questions.number import Number, NumberBlock


class IntegerBlock(NumberBlock):
    minimum = blocks.IntegerBlock(label=_("Smallest allowed"), required=False)
    maximum = blocks.IntegerBlock(label=_("Largest allowed"), required=False)
    decimals = None

    class Meta:
        icon = "order"
        label = _("Whole number")
        group = _("Numbers and dates")


class Integer(Number):
    """Value: str of a whole number."""

    name = "integer"
    block = IntegerBlock
