"""What staff decide about when a dialog is open."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from forms_app.versions.models import Availability
from sites.municipalities.models import Municipality
from sites.navigation.chrome import OWN_NAMES

_LABELS = {
    "paused": _("Message while paused (%(language)s)"),
    "closing": _("Message after closing (%(language)s)"),
}


class AvailabilityForm(forms.ModelForm):
    """Times are Oslo's. One text per language of the municipality for the pause and for the time after."""

    class Meta:
        model = Availability
        fields = ("opens_at", "closes_at", "grace_minutes", "most", "paused")
        widgets = {"opens_at": AdminDateTimeInput, "closes_at": AdminDateTimeInput}

    def __init__(self, municipality: Municipality, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = municipality.languages or ["nb"]
        for kind, label in _LABELS.items():
            for language in self.languages:
                self.fields[f"{kind}_{language}"] = forms.CharField(
                    label=label % {"language": OWN_NAMES[language]},
                    required=False,
                    initial=self.instance.texts.get(kind, {}).get(language, ""),
                    widget=forms.Textarea(attrs={"rows": 2}),
                    max_length=1000,
                )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        opens, closes = data.get("opens_at"), data.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("The dialog must close after it opens."))
        return data

    def save(self, commit: bool = True) -> Availability:
        self.instance.texts = {
            kind: {
                language: text
                for language in self.languages
                if (text := self.cleaned_data[f"{kind}_{language}"].strip())
            }
            for kind in _LABELS
        }
        return super().save(commit)
