"""A picture that explains something; there is nothing to answer."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from forms_app.questions.information import Information, InformationBlock

SCALED = "max-1000x1000"


class ImageBlock(InformationBlock):
    image = ImageChooserBlock(label=_("Picture"), required=False)
    alt = blocks.CharBlock(
        label=_("What the picture shows"),
        help_text=_("For those who do not see it. Say what matters for the answers."),
        default="",
        max_length=250,
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, default="", max_length=250)
    body = None

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Text")


class Image(Information):
    """No value. Setting `image`: address and size of the scaled file, fixed when the dialog was compiled."""

    name = "image"
    template = "forms_app/questions/image.html"
    block = ImageBlock

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        image = None
        if value["image"] is not None:
            scaled = value["image"].get_rendition(SCALED)
            image = {"url": scaled.url, "width": scaled.width, "height": scaled.height}
        return {"image": image}, {"alt": value["alt"], "caption": value["caption"]}

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        found = [] if value["image"] is not None else [("image", gettext("Choose a picture."))]
        if not value["alt"].strip():
            found.append(("alt", gettext("Say what the picture shows.")))
        return found
