"""What a citizen may say about themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sites.municipalities.models import Municipality
from sites.navigation.chrome import OWN_NAMES


class ProfileForm(forms.Form):
    """Language and address for notices, among the languages that the municipality publishes in."""

    language = forms.ChoiceField(
        label=_("Language of My page"),
        error_messages={"required": _("Choose a language"), "invalid_choice": _("Choose a language")},
    )
    notice_email = forms.EmailField(
        label=_("E-mail for notices"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Write an e-mail address like name@example.com")},
    )

    def __init__(self, municipality: Municipality, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(code, OWN_NAMES[code]) for code in municipality.languages]
