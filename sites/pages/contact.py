"""How to reach somebody: the same for departments and places, in every language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField


class Reachable(models.Model):
    """Telephone, e-mail and address of a page."""

    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    visiting_address = models.CharField(_("visiting address"), max_length=200, blank=True)

    # Of every page type that is reachable.
    synchronised = [SynchronizedField(name) for name in ("slug", "phone", "email", "visiting_address")]
    contact_panel = MultiFieldPanel(
        [FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]), FieldPanel("visiting_address")],
        _("Contact"),
    )

    class Meta:
        abstract = True
