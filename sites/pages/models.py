"""Page types of the municipal web."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from sites.alerts.showing import notices
from sites.languages.paths import DEFAULT
from sites.pagecache import public
from sites.pages.blocks import home, text
from sites.pages.blocks.article import FooterLinksBlock, article_blocks
from sites.pages.relatives import children_of, trail_of
from sites.shared.reading import address_of

# Where most pages may be put: on the front page, in a section, below an article.
ANYWHERE = [f"municipal_sites.{name}" for name in ("HomePage", "SectionPage", "ContentPage", "SharedHome")]


class MunicipalityFolder(Page):
    """Holds one home per language, so that one set of permissions covers a municipality. Has no address."""

    is_creatable = False  # made by onboarding
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["municipal_sites.HomePage"]
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = _("municipality")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise Http404


class BasePage(Page):
    """A public page. Anyone may keep a copy of it for a second (see sites.pagecache)."""

    description = models.TextField(
        _("description"),
        blank=True,
        max_length=300,
        help_text=_("One or two sentences, shown in lists and by search engines."),
    )

    # A translated slug would give the page another address in each language.
    override_translatable_fields = [SynchronizedField("slug")]
    search_fields = [*Page.search_fields, index.SearchField("description")]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("show_in_menus")],
            _("Address and menu"),
        )
    ]

    class Meta:
        abstract = True

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """A shared page is on every municipality's host: staff are shown the first."""
        parts = super().get_url_parts(request)
        if parts is None and (found := address_of(self)):
            municipality, url = found
            return municipality.site.pk, municipality.root_url, url
        return parts

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return public.mark(super().serve(request, *args, **kwargs))


class HomePage(BasePage):
    """The front page of a municipality in one language."""

    body = StreamField(
        [
            ("hero", home.HeroBlock()),
            ("portal", home.PortalBlock()),
            ("text", text.RichTextBlock(template="sites/blocks/band_text.html")),
            ("cards", home.CardsBlock()),
            ("news", home.NewsBlock()),
            ("events", home.EventsBlock()),
            ("top_tasks", home.TopTasksBlock()),
            ("callout", text.CalloutBlock(template="sites/blocks/band_callout.html")),
            ("contact", home.ContactBlock()),
        ],
        verbose_name=_("content"),
        blank=True,
        block_counts={"hero": {"max_num": 1}, "portal": {"max_num": 1}},
    )

    footer = StreamField(
        [("links", FooterLinksBlock())],
        verbose_name=_("links in the footer"),
        blank=True,
        max_num=3,
        help_text=_("Contact, accessibility statement and privacy are there already."),
    )

    template = "sites/home.html"
    is_creatable = False  # one per language, made by onboarding
    # Its slug is its language, and all homes lie in one folder: neither translated nor synchronised.
    translatable_fields = [
        TranslatableField(name)
        for name in ("title", "seo_title", "search_description", "description", "body", "footer")
    ]
    parent_page_types = [MunicipalityFolder]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("description"),
        FieldPanel("body"),
        FieldPanel("footer"),
    ]

    class Meta:
        verbose_name = _("home page")

    @property
    def has_hero(self) -> bool:
        """Whether the content brings the page's main heading itself."""
        return any(block.block_type == "hero" for block in self.body)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        own = getattr(request, "municipality", None)
        return context | {"notices": notices(own, get_language() or DEFAULT) if own else ()}


class ArticlePage(BasePage):
    """A page of running text, facts, pictures and tables below the front page."""

    body = StreamField(article_blocks(), verbose_name=_("content"), blank=True)

    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [*Page.content_panels, FieldPanel("description"), FieldPanel("body")]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["trail"] = trail_of(self)
        return context


class ContentPage(ArticlePage):
    """An article, with links to those below it."""

    template = "sites/content.html"
    parent_page_types = ANYWHERE

    class Meta:
        verbose_name = _("content page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["children"] = children_of(self, request)
        return context
