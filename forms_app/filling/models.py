"""What a citizen has typed so far."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from forms_app.definition.models import DialogVersion
from sites.encryption.fields import Sealed
from sites.municipalities.models import MunicipalityOwned


class Draft(MunicipalityOwned):
    """The one open draft of an owner for a dialog, pinned to the version it was started on.

    The owner is a citizen, or whoever holds the browser token whose SHA-256 is stored.
    `typed` is {question id: raw} exactly as typed; `facts` is what registers said at the start.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dialog = models.UUIDField()
    version = models.ForeignKey(DialogVersion, on_delete=models.PROTECT, related_name="drafts")
    citizen = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="drafts"
    )
    browser = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=5)
    typed_sealed = models.BinaryField(default=b"")
    typed = Sealed()
    facts_sealed = models.BinaryField(default=b"")
    facts = Sealed()
    step = models.PositiveSmallIntegerField(default=1)
    # For the numbers (sites.numbers): the furthest step that was sent in, and the channel that led here.
    furthest = models.PositiveSmallIntegerField(default=0, db_default=0)
    channel = models.CharField(max_length=30, default="", db_default="")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    delete_after = models.DateTimeField(db_index=True)
    # When its owner was told by mail that it will be deleted; saving again begins a new time, and clears it.
    reminded_at = models.DateTimeField(null=True)
    # Until when one worker, who is writing that mail, keeps others from doing it too.
    reminding_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["citizen", "dialog"], condition=~Q(citizen=None), name="one_draft_per_citizen"
            ),
            models.UniqueConstraint(
                fields=["browser", "dialog"], condition=Q(citizen=None), name="one_draft_per_browser"
            ),
            models.CheckConstraint(condition=~Q(citizen=None) | ~Q(browser=""), name="a_draft_has_an_owner"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class HeldAnswers(MunicipalityOwned):
    """What a citizen posted after their session had ended, until they have logged in again.

    Bound to the citizen whose page it was and to the browser it came from; shown to nobody else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dialog = models.UUIDField()
    citizen = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    browser = models.CharField(max_length=64)
    step = models.PositiveSmallIntegerField()
    typed_sealed = models.BinaryField()
    typed = Sealed()
    delete_after = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.pk)


class ResumeCode(models.Model):
    """The code that takes an anonymous draft to another device; only a keyed fingerprint of it is stored."""

    draft = models.OneToOneField(
        Draft, primary_key=True, on_delete=models.CASCADE, related_name="resume_code"
    )
    fingerprint = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return str(self.pk)


class Attempt(models.Model):
    """How often somebody has tried codes lately, by a keyed fingerprint of where they come from."""

    source = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    until = models.DateTimeField()

    def __str__(self) -> str:
        return self.source[:8]
