"""Finds the page of an address in two queries at most, and lets Wagtail serve it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.views import serve as wagtail_serve

from sites.languages.paths import DEFAULT, in_language
from sites.navigation.chrome import homes
from sites.pages.models import HomePage


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The live page at `path` of this municipality in the active language.

    Wagtail alone would show the bokmål front page, marked as another language, where a language has none.
    """
    if request.municipality is None:
        raise Http404
    language = get_language()
    home = homes(request.municipality).get(language)
    if home is None:
        if language == DEFAULT:
            raise Http404
        return HttpResponseRedirect(in_language(request.path, DEFAULT))
    if not path:
        page = HomePage.objects.get(pk=home.page_id)
    else:
        found = Page.objects.live().filter(url_path=home.url_path + path).first()
        if found is None:
            raise Http404
        page = found.specific
    request._wagtail_route_for_request = page.route(request, [])
    return wagtail_serve(request, path)
