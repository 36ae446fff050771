"""The short address of a service, which outlives every change of its name and place."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.municipalities.models import MunicipalityOwned


class ShortAddress(MunicipalityOwned):
    """`/t/<code>` on the municipality's host leads to the dialog; `/t/<code>-<channel>` as well, and says how.

    A code is given once and never to another dialog: it stands on posters.
    """

    code = models.CharField(_("code"), max_length=8)
    dialog = models.UUIDField(unique=True)
    channels = ArrayField(models.SlugField(max_length=30), default=list)

    class Meta:
        verbose_name = _("short address")
        verbose_name_plural = _("short addresses")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code"], name="one_short_address_per_code")
        ]

    def __str__(self) -> str:
        return self.code
