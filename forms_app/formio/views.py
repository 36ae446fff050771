"""The import in the admin: a file in; a worker makes the draft; its report."""

import json
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from forms_app.formio import tasks
from forms_app.formio.importing import CannotImport, loads, readable
from forms_app.formio.models import FormImport
from forms_app.formio.report import Report
from sites.admin.policy import DIALOG_WRITERS
from sites.municipalities import scoping
from sites.municipalities.models import Municipality

LARGEST = 10_000_000  # bytes of one file
LATEST = 5  # imports that are listed


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
        own = scoping.municipalities_of(user, *DIALOG_WRITERS)
        self.fields["municipality"].queryset = own
        self.fields["municipality"].initial = own.first()

    def clean_file(self) -> Any:
        """Refuses what is no form at once; all else takes its time, and is told in the report."""
        try:
            readable(self.cleaned_data["file"])
        except CannotImport as problem:
            raise ValidationError(str(problem)) from problem
        return self.cleaned_data["file"]


def imports_of(user: Any) -> Any:
    """The imports that a user may see: those into the municipalities that they write for."""
    return FormImport.objects.filter(municipality__in=scoping.municipalities_of(user, *DIALOG_WRITERS))


@require_http_methods(["GET", "POST"])
def import_view(request: HttpRequest) -> HttpResponse:
    """Shows the form, with the latest imports; what is posted becomes an import for a worker."""
    form = ImportForm(request.user, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        job = _asked_for(request, form.cleaned_data)
        tasks.ring_for(job)
        return redirect("formio:imported", job.pk)
    context = {
        "header_title": _("Import a Form.io form"),
        "form": form,
        "latest": imports_of(request.user).defer("form", "translations")[:LATEST],
    }
    return render(request, "forms_app/formio/import.html", context, status=422 if form.errors else 200)


def _asked_for(request: HttpRequest, values: dict[str, Any]) -> FormImport:
    form, translations = values["file"], values["translations"]
    return FormImport.objects.create(
        municipality=values["municipality"],
        name=str(request.FILES["file"])[:255],
        form=json.dumps(form),
        translations=json.dumps(translations) if translations is not None else "",
        language=get_language() or settings.LANGUAGE_CODE,
        started_by=request.user,
    )


@require_safe
def imported(request: HttpRequest, import_id: Any) -> HttpResponse:
    """Says that the import is under way; then what became of the form, with a link to the draft."""
    job = scoping.get_or_404(imports_of(request.user), pk=import_id)
    report = Report(**job.report)
    names = {
        "components": _("Components"),
        "conditions": _("Conditions"),
        "validations": _("Checks of answers"),
        "calculations": _("Calculations"),
    }
    context = {
        "header_title": _("Import of “%(name)s”") % {"name": job.name},
        "job": job,
        "report": report,
        "shares": [(names[name], mapped, count) for name, mapped, count in report.shares()],
        "languages": [dict(settings.LANGUAGES)[code] for code in job.languages],
    }
    return render(request, "forms_app/formio/report.html", context)
