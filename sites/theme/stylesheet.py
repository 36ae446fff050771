"""A municipality's stylesheet: Designsystemet's colours overridden by its own, about 2 kB."""

from functools import lru_cache
from hashlib import sha256

from sites.municipalities.models import Municipality
from sites.theme.coat_of_arms import NotADrawing, sanitised
from sites.theme.colour import Scheme, readable_scale
from sites.theme.typefaces import DEFAULT, STACKS


@lru_cache(maxsize=1024)
def css(colour: str, typeface: str = DEFAULT) -> str:
    """The stylesheet for a chosen colour: light, dark, and whichever the reader's device prefers."""
    light, dark = _variables(colour, "light"), _variables(colour, "dark")
    return (
        f":root,[data-color-scheme=light]{{{light}}}"
        f"[data-color-scheme=dark]{{{dark}}}"
        f"@media (prefers-color-scheme:dark){{[data-color-scheme=auto]{{{dark}}}}}"
    ) + (f":root{{--typeface:{STACKS[typeface]};--ds-font-weight-medium:600}}" if typeface in STACKS else "")


def _variables(colour: str, scheme: Scheme) -> str:
    steps = readable_scale(colour.lower(), scheme)
    return ";".join(f"--ds-color-accent-{name}:{value}" for name, value in steps.items())


@lru_cache(maxsize=1024)
def digest(text: str | bytes) -> str:
    """A short name for a content, so that its address can be cached for ever."""
    return sha256(text.encode() if isinstance(text, str) else text).hexdigest()[:12]


def url(municipality: Municipality) -> str:
    """Address of the municipality's stylesheet."""
    return f"/theme/{municipality.slug}.{digest(css(municipality.colour, municipality.typeface))}.css"


def coat_of_arms_url(municipality: Municipality) -> str:
    """Address of the municipality's coat of arms; empty when there is none that can be shown."""
    if not municipality.coat_of_arms:
        return ""
    try:
        return f"/theme/{municipality.slug}.{digest(sanitised(municipality.coat_of_arms))}.svg"
    except NotADrawing:
        return ""
