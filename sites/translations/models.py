"""Which translations lag behind their source."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutdatedTranslation(models.Model):
    """A live page whose source has texts that are not in it yet, and since when; kept by `outdated.note`."""

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, primary_key=True, related_name="outdated_translation"
    )
    since = models.DateTimeField(_("since"))

    def __str__(self) -> str:
        return f"{self.page_id} {self.since:%Y-%m-%d}"
