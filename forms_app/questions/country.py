"""A country."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from forms_app.questions.base_list import ListType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.names import country_names


class CountryBlock(QuestionBlock):
    class Meta:
        icon = "globe"
        label = _("Country")
        group = _("Places")


class Country(ListType):
    """Value: ISO 3166-1 alpha-2 code, for example NO."""

    name = "country"
    block = CountryBlock

    def choices(self) -> Mapping[str, str]:
        return country_names()
