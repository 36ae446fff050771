"""What the script of a step asks for: a file piece by piece, and going on after the connection was lost.

A piece says where it begins (Upload-Offset); every answer says how far we have come, so that a browser that
does not know asks and goes on from there. Nobody reaches a file but through a draft of their own.
"""

import uuid

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forms_app.definition.model import Question
from forms_app.filling.posting import Outcome, save_posted
from forms_app.filling.visits import Visit, visiting
from forms_app.questions import get
from forms_app.uploads import receiving, storage
from forms_app.uploads.models import Attachment
from forms_app.uploads.posting import message, questions_for_files
from forms_app.uploads.refusals import Refused
from forms_app.uploads.serving import serve
from forms_app.uploads.stored import State


@require_POST
@visiting
def begin(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Announces a file (`file-place`, `file-name`, `file-size`, `file-mark`) with the form it stands in.

    The form is saved as autosave does it, so that there is a draft for the file to be in.
    """
    match save_posted(request, visit, number, quietly=True):
        case Outcome.LOGGED_OUT:
            return _logged_out()
        case Outcome.NOT_HERE | Outcome.SENT_ALREADY:
            return _not_here()
    question = _question(visit, request.POST.get("file-place", ""))
    if question is None or visit.closed_page():
        return _not_here()
    name, size = request.POST.get("file-name", ""), request.POST.get("file-size", "")
    try:
        bytes_said = int(size) if size.isascii() and size.isdigit() and len(size) < 16 else 0
        row = receiving.begin(visit.draft, question, name, bytes_said, request.POST.get("file-mark", ""))
    except Refused as refused:
        return JsonResponse({"error": message(question, name, refused)}, status=422)
    url = reverse("filling:file_piece", args=[visit.live.slug, row.pk])
    told = {"id": str(row.pk), "url": url, "offset": row.received, "piece": storage.PIECE}
    return JsonResponse(told, status=201)


@require_http_methods(["GET", "HEAD", "POST"])
@visiting
def piece(request: HttpRequest, visit: Visit, file: uuid.UUID) -> HttpResponse:
    """Takes the next piece of a file; asked by GET, says how far it has come."""
    row = _own(visit, file)
    if isinstance(row, HttpResponse):
        return row
    if request.method != "POST":
        return JsonResponse({"offset": row.received})
    said = request.headers.get("Upload-Offset", "")
    length = request.headers.get("Content-Length", "")
    if not length.isdigit() or int(length) > storage.PIECE or not (said.isascii() and said.isdigit()):
        return JsonResponse({"offset": row.received}, status=413)
    try:
        row = receiving.append(row, int(said[:16]), request.body)
    except (UnreadablePostError, Attachment.DoesNotExist):
        return JsonResponse({"offset": row.received}, status=409)
    if row.state == State.RECEIVING:
        return JsonResponse({"offset": row.received})
    question = _question(visit, row.place)
    if question is None:
        row.delete()
        return _not_here()
    name = row.about["name"]
    try:
        row = receiving.finish(row, question) if row.state == State.WAITING else row
    except Refused as refused:
        return JsonResponse({"error": message(question, name, refused)}, status=422)
    stored = row.stored
    shown = {"file": stored, "problem": get("files").problem(question, stored)}
    html = render_to_string("forms_app/questions/_file.html", shown)
    return JsonResponse({"offset": row.received, "name": stored.name, "html": html})


@require_POST
@visiting
def remove(request: HttpRequest, visit: Visit, file: uuid.UUID) -> HttpResponse:
    """Removes a file from the draft."""
    row = _own(visit, file)
    if isinstance(row, HttpResponse):
        return row
    row.delete()
    return JsonResponse({})


@require_safe
@visiting
def download(request: HttpRequest, visit: Visit, file: uuid.UUID) -> HttpResponse:
    """A file of one's own draft, to look at what one has chosen."""
    row = _own(visit, file)
    return row if isinstance(row, HttpResponse) else serve(row)


def _own(visit: Visit, file: uuid.UUID) -> Attachment | HttpResponse:
    """A file of the visitor's own draft. Raises Http404 for any other."""
    draft = visit.find_draft()
    if visit.must_log_in:
        return _logged_out()
    row = draft.attachments.filter(pk=file).first() if draft else None
    if row is None:
        raise Http404
    return row


def _question(visit: Visit, place: str) -> Question | None:
    """The question at a place, where it applies to what has been answered so far."""
    for state in visit.journey.steps:
        for question in questions_for_files(state.answers):
            if question.place == place:
                return question
    return None


def _logged_out() -> JsonResponse:
    text = _("You have been logged out. Press Next to log in again; what you have written is kept.")
    return JsonResponse({"error": text}, status=401)


def _not_here() -> JsonResponse:
    return JsonResponse({"error": _("This could not be saved here.")}, status=409)
