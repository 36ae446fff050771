"""Writing a message: words in each language, when it is shown, and where for those who may choose."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from sites.alerts.models import Alert
from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality

LONGEST_TITLE, LONGEST_TEXT = 120, 600


class AlertForm(forms.ModelForm):
    """`places`: the municipalities that the writer may choose between. Only one: it is chosen already."""

    class Meta:
        model = Alert
        fields = ["level", "link", "starts_at", "ends_at", "active", "municipalities"]
        widgets = {
            "starts_at": AdminDateTimeInput,
            "ends_at": AdminDateTimeInput,
            "municipalities": forms.CheckboxSelectMultiple,
        }

    def __init__(self, places: Any, *args: Any, everywhere: bool = False, **kwargs: Any) -> None:
        """`everywhere`: a new message is meant for all of `places` until the writer says otherwise."""
        super().__init__(*args, **kwargs)
        self.places = list(places)
        for code, name in settings.LANGUAGES:
            words = self.instance.texts.get(code, {})
            needed = code == DEFAULT
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Heading (%(language)s)") % {"language": name},
                max_length=LONGEST_TITLE,
                required=needed,
                initial=words.get("title"),
            )
            self.fields[f"text_{code}"] = forms.CharField(
                label=_("Text (%(language)s)") % {"language": name},
                max_length=LONGEST_TEXT,
                required=needed,
                initial=words.get("text"),
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        if len(self.places) == 1:
            del self.fields["municipalities"]
        else:
            self.fields["municipalities"].queryset = Municipality.objects.filter(
                pk__in=[place.pk for place in self.places]
            )
            if self.instance.pk is None and everywhere:
                self.initial["municipalities"] = self.places

    def clean_ends_at(self) -> Any:
        ends_at = self.cleaned_data["ends_at"]
        if ends_at and "ends_at" in self.changed_data and ends_at <= timezone.now():
            raise forms.ValidationError(_("Choose a time that is still to come."))
        return ends_at

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        starts_at, ends_at = data.get("starts_at"), data.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", _("It cannot end before it begins."))
        return data

    @property
    def chosen(self) -> list[Municipality]:
        """Where the writer wants it, of the places that are the writer's; once the form is valid."""
        return list(self.cleaned_data.get("municipalities", self.places))

    def save(self) -> Alert:  # type: ignore[override]
        """Saves words and places; call it inside a transaction."""
        data = self.cleaned_data
        self.instance.texts = {
            code: {"title": data[f"title_{code}"], "text": data[f"text_{code}"]}
            for code, _name in settings.LANGUAGES
            if data[f"title_{code}"]
        }
        self.instance.save()
        # Where others have put it, it stays.
        others = self.instance.municipalities.exclude(pk__in=[place.pk for place in self.places])
        self.instance.municipalities.set([*others, *self.chosen])
        return self.instance
