"""When a municipality opens."""

import secrets
from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from sites.municipalities.models import Municipality

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike


def new_code() -> str:
    """Sixteen characters that nobody guesses (79 bits)."""
    return "".join(secrets.choice(_LETTERS) for _number in range(16))


class Stage(models.TextChoices):
    """How far a municipality has come."""

    PREPARING = "preparing", _("Being prepared")
    PILOT = "pilot", _("Pilot")
    OPEN = "open", _("Open")


class Launch(models.Model):
    """The way of a municipality to its opening. Those without a row are open.

    Until `opens_at` its addresses are not found, save by staff and, in a `pilot`, by who has the `code`.
    """

    municipality = models.OneToOneField(Municipality, on_delete=models.CASCADE, related_name="launch")
    pilot = models.BooleanField(_("pilot"), default=False)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    code = models.CharField(max_length=16, default=new_code)

    class Meta:
        verbose_name = _("launch")

    def __str__(self) -> str:
        return f"{self.municipality} {self.stage.label}"

    @property
    def stage(self) -> Stage:
        if self.opens_at and self.opens_at <= timezone.now():
            return Stage.OPEN
        return Stage.PILOT if self.pilot else Stage.PREPARING


class Settled(models.Model):
    """A page that a check of the go-live list names, and that staff have said is right as it is."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    check_name = models.CharField(max_length=30)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "check_name", "page"], name="settled_once_per_check_and_page"
            )
        ]

    def __str__(self) -> str:
        return f"{self.check_name} {self.page_id}"


def stage_of(municipality: Municipality) -> Stage:
    """How far it has come; no query where its launch was selected with it."""
    launch = getattr(municipality, "launch", None)
    return launch.stage if launch else Stage.OPEN


def is_open(municipality: Municipality) -> bool:
    """Whether everybody may see its pages."""
    return stage_of(municipality) == Stage.OPEN


def opens_at(municipality: Municipality) -> datetime | None:
    """When it opens or opened; None where nobody has said."""
    launch = getattr(municipality, "launch", None)
    return launch.opens_at if launch else None
