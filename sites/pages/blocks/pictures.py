"""Pictures, which always say what they show, unless somebody has decided that they say nothing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


def alt_block() -> blocks.CharBlock:
    """The field for what a picture shows where it stands."""
    return blocks.CharBlock(
        default="",
        required=False,
        max_length=250,
        label=_("What the picture shows"),
        help_text=_("Read aloud to those who cannot see it."),
    )


def decorative_block() -> blocks.BooleanBlock:
    """The field that says that a picture may be passed over in silence."""
    return blocks.BooleanBlock(
        default=False,
        required=False,
        label=_("Only decoration"),
        help_text=_("Those who cannot see the picture miss nothing."),
    )


def described(value: Any) -> Any:
    """A cleaned value with image, alt and decorative.

    Raises StructBlockValidationError where a picture is neither told in words nor called decoration (WCAG 2.2,
    1.1.1), and where it is both.
    """
    if value["image"] and not (value["alt"] or value["decorative"]):
        missing = ValidationError(_("Write what the picture shows, or say that it is only decoration."))
        raise blocks.StructBlockValidationError({"alt": missing})
    if value["image"] and value["alt"] and value["decorative"]:
        both = ValidationError(_("A picture that is only decoration has no text."))
        raise blocks.StructBlockValidationError({"decorative": both})
    return value


class PictureBlock(blocks.StructBlock):
    """A picture with a text that says what it shows, and an optional caption.

    (Wagtail's own ImageBlock stops translation where the picture is missing.)
    """

    image = ImageChooserBlock(label=_("Picture"))
    alt = alt_block()
    decorative = decorative_block()
    caption = blocks.CharBlock(default="", required=False, max_length=250, label=_("Caption"))

    def clean(self, value: Any) -> Any:
        return described(super().clean(value))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "sites/blocks/picture.html"
