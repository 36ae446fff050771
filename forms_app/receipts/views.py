"""The receipt as page and PDF, for the one who sent and nobody else, for as long as there is a submission."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import get_template
from django.utils.cache import patch_cache_control
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forms_app.definition.loading import load
from forms_app.definition.model import Definition
from forms_app.filling import applicants, shell
from forms_app.filling.applicants import Applicant, Level
from forms_app.filling.owners import owner_of
from forms_app.receipts import document
from forms_app.submissions import rows
from forms_app.submissions.models import Submission
from forms_app.submissions.reading import sections_of, what_happens_next
from forms_app.submissions.reference import InvalidReference, parse
from forms_app.submissions.timeline import timeline
from forms_app.uploads.found import asks_for_files, of_submission
from forms_app.uploads.serving import serve
from sites.languages.paths import in_language


@require_safe
def receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """What was sent, when, and what has happened since."""
    submission = _own_submission(request, reference)
    if isinstance(submission, HttpResponse):
        return submission
    definition = load(submission.version_id, get_language() or submission.language)
    context = {
        "submission": submission,
        "definition": definition,
        "heading": _title(definition),
        "next_steps": what_happens_next(definition),
        "contact": definition.texts.get("contact", ""),
        "events": timeline(submission),
        "files": of_submission(submission) if asks_for_files(definition) else [],
        "sections": sections_of(definition, submission.answers),
    }
    title = _("Receipt %(reference)s – %(title)s") % {
        "reference": submission.reference,
        "title": definition.title,
    }
    context |= {
        "municipality": submission.municipality,
        "my_page": in_language("/min-side/", get_language() or "nb"),
    }
    main = get_template("forms_app/receipts/receipt.html").render(context)
    template = "forms_app/receipts/shell.html"
    return _private(shell.page(request, title, main, template=template, reference=submission.reference))


@require_safe
def download(request: HttpRequest, reference: str) -> HttpResponse:
    """The receipt to keep."""
    submission = _own_submission(request, reference)
    if isinstance(submission, HttpResponse):
        return submission
    response = HttpResponse(document.pdf(submission), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="kvittering-{submission.reference}.pdf"'
    return _private(response)


@require_safe
def attachment(request: HttpRequest, reference: str, file: uuid.UUID) -> HttpResponse:
    """A file that was sent, for the one who sent it. Raises Http404."""
    submission = _own_submission(request, reference)
    if isinstance(submission, HttpResponse):
        return submission
    return serve(get_object_or_404(submission.attachments, pk=file))


def _title(definition: Definition) -> str:
    """The dialog's title, marked where it is in another language than the page (WCAG 2.2, 3.1.2)."""
    if definition.written_in == definition.language:
        return definition.title
    return format_html('<span lang="{}">{}</span>', definition.written_in, definition.title)


def _own_submission(request: HttpRequest, typed: str) -> Submission | HttpResponse:
    """The submission of the one who asks, or the way to log in.

    Somebody who is not logged in is sent there whether or not the reference exists. Raises Http404.
    """
    municipality = getattr(request, "municipality", None)
    try:
        reference = parse(typed)
    except InvalidReference as invalid:
        raise Http404 from invalid
    if municipality is None:
        raise Http404
    applicant = applicants.current(request)
    submission = rows.find(Submission, reference=reference, municipality_id=municipality.pk)
    if submission and not _is_of(submission, applicant, owner_of(request, applicant).browser):
        submission = None
    if submission is None:
        if applicant.citizen_id is not None:
            raise Http404
        return _log_in(request, Level.SUBSTANTIAL)
    submission.municipality = municipality
    if submission.citizen_id is not None and not applicant.reaches(Level(submission.level)):
        return _log_in(request, Level(submission.level))
    return submission


def _is_of(submission: Submission, applicant: Applicant, browser: str) -> bool:
    """Whether a citizen sent it, or this browser while nobody was logged in."""
    if submission.citizen_id is not None:
        return submission.citizen_id == applicant.citizen_id
    return bool(browser) and submission.browser == browser


def _log_in(request: HttpRequest, level: Level) -> HttpResponse:
    return _private(redirect(applicants.login_url(request, level, request.path)))


def _private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    return response
