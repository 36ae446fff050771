"""The frame of filling-in pages, rendered once and kept: it is the same for everybody at an address.

Nothing personal is ever in it. What differs from visitor to visitor is the title and the main part, which are
put in where the marks are.
"""

from collections.abc import Callable
from copy import copy
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from sites.pagecache import stamps

# What a higher room says at the end of every page to whoever asks for it (HTML, or empty).
_closing: Callable[[HttpRequest], SafeString] = lambda _request: SafeString("")  # noqa: E731


def register_closing(closing: Callable[[HttpRequest], SafeString]) -> None:
    """Called once at start by the room that knows logins: when this visitor is logged out."""
    global _closing
    _closing = closing


# What a higher room shows below the questions of a dialog (HTML, or empty): the same for everybody.
_beside: Callable[[HttpRequest], SafeString] = lambda _request: SafeString("")  # noqa: E731


def register_beside(beside: Callable[[HttpRequest], SafeString]) -> None:
    """Called once at start by the room that has questions and answers. It is kept with the frame."""
    global _beside
    _beside = beside


# Private-use characters: no template and no editor writes them.
_TITLE, _MAIN = "\ue0f0title\ue0f1", "\ue0f0main\ue0f1"
# Stands in links to the page itself, where escaping would change such characters.
_REFERENCE = "x-the-reference-x"


class _Frame:
    """A request as a key of the cache: equal for everybody at a municipality's address in a language."""

    def __init__(
        self, request: HttpRequest, template: str, languages: tuple[str, ...], reference: str
    ) -> None:
        if reference:
            request = copy(request)
            request.path = request.path_info = request.path.replace(reference, _REFERENCE)
        municipality = request.municipality  # type: ignore[attr-defined]
        stamp = stamps.current(stamps.content(municipality.pk), stamps.SHARED, stamps.MUNICIPALITIES)
        self.request, self.template, self.languages = request, template, languages
        self.key = (municipality.pk, get_language(), request.path, template, languages, stamp)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frame) and self.key == other.key


@lru_cache(maxsize=2000)
def _parts(frame: _Frame) -> tuple[str, str, str]:
    # No messages: they are one visitor's.
    context = {
        "title_mark": _TITLE,
        "main_mark": _MAIN,
        "messages": (),
        "page_languages": frame.languages,
        "beside": _beside(frame.request),
    }
    html = render_to_string(frame.template, context, request=frame.request)
    frame.request = None  # the kept key must not keep a visitor's request
    before, _mark, rest = html.partition(_TITLE)
    between, _mark, after = rest.partition(_MAIN)
    return before, between, after


def page(
    request: HttpRequest,
    title: str,
    main: SafeString,
    *,
    languages: tuple[str, ...] = (),
    status: int = 200,
    template: str = "forms_app/shell.html",
    reference: str = "",
) -> HttpResponse:
    """A whole page with this title (text) and main part (HTML), that exists in these languages.

    `reference` is a part of the address that differs from visitor to visitor: the frame is kept without it.
    """
    parts = _parts(_Frame(request, template, languages, reference))
    before, between, after = (part.replace(_REFERENCE, reference) for part in parts) if reference else parts
    return HttpResponse(
        "".join((before, conditional_escape(title), between, main, _closing(request), after)), status=status
    )
