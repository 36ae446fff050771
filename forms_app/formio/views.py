"""The import in the admin: a file in, a draft and a report out."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from forms_app.formio.importing import CannotImport, import_form, loads
from sites.admin.policy import WRITERS
from sites.municipalities import scoping
from sites.municipalities.models import Municipality

LARGEST = 10_000_000  # bytes of one file


class JSONFileField(forms.FileField):
    """An uploaded JSON file, read."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if not file:
            return None
        if file.size > LARGEST:
            raise ValidationError(_("The file is larger than 10 MB."))
        try:
            return loads(file.read())
        except CannotImport as problem:
            raise ValidationError(str(problem)) from problem


class ImportForm(forms.Form):
    """The form's file, its translations, and which of the user's municipalities gets the dialog."""

    file = JSONFileField(label=_("Form.io form (JSON)"))
    translations = JSONFileField(
        label=_("Translations (JSON)"),
        help_text=_("The form's texts in other languages, if you have them."),
        required=False,
    )
    municipality = forms.ModelChoiceField(
        Municipality.objects.none(), label=_("Municipality"), empty_label=None
    )

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = scoping.municipalities_of(user, *WRITERS)
        self.fields["municipality"].queryset = own
        self.fields["municipality"].initial = own.first()


@require_http_methods(["GET", "POST"])
def import_view(request: HttpRequest) -> HttpResponse:
    """Shows the form; after it is posted, the report with a link to the draft."""
    form = ImportForm(request.user, request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"header_title": _("Import a Form.io form"), "form": form}
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            imported = import_form(
                values["municipality"], values["file"], values["translations"], user=request.user
            )
        except CannotImport as problem:
            form.add_error("file", str(problem))
        else:
            names = {
                "components": _("Components"),
                "conditions": _("Conditions"),
                "validations": _("Checks of answers"),
                "calculations": _("Calculations"),
            }
            shares = [(names[name], mapped, count) for name, mapped, count in imported.report.shares()]
            context |= {"imported": imported, "report": imported.report, "shares": shares}
            context["languages"] = [dict(settings.LANGUAGES)[code] for code in imported.languages]
            return render(request, "forms_app/formio/report.html", context)
    return render(request, "forms_app/formio/import.html", context, status=422 if form.errors else 200)
