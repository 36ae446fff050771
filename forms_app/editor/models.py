"""A dialog as editors build it."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from forms_app.definition.models import DialogVersion
from forms_app.editor import preview, start_page
from forms_app.editor.blocks import StepsBlock
from forms_app.editor.form import DialogPageForm
from forms_app.editor.los import LOS_THEMES
from forms_app.editor.steps_widget import StepsWidget
from forms_app.quality.panel import FindingsPanel
from sites.los.fields import LifeEventsField, TargetGroupsField, TopicsField


class DialogPage(Page):
    """A dialog: steps of questions. Citizens get the DialogVersion compiled when it is published."""

    class Level(models.TextChoices):
        """ID-porten's assurance levels, as forms_app.filling.applicants.Level."""

        NONE = "none", _("No login")
        SUBSTANTIAL = "substantial", _("Log in at level substantial")
        HIGH = "high", _("Log in at level high")

    synchronised_by_job = True  # its languages too (forms_app.definition.publish)

    steps = StreamField(StepsBlock(), verbose_name=_("Steps"), blank=True)
    summary = models.TextField(
        _("in short"),
        blank=True,
        help_text=_(
            "What people can do here, in one or two sentences. Shown in lists and on the start page."
        ),
    )
    los_theme = models.CharField(_("theme"), max_length=60, choices=LOS_THEMES, blank=True)
    topics = TopicsField(verbose_name=_("more exact themes"))
    life_events = LifeEventsField(verbose_name=_("life events"))
    target_groups = TargetGroupsField(verbose_name=_("target groups"))
    level = models.CharField(_("login"), max_length=12, choices=Level, default=Level.SUBSTANTIAL)
    audience = models.TextField(_("who it is for"), blank=True)
    needs = models.TextField(
        _("what you need"),
        blank=True,
        help_text=_("Documents and facts to have at hand, one on each line."),
    )
    minutes = models.PositiveSmallIntegerField(
        _("time needed (minutes)"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    next_steps = models.TextField(_("what happens next"), blank=True)
    processing_time = models.CharField(_("processing time"), max_length=200, blank=True)
    contact = models.TextField(_("contact"), blank=True)
    reception_address = models.EmailField(
        _("reception address"),
        blank=True,
        help_text=_("Where notices of new applications go. Empty: the municipality's reception address."),
    )
    retention_days = models.PositiveSmallIntegerField(
        _("keep drafts (days)"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("An unfinished application is deleted this long after it was last saved."),
    )

    base_form_class = DialogPageForm
    parent_page_types = ["selfservice.PortalPage"]
    subpage_types: list[str] = []
    # A translated slug would give the dialog another address in each language.
    override_translatable_fields = [
        SynchronizedField(name) for name in ("slug", "topics", "life_events", "target_groups")
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("audience")]

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FindingsPanel(heading=_("Checks")),
        FieldPanel("steps", widget=StepsWidget(steps.stream_block)),
    ]
    start_panels = [
        FieldPanel("audience"),
        FieldPanel("needs"),
        FieldPanel("minutes"),
        FieldPanel("next_steps"),
        FieldPanel("processing_time"),
        FieldPanel("contact"),
    ]
    settings_panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("los_theme", "topics", "life_events", "target_groups")],
            _("Where people find it"),
        ),
        FieldPanel("level"),
        FieldPanel("reception_address"),
        FieldPanel("retention_days"),
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            _("Address and search engines"),
        ),
        PublishingPanel(),
        HelpPanel(template="forms_app/editor/version.html", heading=_("What citizens get")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Dialog")),
            ObjectList(start_panels, heading=_("Start page")),
            ObjectList(settings_panels, heading=_("Settings")),
        ]
    )

    class Meta:
        verbose_name = _("dialog")
        verbose_name_plural = _("dialogs")

    @property
    def live_version(self) -> DialogVersion | None:
        """The version that citizens get now."""
        return DialogVersion.objects.filter(livedialog__dialog=self.translation_key).first()

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return preview.MODES

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return start_page.serve(self, request)

    def serve_withdrawn(self, request: HttpRequest) -> HttpResponse:
        """A dialog that is not published (any more) says so, if it has ever been open."""
        return start_page.serve_withdrawn(self, request)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return preview.serve(self, request, mode_name)
