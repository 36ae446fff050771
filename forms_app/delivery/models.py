"""The outbox: one row per submission, channel and recipient."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from forms_app.delivery import problems
from forms_app.submissions.models import Submission
from sites.encryption.fields import Sealed
from sites.municipalities.models import MunicipalityOwned


class Delivery(MunicipalityOwned):
    """What must reach somebody, and how far it has come.

    `attempts` is raised before the work, so that a delivery that kills its worker also counts.
    `recipient` (an address, sealed) is empty for channels that have one fixed receiver. `last_error` is a
    code of forms_app.delivery.problems; `leased_until` is set while a worker holds the row.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting")
        DELIVERED = "delivered", _("Delivered")
        ATTENTION = "attention", _("Needs attention")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Found by the index of the constraint below.
    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="deliveries", db_index=False
    )
    channel = models.CharField(_("channel"), max_length=40)
    recipient_sealed = models.BinaryField(default=b"")
    recipient = Sealed()
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    last_error = models.CharField(_("last error"), max_length=100, blank=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(fields=["submission", "channel"], name="one_delivery_per_channel")
        ]
        indexes = [
            # For the sweeper: only what still has to be delivered.
            models.Index(fields=["next_try_at"], condition=models.Q(state="pending"), name="deliveries_due")
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.state}"

    @property
    def channel_label(self) -> str:
        """The channel as staff read it."""
        from forms_app.delivery import channels  # which works on this model

        return channels.label(self.channel)

    @property
    def problem(self) -> str:
        """Why the last attempt failed, as staff read it."""
        return problems.explain(self.last_error)
