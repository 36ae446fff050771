"""What is shown of a page where people share it (The Open Graph protocol) and where search engines list it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality
from sites.pages import pictures
from sites.pages.models import HomePage

_LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "se": "se_NO", "en": "en_GB"}
_PICTURE = "fill-1200x630|format-jpeg"  # the size that all of them show whole; not all of them read WebP
_SHAPES = {"hero": "hero", "picture": ""}  # of the blocks with pictures


@dataclass(frozen=True, slots=True)
class Picture:
    """A scaled picture; `url` is complete."""

    url: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Card:
    """A page as it is shown elsewhere. Without a title there is nothing to share."""

    title: str
    description: str
    url: str
    kind: str
    locale: str
    picture: Picture | None


def card(
    municipality: Municipality, url: str, page: Page | None = None, *, title: str = "", description: str = ""
) -> Card:
    """The card of a page, or of an address that is no page, which has the `title` and `description` given here."""
    return Card(
        title=(page.seo_title or page.title) if page else title,
        description=(_said(page) if page else description) or _standard(municipality),
        url=url,
        kind="article" if title or (page is not None and not isinstance(page, HomePage)) else "website",
        locale=_LOCALES[get_language() or DEFAULT],
        picture=_picture(municipality, page) if page else None,
    )


def _said(page: Any) -> str:
    """What editors wrote for this; a dialog calls it its summary."""
    names = ("search_description", "description", "summary")
    return next((text for name in names if (text := getattr(page, name, ""))), "")


def _standard(municipality: Municipality) -> str:
    return _("Services and information from %(municipality)s") % {"municipality": municipality.name}


def _picture(municipality: Municipality, page: Any) -> Picture | None:
    """The first picture of the page, else the municipality's own."""
    for block in getattr(page, "body", None) or ():
        if block.block_type in _SHAPES and (image := block.value.get("image")):
            return _scaled(municipality, image, block.value.get("alt", ""), _SHAPES[block.block_type])
    photo = municipality.header_photo
    return _scaled(municipality, photo, municipality.name, "hero") if photo else None


def _scaled(municipality: Municipality, image: Any, alt: str, shape: str) -> Picture:
    """In one query with what the page itself shows of the picture."""
    made = pictures.scaled(image, _PICTURE, *pictures.sizes(shape))[_PICTURE]
    return Picture(municipality.root_url + made.url, alt, made.width, made.height)
