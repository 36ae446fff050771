"""What was sent. Rows are never changed by later edits of the dialog."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forms_app.definition.models import DialogVersion
from sites.encryption.fields import Sealed
from sites.municipalities.models import MunicipalityOwned


class Submission(MunicipalityOwned):
    """An application as sent. `id` is the draft's id: the client key that makes a second send impossible.

    `answers` is {question id: value} of the questions that applied, always shown through `version`.
    """

    id = models.UUIDField(primary_key=True, editable=False, default=uuid.uuid4)
    reference = models.CharField(_("reference"), max_length=12, unique=True)
    dialog = models.UUIDField(db_index=True)
    version = models.ForeignKey(DialogVersion, on_delete=models.PROTECT, related_name="submissions")
    citizen = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="submissions"
    )
    browser = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=5)
    level = models.CharField(max_length=12)
    answers_sealed = models.BinaryField()
    answers = Sealed()
    facts_sealed = models.BinaryField(default=b"")
    facts = Sealed()
    sent_at = models.DateTimeField(_("sent"), db_index=True)

    # Known only of what has just been sent, for the numbers (forms_app.filling.numbers), and not kept.
    begun_at: datetime | None = None
    channel = ""

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-sent_at"]
        indexes = [models.Index(fields=["municipality", "-sent_at"])]

    def __str__(self) -> str:
        return self.reference
