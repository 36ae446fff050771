"""Links in the texts and blocks of pages and answers: reading them, and putting others in their place."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.db.models import Model
from django.utils.html import format_html, strip_tags
from wagtail.fields import RichTextField, StreamField

from forms_app.editor.models import DialogPage
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
    """What a link gets instead: the service's key; where a block takes none, its page's id, or its address.

    `lasting` is an address that is right wherever the service moves, for texts that are frozen in versions.
    """

    key: str
    page: int | None
    url: str
    lasting: str


type Visit = Callable[[str, str], Target | None]
# The address of a document by its id, which is how texts name it.
Documents = Mapping[str, str]


def links(row: Model, documents: Documents) -> Iterator[Found]:
    """Every link of a page or an answer that is neither to a page nor to a service."""
    found: list[Found] = []

    def note(address: str, label: str) -> None:
        found.append(Found(address, label))

    for _name, value in _fields(row):
        _walk(value, documents, note)
    yield from found


def replace(row: Model, documents: Documents, address: str, target: Target) -> bool:
    """Puts the target wherever the row links to the address; whether there was such a link."""
    changed = False
    frozen = isinstance(row, DialogPage)

    def instead(found: str, _label: str) -> Target | None:
        nonlocal changed
        changed = changed or found == address
        return target if found == address else None

    for name, value in list(_fields(row)):
        new = _walk(value, documents, instead, frozen)
        field = row._meta.get_field(name)
        setattr(row, name, field.stream_block.to_python(new) if isinstance(field, StreamField) else new)
    return changed


def _fields(row: Model) -> Iterator[tuple[str, Any]]:
    for field in row._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(row, field.name)
            list(value)  # reads every block: what is older than a part of its block gets that part
            yield field.name, field.stream_block.get_prep_value(value)
        elif isinstance(field, RichTextField):
            yield field.name, getattr(row, field.name)


def _walk(value: Any, documents: Documents, visit: Visit, frozen: bool = False) -> Any:
    """The value with what `visit` gives for each link put in its place; None leaves it as it is.

    A `frozen` text becomes part of a dialog's version, where links to pages and services are not looked up.
    """
    if isinstance(value, str):
        return _ANCHOR.sub(lambda match: _anchor(match, documents, visit, frozen), value)
    if isinstance(value, list):
        return [_walk(one, documents, visit, frozen) for one in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("url"), str) and value["url"]:
        target = visit(value["url"], value.get("title") or value.get("label") or "")
        if target is not None and "service" in value and not frozen:
            return value | {"service": target.key, "url": ""}
        if target is not None and "page" in value and not frozen:
            return value | ({"page": target.page, "url": ""} if target.page else {"url": target.url})
        if target is not None:
            return value | {"url": target.lasting}
    return {name: _walk(one, documents, visit, frozen) for name, one in value.items()}


def _anchor(match: re.Match[str], documents: Documents, visit: Visit, frozen: bool) -> str:
    attributes = dict(_ATTRIBUTE.findall(match[1]))
    kind, address = attributes.get("linktype"), unescape(attributes.get("href", ""))
    if kind == "document":
        address = documents.get(attributes.get("id", ""), "")
    if not address or kind in ("page", SERVICE):
        return match[0]
    target = visit(address, unescape(strip_tags(match[2])).strip())
    if target is None:
        return match[0]
    if frozen:
        return format_html('<a href="{}">', target.lasting) + match[2] + "</a>"
    return format_html('<a linktype="{}" id="{}">', SERVICE, target.key) + match[2] + "</a>"
