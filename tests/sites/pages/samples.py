"""A front page and articles with everything that editors can put there."""

from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image as Drawing
from wagtail.images import get_image_model
from wagtail.models import Page

from sites.pages.models import ContentPage
from sites.pages.newsroom import NewsPage


def picture(collection: Any, title: str = "Havna") -> Any:
    """A picture as editors upload them."""
    file = BytesIO()
    Drawing.new("RGB", (640, 480), "#336699").save(file, "PNG")
    file.seek(0)
    image = get_image_model()(title=title, file=ImageFile(file, name="havna.png"), collection=collection)
    image.save()
    return image


def article(parent: Page, title: str, slug: str, text: str = "", **values: Any) -> Page:
    """A live article below `parent`; with a date, a news story."""
    parent = Page.objects.get(pk=parent.pk)
    body = [{"type": "text", "value": text}] if text else []
    kind = NewsPage if "date" in values else ContentPage
    page = parent.add_child(
        instance=kind(title=title, slug=slug, locale=parent.locale, show_in_menus=True, **values)
    )
    page.body = page.body.stream_block.to_python(body)
    page.save()
    return page


def fill(home: Any) -> Any:
    """Every kind of block on a front page."""
    about = article(home, "Om kommunen", "om", "<p>Kommunen ligger ved havet.</p>")
    article(home, "Vannet stenges", "vannet-stenges", "<p>Torsdag.</p>", date=date(2026, 11, 20))
    article(home, "Nye åpningstider", "apningstider", "<p>Fra mandag.</p>", date=date(2026, 11, 21))
    article(home, "Personvern", "personvern", "<p>Slik behandler vi opplysninger.</p>")
    home = type(home).objects.get(pk=home.pk)
    home.body = home.body.stream_block.to_python(
        [
            {"type": "hero", "value": {"heading": "Velkommen", "intro": "Alt på ett sted."}},
            {"type": "portal", "value": {"heading": "Selvbetjening", "intro": "Søk.", "services_shown": 6}},
            {
                "type": "cards",
                "value": {
                    "heading": "Snarveier",
                    "cards": [{"title": f"Snarvei {n}", "text": "Mer", "page": about.pk} for n in range(6)],
                },
            },
            {"type": "news", "value": {"heading": "Aktuelt", "shown": 3}},
            {"type": "text", "value": '<h2>Om oss</h2><p>Tekst <a href="https://example.com/">lenke</a></p>'},
            {"type": "callout", "value": {"tone": "warning", "heading": "Stengt", "text": "I dag."}},
            {"type": "contact", "value": {"heading": "Kontakt oss", "text": ""}},
        ]
    )
    home.save()
    return home
