"""A dialog as editors build it."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class DialogPage(Page):
    """A dialog: steps of questions. Citizens get the DialogVersion compiled when it is published."""

    class Meta:
        verbose_name = _("dialog")
