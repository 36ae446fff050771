"""Links in the texts and blocks of a page: reading them, and putting others in their place."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.utils.html import format_html, strip_tags
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from sites.pages.links import SERVICE

_ANCHOR = re.compile(r"<a\s([^>]*)>(.*?)</a>", re.S)
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Found:
    """A link to another address, with the text that people see."""

    address: str
    label: str


@dataclass(frozen=True, slots=True)
class Target:
    """What a link gets instead: the service's key; in blocks its page's id, or its address elsewhere."""

    key: str
    page: int | None
    url: str


# The address of a document by its id, which is how texts name it.
Documents = Mapping[str, str]


def links(page: Page, documents: Documents) -> Iterator[Found]:
    """Every link of a page that is neither to a page nor to a service."""
    found: list[Found] = []

    def note(address: str, label: str) -> None:
        found.append(Found(address, label))

    for _name, value in _fields(page):
        _walk(value, documents, note)
    yield from found


def replace(page: Page, documents: Documents, address: str, target: Target) -> bool:
    """Puts the target wherever the page links to the address; whether there was such a link."""
    changed = False

    def instead(found: str, _label: str) -> Target | None:
        nonlocal changed
        changed = changed or found == address
        return target if found == address else None

    for name, value in list(_fields(page)):
        new = _walk(value, documents, instead)
        field = page._meta.get_field(name)
        setattr(page, name, field.stream_block.to_python(new) if isinstance(field, StreamField) else new)
    return changed


def _fields(page: Page) -> Iterator[tuple[str, Any]]:
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield field.name, field.stream_block.get_prep_value(getattr(page, field.name))
        elif isinstance(field, RichTextField):
            yield field.name, getattr(page, field.name)


def _walk(value: Any, documents: Documents, visit: Callable[[str, str], Target | None]) -> Any:
    """The value with what `visit` gives for each link put in its place; None leaves it as it is."""
    if isinstance(value, str):
        return _ANCHOR.sub(lambda match: _anchor(match, documents, visit), value)
    if isinstance(value, list):
        return [_walk(one, documents, visit) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("url") and "page" in value:
        target = visit(value["url"], value.get("title", ""))
        if target is not None:
            return value | ({"page": target.page, "url": ""} if target.page else {"url": target.url})
    return {name: _walk(one, documents, visit) for name, one in value.items()}


def _anchor(match: re.Match[str], documents: Documents, visit: Callable[[str, str], Target | None]) -> str:
    attributes = dict(_ATTRIBUTE.findall(match[1]))
    kind, address = attributes.get("linktype"), unescape(attributes.get("href", ""))
    if kind == "document":
        address = documents.get(attributes.get("id", ""), "")
    if not address or kind in ("page", SERVICE):
        return match[0]
    target = visit(address, unescape(strip_tags(match[2])).strip())
    if target is None:
        return match[0]
    return format_html('<a linktype="{}" id="{}">', SERVICE, target.key) + match[2] + "</a>"
