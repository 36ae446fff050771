"""A Form.io form as a tree of components that know where their data lies."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

_NAMESPACE = uuid.UUID("0a4d9f4e-6ad2-5f0e-9c55-5d3f1f0f4b6e")
# Components whose children's data lies below their own key; in those of ROWS, once per row.
ROWS = frozenset({"datagrid", "editgrid"})
SCOPES = ROWS | {"container"}
DEEPEST = 40

Path = tuple[str, ...]


class NotAForm(ValueError):
    """The file is not a Form.io form; the message says why."""


@dataclass(frozen=True, slots=True)
class Component:
    """One component. `path` is where its value lies in the data, `scope` what its scripts call `row`,
    `rows` the rows that it stands in (the path of a datagrid), and `place` tells it from all others."""

    key: str
    type: str
    data: Mapping[str, Any]
    path: Path
    scope: Path
    rows: Path | None
    place: str
    children: tuple["Component", ...] = ()

    def id(self, *parts: str) -> str:
        """The block id of what becomes of it (or of one of its `parts`), the same at every import."""
        return str(uuid.uuid5(_NAMESPACE, "/".join((self.place, *parts))))

    def text(self, *names: str) -> str:
        """The first of these properties that is a text with something in it."""
        found = (self.data.get(name) for name in names)
        return next((text for text in found if isinstance(text, str) and text.strip()), "")

    def mapping(self, name: str) -> Mapping[str, Any]:
        """A property that is an object; empty where it is not."""
        value = self.data.get(name)
        return value if isinstance(value, dict) else {}


@dataclass(frozen=True, slots=True)
class _Around:
    """What components stand in: where their data lies, in which rows, and the place of it."""

    base: Path
    rows: Path | None
    place: str


@dataclass(frozen=True)
class Form:
    """A form; its components in the order people meet them."""

    title: str
    name: str
    components: tuple[Component, ...]
    by_path: Mapping[Path, Component] = field(default_factory=dict)

    def all(self) -> Iterator[Component]:
        """Every component, each followed by those inside it."""
        return _flat(self.components)


def _flat(components: tuple[Component, ...]) -> Iterator[Component]:
    for component in components:
        yield component
        yield from _flat(component.children)


def read(data: Any) -> Form:
    """Reads a form's JSON (the form itself, or an export with the form in it).

    Raises NotAForm.
    """
    if isinstance(data, dict) and isinstance(data.get("form"), dict):
        data = data["form"]
    if not isinstance(data, dict) or not isinstance(data.get("components"), list):
        raise NotAForm(_("the file has no list of components"))
    name = str(data.get("path") or data.get("name") or "form")
    components = _read(data["components"], _Around((), None, name), DEEPEST)
    form = Form(str(data.get("title") or name).strip(), name, components)
    by_path: dict[Path, Component] = {}
    for component in form.all():
        if component.path and component.type != "button":
            by_path.setdefault(component.path, component)
    return Form(form.title, form.name, components, by_path)


def _read(found: list[Any], around: _Around, left: int) -> tuple[Component, ...]:
    if left < 1:
        raise NotAForm(_("its components are nested too deeply"))
    made = []
    for number, data in enumerate(found):
        if not isinstance(data, dict) or not isinstance(data.get("type"), str):
            where = {"number": number + 1, "place": around.place}
            raise NotAForm(_("component %(number)d of %(place)s has no type") % where)
        key, kind = str(data.get("key") or data["type"]), data["type"]
        path = (*around.base, *key.split("."))
        place = f"{around.place}/{data.get('navId') or data.get('id') or number}.{key}"
        inside = replace(around, place=place)
        if kind in SCOPES:
            rows = path if kind in ROWS else around.rows
            inside = _Around(base=path, rows=rows, place=place)
        children = _read(_inside(data), inside, left - 1)
        made.append(Component(key, kind, data, path, around.base, around.rows, place, children))
    return tuple(made)


def _inside(data: Mapping[str, Any]) -> list[Any]:
    """The components inside one: its own, and those of columns, tabs and the cells of a table."""
    if data["type"] == "tabs":
        return [inner for tab in objects(data.get("components")) for inner in _list(tab.get("components"))]
    inside = list(_list(data.get("components")))
    for column in objects(data.get("columns")):
        inside += _list(column.get("components"))
    for row in _list(data.get("rows")) if data["type"] == "table" else []:
        for cell in objects(row):
            inside += _list(cell.get("components"))
    return inside


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; none where it is no list."""
    return [item for item in _list(value) if isinstance(item, dict)]
