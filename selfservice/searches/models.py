"""What people looked for in vain."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.municipalities.models import MunicipalityOwned


class MissedSearch(MunicipalityOwned):
    """A search that found nothing, and how often. Nothing about who searched (see selfservice.searches.missed).

    `text` is empty until it has been looked for on so many days that it is no name of somebody; till then there
    is a keyed `digest` alone, to know it again.
    """

    digest = models.CharField(max_length=64)
    text = models.CharField(_("search"), max_length=60, blank=True)
    language = models.CharField(_("language"), max_length=2)
    count = models.PositiveIntegerField(_("times"), default=1)
    days = models.PositiveSmallIntegerField(default=1)
    last_at = models.DateField(_("last"))

    class Meta:
        ordering = ["-count", "text"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "language", "digest"], name="one_row_per_missed_search"
            )
        ]

    def __str__(self) -> str:
        return self.text
