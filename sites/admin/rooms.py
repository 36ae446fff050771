"""What a room adds to Wagtail's admin."""

from collections.abc import Sequence
from typing import Any

from django.urls import URLPattern, include, path
from wagtail import hooks

from sites.admin.policy import allow_local


def register_views(prefix: str, namespace: str, patterns: Sequence[URLPattern], *roles: str) -> None:
    """Adds named views below `prefix`, open to a municipality's own staff in `roles` (none: to all of them)."""
    for pattern in patterns:
        allow_local(f"{namespace}:{pattern.name}", *roles)

    @hooks.register("register_admin_urls")
    def urls() -> list[Any]:
        return [path(prefix, include((patterns, namespace)))]
