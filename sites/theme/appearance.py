"""Where a municipality's staff choose its look: colour, typeface, coat of arms, header photo, and contacts."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser

from sites.admin.policy import WRITERS
from sites.municipalities import scoping
from sites.municipalities.models import Municipality, six_hex_digits
from sites.theme.coat_of_arms import NotADrawing, sanitised
from sites.theme.colour import GRAPHICS, TEXT, Scheme, contrast, readable_scale
from sites.theme.stylesheet import coat_of_arms_url, css
from sites.theme.typefaces import CHOICES, DEFAULT

LARGEST_DRAWING = 200_000  # bytes


class AppearanceForm(forms.ModelForm):
    """What staff may change of their municipality; the rest is the region's."""

    drawing = forms.FileField(
        label=gettext_lazy("New coat of arms"),
        required=False,
        help_text=gettext_lazy("An SVG file. Only its shapes and colours are kept."),
        widget=forms.FileInput(attrs={"accept": ".svg,image/svg+xml"}),
    )

    class Meta:
        model = Municipality
        fields = [
            *("colour", "typeface", "header_photo"),
            *("phone", "email", "visiting_address", "opening_hours", "accessibility_statement"),
        ]
        widgets = {"colour": forms.TextInput(attrs={"type": "color"}), "header_photo": AdminImageChooser}

    def clean_header_photo(self) -> Any:
        """One's own pictures and the region's only."""
        photo = self.cleaned_data["header_photo"]
        if photo and not _may_show(photo, self.instance):
            raise forms.ValidationError(_("Choose one of your own pictures."))
        return photo

    def clean_drawing(self) -> UploadedFile | None:
        """Raises ValidationError for what is no drawing."""
        file = self.cleaned_data["drawing"]
        if file is None:
            return None
        try:
            if file.size > LARGEST_DRAWING:
                raise NotADrawing
            self.instance.coat_of_arms = sanitised(file.read().decode()).decode()
        except (NotADrawing, UnicodeDecodeError) as fault:
            raise forms.ValidationError(_("The file is not an SVG drawing, or it is too large.")) from fault
        return file


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The municipalities that the account may change; straight to it where there is only one."""
    places = list(scoping.municipalities_of(request.user, *WRITERS).order_by("slug"))
    if len(places) == 1:
        return redirect("appearance:edit", places[0].pk)
    return render(request, "sites/theme/index.html", {"header_title": _("Appearance"), "places": places})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """The form, with a preview of what is being chosen. Saved, it is on every page at once."""
    own = _own(request, municipality_id)
    form = AppearanceForm(request.POST or None, request.FILES or None, instance=own)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("appearance:edit", own.pk)
    shown = Municipality.objects.get(pk=own.pk)  # what does not hold is not shown
    context = {"header_title": _("Appearance"), "form": form, "place": shown}
    return render(request, "sites/theme/edit.html", context)


@require_safe
@xframe_options_sameorigin
def preview(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """A small page in `?colour=` and `?typeface=`, with the contrasts that it gets, light and dark.

    `?photo=` is the id of the header photo, empty for none. 404 for what is neither a colour nor a typeface, as
    both go into a stylesheet, and for a picture of somebody else.
    """
    own = _own(request, municipality_id)
    colour = request.GET.get("colour", own.colour).lower()
    typeface = request.GET.get("typeface", own.typeface or DEFAULT)
    if not six_hex_digits.regex.fullmatch(colour) or typeface not in dict(CHOICES):
        raise Http404
    context = {
        "place": own,
        "css": mark_safe(css(colour, typeface)),  # made of checked values only
        "photo": _photo(request.GET["photo"], own) if "photo" in request.GET else own.header_photo,
        "arms": coat_of_arms_url(own),
        "schemes": [_measured(colour, "light"), _measured(colour, "dark")],
        "least": {"text": TEXT, "graphics": GRAPHICS},
    }
    return render(request, "sites/theme/preview.html", context)


def _measured(colour: str, scheme: Scheme) -> dict[str, Any]:
    """The contrasts that readers get; `changed` tells the colour used where the chosen one would not do."""
    steps = readable_scale(colour, scheme)
    used = steps["base-default"]
    return {
        "name": scheme,
        "changed": used if scheme == "light" and used != colour else "",
        "button": contrast(used, steps["base-contrast-default"]),
        "link": contrast(steps["text-subtle"], steps["background-default"]),
        "edge": contrast(used, steps["background-default"]),
    }


def _photo(key: str, municipality: Municipality) -> Any:
    photo = scoping.get_or_404(get_image_model().objects.all(), pk=key) if key else None
    if photo and not _may_show(photo, municipality):
        raise Http404
    return photo


def _may_show(photo: Any, municipality: Municipality) -> bool:
    """Whether a picture is the municipality's, or the region's for all."""
    collection = photo.collection
    return collection.depth == 1 or bool(collection.path.startswith(municipality.collection.path))


def _own(request: HttpRequest, municipality_id: int) -> Municipality:
    return scoping.get_or_404(scoping.municipalities_of(request.user, *WRITERS), pk=municipality_id)
