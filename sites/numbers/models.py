"""How often something happened: sums only, nothing about who it was."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.municipalities.models import MunicipalityOwned


class Kind(models.TextChoices):
    """What is counted."""

    VIEW = "view", _("Page shown")
    ARRIVAL = "arrival", _("Short address followed")
    OPEN = "open", _("Form opened")
    START = "start", _("Begun")
    POSTED = "posted", _("Step sent in")
    PASSED = "passed", _("Step passed")
    ERROR = "error", _("Error shown at a question")
    SENT = "sent", _("Sent")
    TIME = "time", _("Sent, by minutes used")


class Device(models.TextChoices):
    """The three classes of devices that are told apart."""

    PHONE = "phone", _("Phone")
    TABLET = "tablet", _("Tablet")
    COMPUTER = "computer", _("Computer")


class Tally(MunicipalityOwned):
    """`n` times on a day. After a year a row at the first of a month is the sum of the whole month.

    `subject` is a page or a dialog (translation key) or the name of a view; `part` a step, a question or a class
    of minutes within it. What is not known, or not told apart, is empty.
    """

    day = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind)
    subject = models.CharField()
    part = models.CharField(default="")
    channel = models.CharField(default="")
    language = models.CharField(default="")
    device = models.CharField(max_length=10, default="", choices=Device)
    n = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "day", "kind", "subject", "part", "channel", "language", "device"],
                name="one_tally_of_each",
            )
        ]
        indexes = [models.Index(fields=["day"])]

    def __str__(self) -> str:
        return f"{self.day} {self.kind} {self.n}"
