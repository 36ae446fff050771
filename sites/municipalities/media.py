"""Documents of a municipality are found on its own host; the region's, in the root collection, on all of them."""

from typing import Any

from django.http import Http404, HttpRequest
from wagtail import hooks


@hooks.register("before_serve_document")
def only_on_its_own_host(document: Any, request: HttpRequest) -> None:
    """Raises Http404 for a document of another municipality."""
    municipality = request.municipality
    if municipality is None or document.collection.depth == 1:
        return
    if not document.collection.path.startswith(municipality.collection.path):
        raise Http404
