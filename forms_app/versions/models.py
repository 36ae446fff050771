"""When a dialog is open, beside what it asks: settings that hold at once, for every version and draft."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.municipalities.models import MunicipalityOwned


class Availability(MunicipalityOwned):
    """Opening, closing, pause and maximum number of one dialog. No row: always open, without a limit.

    Not part of the frozen definition: a new closing time is for those who have begun, too, and to pause a
    dialog must not publish what its editors are still writing. `texts` is {"paused" | "closing": {language:
    text}}, in words of the municipality's own.
    """

    dialog = models.UUIDField(unique=True)
    opens_at = models.DateTimeField(
        _("opens at"), null=True, blank=True, help_text=_("Before this, people are told when it opens.")
    )
    closes_at = models.DateTimeField(
        _("closes at"), null=True, blank=True, help_text=_("After this, nobody can begin.")
    )
    grace_minutes = models.PositiveSmallIntegerField(
        _("extra time (minutes)"),
        default=30,
        validators=[MaxValueValidator(10_080)],
        help_text=_("How long after closing those who have begun may finish and send. 0: not at all."),
    )
    most = models.PositiveIntegerField(
        _("maximum number of submissions"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Counted from the opening time, or of all time where there is none. Empty: no limit."),
    )
    paused = models.BooleanField(
        _("paused"),
        default=False,
        help_text=_("Nobody can fill in or send while it is paused. What they have written is kept."),
    )
    texts = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("availability of a dialog")

    def __str__(self) -> str:
        return str(self.dialog)
