"""Questions and answers, and what readers thought of them."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from forms_app.editor.los import LOS_THEMES
from sites.admin.policy import WRITERS
from sites.municipalities import scoping
from sites.municipalities.models import Municipality

FEATURES = ["bold", "ul", "ol", "link", "service-link"]


class AnswerForm(WagtailAdminModelForm):
    """Lets people write for the municipalities they work for; what is shared is the region's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["municipality"]
        field.queryset = scoping.municipalities_of(self.for_user, *WRITERS)
        if scoping.is_region(self.for_user):
            field.empty_label = _("All municipalities")
        else:
            field.required = True
            field.empty_label = None

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        for code in ("nn", "se", "en"):
            if bool(values.get(f"question_{code}")) != bool(values.get(f"answer_{code}")):
                self.add_error(f"question_{code}", _("Write both the question and the answer, or neither."))
        return values


class Answer(models.Model):
    """A question with its answer. Without a municipality it is the region's, and all of them show it.

    `dialog` is the short name of the dialog that it concerns, in every municipality that has one. `hidden_by` are
    municipalities that do not show one of the region's.
    """

    municipality = models.ForeignKey(
        Municipality,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("shown by"),
    )
    los_theme = models.CharField(_("theme"), max_length=60, choices=LOS_THEMES)
    dialog = models.SlugField(
        _("dialog"),
        blank=True,
        max_length=255,
        help_text=_(
            "The last part of the dialog's address, for example batplass. Then it is shown there too."
        ),
    )
    question_nb = models.CharField(_("question (bokmål)"), max_length=200)
    answer_nb = RichTextField(_("answer (bokmål)"), features=FEATURES)
    question_nn = models.CharField(_("question (nynorsk)"), max_length=200, blank=True)
    answer_nn = RichTextField(_("answer (nynorsk)"), features=FEATURES, blank=True)
    question_se = models.CharField(_("question (Northern Sámi)"), max_length=200, blank=True)
    answer_se = RichTextField(_("answer (Northern Sámi)"), features=FEATURES, blank=True)
    question_en = models.CharField(_("question (English)"), max_length=200, blank=True)
    answer_en = RichTextField(_("answer (English)"), features=FEATURES, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    hidden_by = models.ManyToManyField(Municipality, blank=True, editable=False, related_name="+")

    base_form_class = AnswerForm
    panels = [
        MultiFieldPanel([FieldPanel("question_nb"), FieldPanel("answer_nb")], "Bokmål"),
        MultiFieldPanel([FieldPanel("question_nn"), FieldPanel("answer_nn")], "Nynorsk"),
        MultiFieldPanel([FieldPanel("question_se"), FieldPanel("answer_se")], "Davvisámegiella"),
        MultiFieldPanel([FieldPanel("question_en"), FieldPanel("answer_en")], "English"),
        MultiFieldPanel(
            [FieldPanel("los_theme"), FieldPanel("dialog"), FieldPanel("municipality")],
            _("Where people find it"),
        ),
    ]

    class Meta:
        verbose_name = _("question and answer")
        verbose_name_plural = _("questions and answers")
        ordering = ["question_nb", "pk"]

    def __str__(self) -> str:
        return self.question_nb

    @property
    def shown_by(self) -> str:
        """Whose it is, for lists."""
        return str(self.municipality or _("All municipalities"))


class Feedback(models.Model):
    """How many readers an answer helped and did not help, on one municipality's pages.

    `in_hour` counts those since `hour`: more than a small municipality has is somebody playing.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="feedback")
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    helped = models.PositiveIntegerField(default=0)
    did_not_help = models.PositiveIntegerField(default=0)
    hour = models.DateTimeField()
    in_hour = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "municipality"], name="one_count_per_municipality")
        ]

    def __str__(self) -> str:
        return f"{self.helped}/{self.helped + self.did_not_help}"
