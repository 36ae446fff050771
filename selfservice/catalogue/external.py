"""Public services of somebody else, which every municipality of the region may show."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet

from forms_app.editor.los import LOS_THEMES
from sites.los.fields import LifeEventsField, TargetGroupsField, TopicsField
from sites.municipalities.models import Municipality

DEAD_AFTER = 3  # daily checks that failed: one bad night is not the end of a website


@register_snippet
class ExternalService(models.Model):
    """A public service of somebody else, kept once by the region and shown by all its municipalities."""

    url = models.URLField(_("address"), unique=True)
    owner = models.CharField(_("owner"), max_length=60, help_text=_("Who offers it, for example Nav."))
    los_theme = models.CharField(_("theme"), max_length=60, choices=LOS_THEMES)
    topics = TopicsField(verbose_name=_("more exact themes"))
    life_events = LifeEventsField(verbose_name=_("life events"))
    target_groups = TargetGroupsField(verbose_name=_("target groups"))
    name_nb = models.CharField(_("name (bokmål)"), max_length=100)
    name_nn = models.CharField(_("name (nynorsk)"), max_length=100, blank=True)
    name_se = models.CharField(_("name (Northern Sámi)"), max_length=100, blank=True)
    name_en = models.CharField(_("name (English)"), max_length=100, blank=True)
    description_nb = models.CharField(_("description (bokmål)"), max_length=250, blank=True)
    description_nn = models.CharField(_("description (nynorsk)"), max_length=250, blank=True)
    description_se = models.CharField(_("description (Northern Sámi)"), max_length=250, blank=True)
    description_en = models.CharField(_("description (English)"), max_length=250, blank=True)
    hidden_by = models.ManyToManyField(
        Municipality, blank=True, related_name="+", verbose_name=_("not shown by")
    )
    checked_at = models.DateTimeField(null=True, editable=False)
    failures = models.PositiveSmallIntegerField(default=0, editable=False)  # daily checks, one after another
    reported = models.BooleanField(default=False, editable=False)

    panels = [
        FieldPanel("url"),
        FieldPanel("owner"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("los_theme", "topics", "life_events", "target_groups")],
            _("Where people find it"),
        ),
        MultiFieldPanel([FieldPanel("name_nb"), FieldPanel("description_nb")], "Bokmål"),
        MultiFieldPanel([FieldPanel("name_nn"), FieldPanel("description_nn")], "Nynorsk"),
        MultiFieldPanel([FieldPanel("name_se"), FieldPanel("description_se")], "Davvisámegiella"),
        MultiFieldPanel([FieldPanel("name_en"), FieldPanel("description_en")], "English"),
        FieldPanel("hidden_by"),
    ]

    class Meta:
        verbose_name = _("external service")
        verbose_name_plural = _("external services")
        ordering = ["name_nb"]

    def __str__(self) -> str:
        return f"{self.name_nb} ({self.owner})"

    def clean(self) -> None:
        if not self.url.startswith("https://"):
            raise ValidationError({"url": _("The address must begin with https://.")})

    @property
    def seems_dead(self) -> bool:
        """Whether nobody has answered at its address for several days."""
        return self.failures >= DEAD_AFTER
