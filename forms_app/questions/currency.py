"""A currency."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from forms_app.questions.base_list import ListType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.names import currency_names


class CurrencyBlock(QuestionBlock):
    class Meta:
        icon = "tag"
        label = _("Currency")
        group = _("Numbers and dates")


class Currency(ListType):
    """Value: ISO 4217 code, for example NOK."""

    name = "currency"
    block = CurrencyBlock

    def choices(self) -> Mapping[str, str]:
        return currency_names()
