"""The old addresses of forms that a municipality works off."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.municipalities.models import MunicipalityOwned


class OldLink(MunicipalityOwned):
    """An address that led to a form, as texts have it.

    `label` is the text of a link to it, `service` the key of the service that takes its place: proposed while
    it is open. `pages` counts the pages that had it when somebody looked last.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Left to do")
        SENT = "sent", _("Waits to be approved")
        REPLACED = "replaced", _("Replaced")
        KEPT = "kept", _("Left as it is")

    address = models.CharField(_("address"), max_length=1000)
    label = models.CharField(max_length=200, blank=True)
    service = models.CharField(_("service"), max_length=60, blank=True)
    pages = models.PositiveIntegerField(_("pages"), default=0)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("old form link")
        verbose_name_plural = _("old form links")
        ordering = ["address"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "address"], name="one_row_per_old_link")
        ]

    def __str__(self) -> str:
        return self.address
