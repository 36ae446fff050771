"""Who has read what somebody sent in."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forms_app.submissions.models import Submission
from sites.municipalities.models import MunicipalityOwned


class AccessLog(MunicipalityOwned):
    """One reading of a submission by staff, or of its `attachment` with that id.

    Rows are only ever added: the database refuses to change them.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="access_log")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    attachment = models.UUIDField(_("attachment"), null=True)
    read_at = models.DateTimeField(_("read"), auto_now_add=True)

    class Meta:
        verbose_name = _("access log entry")
        ordering = ["-read_at"]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.read_at:%Y-%m-%d %H:%M}"


def log_reading(submission: Submission, reader: models.Model, attachment: uuid.UUID | None = None) -> None:
    """Adds an entry, for one of its files where that is what is read; call it before showing anything."""
    AccessLog.objects.create(
        municipality_id=submission.municipality_id,
        submission=submission,
        reader=reader,
        attachment=attachment,
    )
