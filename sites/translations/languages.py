"""Where staff choose the languages of their municipality, and its name in each of them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sites.languages.paths import CODES, DEFAULT
from sites.municipalities import scoping
from sites.municipalities.models import Municipality
from sites.municipalities.onboarding import ensure_homes
from sites.navigation.chrome import OWN_NAMES
from sites.translations.listing import called


class LanguagesForm(forms.Form):
    """One box and one name per language besides bokmål, which is always there."""

    def __init__(self, place: Municipality, *args: Any) -> None:
        super().__init__(*args)
        self.place = place
        for code in CODES:
            if code == DEFAULT:
                continue
            self.fields[f"in_{code}"] = forms.BooleanField(
                label=OWN_NAMES[code], required=False, initial=code in place.languages
            )
            self.fields[f"name_{code}"] = forms.CharField(
                label=_("The municipality's name in %(language)s") % {"language": called(code)},
                required=False,
                max_length=100,
                initial=place.names.get(code, ""),
            )

    @transaction.atomic
    def save(self) -> None:
        """A new language has an empty front page that nobody sees before it is translated and published."""
        values = self.cleaned_data
        others = [code for code in CODES if code != DEFAULT]
        self.place.languages = [DEFAULT, *(code for code in others if values[f"in_{code}"])]
        names = {code: values[f"name_{code}"].strip() for code in others}
        self.place.names = {DEFAULT: self.place.names[DEFAULT]} | {
            code: name for code, name in names.items() if name
        }
        self.place.save(update_fields=["languages", "names"])
        ensure_homes(self.place, live=False)


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """The form. What is taken away is kept, and seen by nobody."""
    places = scoping.municipalities_of(request.user, scoping.Role.EDITOR).select_related("folder")
    place = scoping.get_or_404(places, pk=municipality_id)
    form = LanguagesForm(place, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The languages are saved."))
        return redirect("translations:pages", place.pk)
    context = {"header_title": _("Languages"), "form": form, "place": place}
    return render(request, "sites/translations/languages.html", context)
