"""The tenant: a municipality, the region it shares with, and who works for which of them."""

from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from sites.theme import typefaces

six_hex_digits = RegexValidator(
    r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six digits, for example #00528c.")
)


class Region(models.Model):
    """Owner of what several municipalities share."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    # Holds what it shares with its municipalities (sites.shared).
    folder = models.OneToOneField(
        "wagtailcore.Page", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("region")

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A tenant: one Wagtail Site with what makes it its own.

    `names` maps a language code to the municipality's official name in that language; bokmål is always there.
    `languages` lists the languages that the municipality publishes in, source language first.
    """

    site = models.OneToOneField("wagtailcore.Site", on_delete=models.PROTECT, related_name="municipality")
    folder = models.OneToOneField("wagtailcore.Page", on_delete=models.PROTECT, related_name="+")
    collection = models.OneToOneField("wagtailcore.Collection", on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="municipalities")
    slug = models.SlugField(_("short name"), unique=True)
    number = models.CharField(_("municipality number"), max_length=4, unique=True)
    organisation_number = models.CharField(_("organisation number"), max_length=9)
    names = models.JSONField(_("names"), default=dict)
    languages = models.JSONField(_("languages"), default=list)
    colour = models.CharField(_("theme colour"), max_length=7, default="#00528c", validators=[six_hex_digits])
    typeface = models.CharField(
        _("typeface"), max_length=20, choices=typefaces.CHOICES, default=typefaces.DEFAULT
    )
    header_photo = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("header photo"),
        help_text=_("Shown on the front page when its welcome has no picture of its own."),
    )
    # Of those that the region shares; named in bokmål, hidden in every language.
    hidden_pages = models.ManyToManyField("wagtailcore.Page", blank=True, editable=False, related_name="+")
    coat_of_arms = models.TextField(_("coat of arms (SVG)"), blank=True)
    reception_address = models.EmailField(_("reception address"))
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    visiting_address = models.CharField(_("visiting address"), max_length=200, blank=True)
    opening_hours = models.CharField(_("opening hours"), max_length=200, blank=True)
    accessibility_statement = models.URLField(_("accessibility statement"), blank=True)

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.names.get("nb", self.slug)

    @property
    def name(self) -> str:
        """The municipality's name in the active language, else in bokmål."""
        return self.names.get(get_language() or "nb") or self.names["nb"]

    @property
    def root_url(self) -> str:
        """Scheme and host, without a closing slash; made from the Site row, never from a request."""
        standard = (settings.PUBLIC_SCHEME, settings.PUBLIC_PORT) in (("https", 443), ("http", 80))
        return f"{settings.PUBLIC_SCHEME}://{self.site.hostname}" + (
            "" if standard else f":{settings.PUBLIC_PORT}"
        )


class StaffRole(models.Model):
    """What a group may do, and for which municipality (none: for the whole region)."""

    class Role(models.TextChoices):
        EDITOR = "editor", _("Editor")
        DIALOG_EDITOR = "dialog_editor", _("Dialog editor")
        APPROVER = "approver", _("Approver")
        CASE_WORKER = "case_worker", _("Case worker")
        COMMUNICATIONS = "communications", _("Communications")
        REGION = "region", _("Region")

    group = models.OneToOneField("auth.Group", on_delete=models.CASCADE, related_name="staff_role")
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.CASCADE, related_name="staff_roles"
    )
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "role"], name="one_group_per_municipality_and_role"
            ),
            models.CheckConstraint(
                condition=models.Q(role="region", municipality=None)
                | ~models.Q(role="region") & ~models.Q(municipality=None),
                name="only_the_region_has_no_municipality",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.municipality or ''}".strip()


class MunicipalityOwned(models.Model):
    """Base of every row that belongs to one municipality. Read such rows through `scoping` only."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", verbose_name=_("municipality")
    )

    class Meta:
        abstract = True


def names_from(**names: Any) -> dict[str, str]:
    """The `names` value for the languages given, leaving out empty ones."""
    return {language: name for language, name in names.items() if name}
