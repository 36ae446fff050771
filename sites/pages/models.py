"""Page types of the municipal web."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class MunicipalityFolder(Page):
    """Holds one home per language, so that one set of permissions covers a municipality. Has no address."""

    class Meta:
        verbose_name = _("municipality")


class HomePage(Page):
    """The front page of a municipality in one language."""

    class Meta:
        verbose_name = _("home page")


class ContentPage(Page):
    """An article."""

    class Meta:
        verbose_name = _("content page")
