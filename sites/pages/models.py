"""Page types of the municipal web."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from sites.pagecache import public
from sites.pages.blocks import home, text


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
    """A public page. Anyone may keep a copy of it for a minute (see sites.pagecache)."""

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
            ("callout", text.CalloutBlock(template="sites/blocks/band_callout.html")),
            ("contact", home.ContactBlock()),
        ],
        verbose_name=_("content"),
        blank=True,
        block_counts={"hero": {"max_num": 1}, "portal": {"max_num": 1}},
    )

    template = "sites/home.html"
    is_creatable = False  # one per language, made by onboarding
    # Its slug is its language, and all homes lie in one folder: neither translated nor synchronised.
    translatable_fields = [
        TranslatableField(name)
        for name in ("title", "seo_title", "search_description", "description", "body")
    ]
    parent_page_types = [MunicipalityFolder]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [*Page.content_panels, FieldPanel("description"), FieldPanel("body")]

    class Meta:
        verbose_name = _("home page")

    @property
    def has_hero(self) -> bool:
        """Whether the content brings the page's main heading itself."""
        return any(block.block_type == "hero" for block in self.body)


class ContentPage(BasePage):
    """An article; with a date it is news."""

    date = models.DateField(
        _("date"), null=True, blank=True, help_text=_("A page with a date is listed among the news.")
    )
    body = StreamField(
        [
            ("text", text.RichTextBlock()),
            ("callout", text.CalloutBlock()),
            ("picture", text.PictureBlock()),
        ],
        verbose_name=_("content"),
        blank=True,
    )

    template = "sites/content.html"
    parent_page_types = [HomePage, "municipal_sites.ContentPage"]
    subpage_types = ["municipal_sites.ContentPage"]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("description"),
        FieldPanel("date"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("content page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["children"] = children_of(self)
        context["trail"] = trail_of(self)
        return context


def children_of(page: Page) -> list[dict[str, Any]]:
    """The live pages right below a page: title and the last part of the address."""
    return list(Page.objects.child_of(page).live().values("title", "slug"))


def trail_of(page: Page) -> list[dict[str, str]]:
    """The pages between the front page (left out) and a page, as titles with addresses relative to it."""
    above = page.get_ancestors().filter(depth__gt=3).values_list("title", "depth")
    return [{"title": title, "url": "../" * (page.depth - depth)} for title, depth in above]
