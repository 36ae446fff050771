"""Files of citizens, encrypted in the database in pieces: see docs/decisions/010."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forms_app.filling.models import Draft
from forms_app.submissions.models import Submission
from forms_app.uploads.stored import State, StoredFile
from sites.encryption.fields import Sealed
from sites.municipalities.models import MunicipalityOwned


class Attachment(MunicipalityOwned):
    """A file of a draft, later of the submission that the draft became; gone with either.

    `place` is the control's name without its prefix (see StoredFile). `about` is what the file is called,
    its media type, the SHA-256 of its bytes and the mark by which a browser knows a broken-off one again.
    """

    class States(models.TextChoices):
        RECEIVING = State.RECEIVING, _("Being received")
        WAITING = State.WAITING, _("Waiting for the virus check")
        CLEAN = State.CLEAN, _("Checked")
        REFUSED = State.REFUSED, _("Removed by the virus check")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # No constraint in the database: Send takes the draft away by plain SQL, and a file that comes in the
    # same moment must not break it. What is left behind is swept.
    draft = models.ForeignKey(
        Draft, null=True, on_delete=models.CASCADE, related_name="attachments", db_constraint=False
    )
    submission = models.ForeignKey(
        Submission, null=True, on_delete=models.PROTECT, related_name="attachments"
    )
    place = models.CharField(max_length=200)
    about_sealed = models.BinaryField(default=b"")
    about = Sealed()
    size = models.PositiveBigIntegerField()
    received = models.PositiveBigIntegerField(default=0)
    state = models.CharField(_("state"), max_length=10, choices=States, default=States.RECEIVING)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(draft=None) | Q(submission=None), name="an_attachment_is_in_one_place"
            ),
            models.CheckConstraint(
                condition=Q(received__lte=models.F("size")), name="an_attachment_is_no_larger_than_said"
            ),
        ]
        indexes = [
            # For the sweeper: what nobody has looked at, and what never came whole.
            models.Index(
                fields=["changed_at"],
                condition=Q(state__in=("waiting", "receiving")),
                name="attachments_unfinished",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def stored(self) -> StoredFile:
        """The file as the rest of a dialog sees it."""
        about = self.about or {}
        return StoredFile(
            str(self.pk),
            self.place,
            about.get("name", ""),
            self.size,
            self.received,
            about.get("type", ""),
            about.get("sha256", ""),
            State(self.state),
        )


class AttachmentPiece(models.Model):
    """Some bytes of a file, sealed, from `start` on."""

    attachment = models.ForeignKey(Attachment, on_delete=models.CASCADE, related_name="pieces")
    start = models.PositiveBigIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attachment", "start"], name="each_byte_once")]

    def __str__(self) -> str:
        return f"{self.attachment_id} {self.start}"
