"""The frozen, compiled definition of a published dialog."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.municipalities.models import MunicipalityOwned


class DialogVersion(MunicipalityOwned):
    """One published state of a dialog: structure once, texts per language. Rows never change.

    `dialog` is the translation key of its pages, so that the dialog keeps its versions in every language.
    """

    dialog = models.UUIDField(_("dialog"), db_index=True)
    slug = models.SlugField(_("slug"))
    number = models.PositiveIntegerField(_("version"))
    definition = models.JSONField()
    sha256 = models.CharField(max_length=64)
    # The revision of the source page that it was compiled from; revisions may be purged, so no foreign key.
    revision = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("dialog version")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["dialog", "number"], name="version_number_once_per_dialog")
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.number}"


class LiveDialog(MunicipalityOwned):
    """Which version citizens of a municipality get at a path; no row, or no version, means it is not open.

    `revisions` are the live revisions of its pages, in every language, that `version` was compiled from.
    """

    slug = models.SlugField()
    dialog = models.UUIDField(unique=True)
    version = models.ForeignKey(DialogVersion, null=True, on_delete=models.PROTECT)
    revisions = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "slug"], name="one_dialog_per_slug")]

    def __str__(self) -> str:
        return self.slug
