"""A file on its way out: only when it is clean, only to be saved, never to be run in our name."""

from django.http import Http404, StreamingHttpResponse
from django.utils.csp import CSP
from django.utils.http import content_disposition_header

from forms_app.uploads import storage
from forms_app.uploads.models import Attachment
from forms_app.uploads.stored import State

_POLICY = "sandbox; default-src 'none'"


def serve(attachment: Attachment) -> StreamingHttpResponse:
    """The file for somebody whose right to it is settled. Raises Http404 for one in quarantine."""
    if attachment.state != State.CLEAN:
        raise Http404
    about = attachment.about
    response = StreamingHttpResponse(storage.read(attachment), content_type=about["type"])
    headers = {
        "Content-Length": str(attachment.size),
        "Content-Disposition": content_disposition_header(True, about["name"]),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
        str(CSP.HEADER_ENFORCE): _POLICY,
    }
    for name, value in headers.items():
        response.headers[name] = value
    return response
