"""What pages may load and from where (Content Security Policy), for the settings."""

from django.utils.csp import CSP

Policy = dict[str, list[str]]


def public(*, login_origin: str, admin: str, map_tiles: str) -> Policy:
    """For every page but the admin's: nothing inline, nothing of others but the map's tiles where there are.

    `admin` is the address whose editor shows a municipality's page in its preview.
    """
    tiles = ["/".join(map_tiles.split("/")[:3])] if map_tiles else []
    return {
        "default-src": [CSP.NONE],
        "script-src": [CSP.SELF],
        "style-src": [CSP.SELF],
        "img-src": [CSP.SELF, "data:", *tiles],
        "font-src": [CSP.SELF],
        "connect-src": [CSP.SELF],
        "manifest-src": [CSP.SELF],
        "form-action": [CSP.SELF, login_origin],
        "base-uri": [CSP.NONE],
        "object-src": [CSP.NONE],
        "frame-ancestors": [CSP.SELF, admin],
    }


def admin(policy: Policy) -> Policy:
    """The admin's: Wagtail's editor and wagtail-localize need inline styles and scripts; see docs/decisions."""
    return policy | {
        "default-src": [CSP.SELF],
        "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
        "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
        "img-src": [CSP.SELF, "data:", "blob:"],
        "frame-src": [CSP.SELF],
        "form-action": [CSP.SELF],
        "frame-ancestors": [CSP.SELF],
    }
