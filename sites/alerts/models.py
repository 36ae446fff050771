"""A message that everybody must see at once, or a minor notice on the front page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.municipalities.models import Municipality


class Alert(models.Model):
    """A message on every page of `municipalities`; `owner` is the one that made it, or none: the region.

    A minor notice is on the front page only. `starts_at` is when it will begin, and is empty from then on
    (sites.alerts.showing). `texts` maps a language code to {"title", "text"}; bokmål is always there.
    """

    class Level(models.TextChoices):
        DANGER = "danger", _("Danger to life and health")
        WARNING = "warning", _("Warning")
        INFO = "info", _("Information")
        NOTICE = "notice", _("Minor notice, on the front page only")

    owner = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.CASCADE, related_name="+", editable=False
    )
    municipalities = models.ManyToManyField(
        Municipality, related_name="alerts", verbose_name=_("shown in these municipalities")
    )
    level = models.CharField(_("kind"), max_length=10, choices=Level, default=Level.DANGER)
    texts = models.JSONField(default=dict, editable=False)
    link = models.URLField(_("address to read more at"), blank=True)
    active = models.BooleanField(_("shown now"), default=True)
    starts_at = models.DateTimeField(_("shown from"), null=True, blank=True, help_text=_("Empty: at once."))
    ends_at = models.DateTimeField(
        _("shown until"), null=True, blank=True, help_text=_("Empty: until somebody takes it away.")
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("emergency message")
        ordering = ["-active", "-changed_at"]

    def __str__(self) -> str:
        return self.texts.get("nb", {}).get("title", "")
