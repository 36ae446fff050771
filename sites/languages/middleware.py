"""The language of a page is in its address, and nowhere else."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation

from sites.languages.paths import DEFAULT, language_of


class LanguageMiddleware:
    """Activates the language of the path's prefix; no prefix means bokmål.

    Unlike Django's LocaleMiddleware it never looks at Accept-Language or cookies: one address is one text, so
    pages can be cached without Vary. A language that the municipality does not publish in answers 404.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request.path_info)
        municipality = request.municipality
        published = municipality is None or language in municipality.languages
        # The page that says "not found" is in bokmål when the language asked for is not offered.
        request.LANGUAGE_CODE = language if published else DEFAULT
        translation.activate(request.LANGUAGE_CODE)
        if not published:
            raise Http404
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language())
        return response
