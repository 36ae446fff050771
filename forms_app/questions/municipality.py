"""A Norwegian municipality."""

from collections.abc import Mapping
from functools import cache

from django.utils.translation import gettext_lazy as _

from forms_app.questions.base_list import ListType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.municipality_names import MUNICIPALITIES
from forms_app.questions.names import alphabetical


class MunicipalityBlock(QuestionBlock):
    class Meta:
        icon = "site"
        label = _("Municipality")
        group = _("Places")


class Municipality(ListType):
    """Value: the municipality's number of four digits, for example 5601."""

    name = "municipality"
    block = MunicipalityBlock

    def choices(self) -> Mapping[str, str]:
        return municipalities()


@cache
def municipalities() -> Mapping[str, str]:
    """Numbers and names in the order of the alphabet."""
    return dict(sorted(MUNICIPALITIES.items(), key=lambda pair: alphabetical(pair[1])))
