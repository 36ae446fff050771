"""Which responses others may keep. Nothing is public unless its view says so."""

from django.http import HttpResponseBase

# Browsers ask again every time, so that a correction shows at once; a shared cache answers them for a second, so that
# it shows within two there too (docs/nginx.md).
PUBLIC = "public, max-age=0, s-maxage=1"
PRIVATE = "private, no-store"


def mark[R: HttpResponseBase](response: R) -> R:
    """Says that a response is the same for everybody. Sessions, forms and cookies overrule it."""
    response.headers["Cache-Control"] = PUBLIC
    response.is_for_everybody = True  # type: ignore[attr-defined]
    return response


def is_marked(response: HttpResponseBase) -> bool:
    """Whether a view said so, whatever overruled it afterwards."""
    return getattr(response, "is_for_everybody", False)
