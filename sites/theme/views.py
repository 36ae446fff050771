"""Stylesheet and coat of arms, each on its own municipality's host and in the editor's preview."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from sites.municipalities.models import Municipality
from sites.theme.coat_of_arms import NotADrawing, sanitised
from sites.theme.stylesheet import css, digest

FOR_EVER = "public, max-age=31536000, immutable"
NOT_LONG = (
    "public, max-age=60"  # an address of before the last change: a page kept by a browser may still ask
)


@require_safe
@gzip_page
def stylesheet(request: HttpRequest, slug: str, version: str) -> HttpResponse:
    """The municipality's colours and typeface."""
    own = _own(request, slug)
    return _serve(request, slug, version, css(own.colour, own.typeface).encode(), "text/css; charset=utf-8")


@require_safe
def coat_of_arms(request: HttpRequest, slug: str, version: str) -> HttpResponse:
    """The municipality's coat of arms, as a drawing that can do nothing."""
    try:
        drawing = sanitised(_own(request, slug).coat_of_arms)
    except NotADrawing as missing:
        raise Http404 from missing
    response = _serve(request, slug, version, drawing, "image/svg+xml")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _own(request: HttpRequest, slug: str) -> Municipality:
    here: Municipality | None = request.municipality  # type: ignore[attr-defined]
    if here is None:  # the editor's preview, on the admin's host
        return get_object_or_404(Municipality, slug=slug)
    if here.slug != slug:
        raise Http404
    return here


def _serve(request: HttpRequest, slug: str, version: str, body: bytes, kind: str) -> HttpResponse:
    response = HttpResponse(body, content_type=kind)
    response["Cache-Control"] = FOR_EVER if version == digest(body) else NOT_LONG
    return response
