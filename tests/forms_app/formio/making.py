"""Small forms for the tests of the import, as Form.io writes them."""

from typing import Any

from forms_app.formio import form as forms
from forms_app.formio.building import Built, build
from forms_app.formio.texts import Words


def component(kind: str, key: str, *inside: dict[str, Any], **values: Any) -> dict[str, Any]:
    """A component with a label; `inside` are those in it."""
    return {"type": kind, "key": key, "label": key.capitalize()} | values | (
        {"components": list(inside)} if inside else {}
    )  # fmt: skip


def radio(key: str, *values: str, **more: Any) -> dict[str, Any]:
    """A question with these options."""
    return component(
        "radiopanel", key, values=[{"value": one, "label": one.upper()} for one in values], **more
    )


def form(*components: dict[str, Any], title: str = "Søknad om båt") -> dict[str, Any]:
    """A form with one panel, unless panels are given."""
    inside = list(components)
    if not all(one["type"] == "panel" for one in inside):
        inside = [component("panel", "om", *inside, title="Om deg")]
    return {"title": title, "path": "test", "components": inside}


def built(*components: dict[str, Any], translations: Any = None, language: str = "nb") -> Built:
    """The dialog of the components."""
    return build(forms.read(form(*components)), Words(language, translations or {}))


def blocks(result: Built) -> dict[str, dict[str, Any]]:
    """Every block's value by its key, or by its type where it has none; those inside others too."""
    found: dict[str, dict[str, Any]] = {}

    def walk(inside: list[dict[str, Any]]) -> None:
        for block in inside:
            value = block["value"] | {"id": block["id"], "type": block["type"]}
            found[value.get("key") or value["label"] or block["type"]] = value
            walk(value.get("questions", []))

    for step in result.steps:
        walk(step["value"]["questions"])
    return found
