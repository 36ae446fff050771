"""Vacancies and consultations: pages that people answer before a day, in the dialog they link to."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from sites.pages.departments import PersonBlock
from sites.pages.models import ANYWHERE, ArticlePage


class WithDeadline(ArticlePage):
    """`deadline` is the last day, in Norway; after it the page says so, leads nowhere and leaves the lists."""

    deadline = models.DateField(
        _("deadline"), null=True, blank=True, help_text=_("The last day on which people may answer.")
    )
    # The same dialog in every language: readers are led to it in their own.
    answer_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("dialog"),
        help_text=_("The dialog or page where people answer. The link follows when it moves."),
    )

    parent_page_types = ANYWHERE
    subpage_types: list[str] = []
    override_translatable_fields = [SynchronizedField("slug"), SynchronizedField("answer_page")]
    answer_panel = FieldRowPanel([FieldPanel("deadline"), FieldPanel("answer_page")])

    class Meta:
        abstract = True

    @property
    def over(self) -> bool:
        """Whether the deadline has passed. Kept pages are made again at midnight (sites.pagecache.stamps)."""
        return self.deadline is not None and timezone.localdate() > self.deadline


class VacancyPage(WithDeadline):
    """A vacant position."""

    workplace = models.CharField(_("workplace"), max_length=150, blank=True)
    extent = models.CharField(
        _("extent"), max_length=100, blank=True, help_text=_("For example: 100 %, permanent.")
    )
    people = StreamField([("person", PersonBlock())], verbose_name=_("whom to ask"), blank=True)

    template = "sites/vacancy.html"
    search_fields = [*WithDeadline.search_fields, index.SearchField("workplace")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("workplace"), FieldPanel("extent")]),
        WithDeadline.answer_panel,
        FieldPanel("body"),
        FieldPanel("people"),
    ]

    class Meta:
        verbose_name = _("vacancy")

    def clean(self) -> None:
        super().clean()
        if self.deadline is None:
            raise ValidationError({"deadline": _("Write the last day for applying.")})


class ConsultationPage(WithDeadline):
    """A matter that everybody may have a say in, or an announcement that some may object to."""

    class Kind(models.TextChoices):
        CONSULTATION = "consultation", _("Consultation")
        ANNOUNCEMENT = "announcement", _("Announcement")

    kind = models.CharField(_("kind"), max_length=15, choices=Kind, default=Kind.CONSULTATION)

    template = "sites/consultation.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("description"),
        WithDeadline.answer_panel,
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("consultation or announcement")

    def clean(self) -> None:
        super().clean()
        if self.kind == self.Kind.CONSULTATION and self.deadline is None:
            raise ValidationError({"deadline": _("A consultation needs a deadline.")})
