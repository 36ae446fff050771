"""Serves public pages from the process's own memory, compressed once.

A kept page is valid until a stamp over its content changes, which every process sees within half a second.
"""

import gzip
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from sites.municipalities.hosts import municipality_of_host
from sites.numbers import shown
from sites.numbers.counting import What
from sites.pagecache import stamps
from sites.pagecache.public import PUBLIC

MOST = 2000  # pages per process, about 25 kB each
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
    "br": lambda body: brotli.compress(body, quality=6),
}
# A visitor with one of these may see what others must not.
PERSONAL_COOKIES = (f"{settings.SESSION_COOKIE_NAME}=", "messages=")

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """A rendered page, ready to be sent. `as_of` is the sum of the stamps `names`.

    `ready` has the page in each encoding that somebody has asked for, the plain one being "".
    `shown` is what is counted each time; None for what is no page.
    """

    names: tuple[str, ...]
    as_of: int
    etag: str
    shown: What | None
    ready: dict[str, HttpResponse]


class PageCacheMiddleware:
    """Answers a GET without query and without a session from memory, when the page is kept and still true."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.pages: OrderedDict[Key, Kept] = OrderedDict()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        environ = request.environ
        if environ["REQUEST_METHOD"] != "GET":
            return self.get_response(request)
        cookie = environ.get("HTTP_COOKIE")
        if cookie and any(name in cookie for name in PERSONAL_COOKIES):
            return _counted(request, self.get_response(request))
        if environ.get("QUERY_STRING"):
            return _compressed(_counted(request, self.get_response(request)), environ)

        host = environ.get("HTTP_HOST", "")
        key = (host, request.path_info, request.scheme if settings.SECURE else "")
        kept = self.pages.get(key)
        if kept is not None and kept.as_of == stamps.current(*kept.names):
            shown.view(kept.shown, environ.get("HTTP_USER_AGENT", ""))
            return _answer(kept, environ)
        return self._render(request, key, host.partition(":")[0].lower())

    def _render(self, request: HttpRequest, key: Key, host: str) -> HttpResponse:
        municipality = municipality_of_host(host)
        if municipality is None:
            return self.get_response(request)
        names = (stamps.content(municipality.pk), stamps.SHARED, stamps.MUNICIPALITIES)
        as_of = stamps.current(*names)  # before rendering: a change meanwhile makes the page stale
        response = _counted(request, self.get_response(request))
        if not _may_be_kept(response):
            return response
        kept = _keep(response, names, as_of, shown.what(request, response))
        self.pages[key] = kept
        self.pages.move_to_end(key)
        while len(self.pages) > MOST:
            self.pages.popitem(last=False)
        return _answer(kept, request.environ)


def _may_be_kept(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and response.headers.get("Cache-Control") == PUBLIC
        and "Content-Encoding" not in response.headers
    )


def _counted(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    shown.view(shown.what(request, response), request.environ.get("HTTP_USER_AGENT", ""))
    return response


def _keep(response: HttpResponse, names: tuple[str, ...], as_of: int, what: What | None) -> Kept:
    body = response.content
    etag = f'W/"{sha256(body).hexdigest()[:20]}"'
    response.headers["ETag"] = etag
    response.headers["Vary"] = "Accept-Encoding"
    return Kept(names, as_of, etag, what, {"": _copy(response, body, "")})


def _copy(response: HttpResponse, body: bytes, encoding: str) -> HttpResponse:
    copy = HttpResponse(body, headers=dict(response.headers.items()))
    copy.headers["Content-Length"] = str(len(body))
    if encoding:
        copy.headers["Content-Encoding"] = encoding
    return copy


def _answer(kept: Kept, environ: dict[str, Any]) -> HttpResponse:
    if environ.get("HTTP_IF_NONE_MATCH") == kept.etag:
        unchanged = HttpResponseNotModified()
        unchanged.headers["ETag"] = kept.etag
        unchanged.headers["Cache-Control"] = PUBLIC
        unchanged.headers["Vary"] = "Accept-Encoding"
        return unchanged
    encoding = _encoding(environ.get("HTTP_ACCEPT_ENCODING"))
    ready = kept.ready.get(encoding)
    if ready is None:
        plain = kept.ready[""]
        ready = _copy(plain, COMPRESS[encoding](plain.content), encoding)
        kept.ready[encoding] = ready
    # Setting up a response costs more than everything else here: this one shares all but what is its own.
    response = HttpResponse.__new__(HttpResponse)
    response.__dict__.update(ready.__dict__, _resource_closers=[])
    return response


def _encoding(accepted: str | None) -> str:
    if not accepted:
        return ""
    return "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""


def _compressed(response: HttpResponse, environ: dict[str, Any]) -> HttpResponse:
    """A public answer that is not kept (search results), compressed for this visitor alone."""
    if _may_be_kept(response) and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        response.content = COMPRESS["gzip"](response.content)
        response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(response.content))
        response.headers["Vary"] = "Accept-Encoding"
    return response
