"""From what editors built to what citizens get: structure once, from the source page; texts per language."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from forms_app import questions

if TYPE_CHECKING:
    from forms_app.editor.models import DialogPage

SCHEMA = 1
# Texts of the dialog as a whole, by the names they have on the page and in the definition.
DIALOG_TEXTS = (
    "title", "summary", "audience", "needs", "next_steps", "processing_time", "contact",
)  # fmt: skip
DIALOG_SETTINGS = ("los_theme", "minutes", "reception_address", "retention_days")

_SPELT_OUT = str.maketrans(dict(zip("øåäöčđŋšŧžáéèêòóôü", "oaaocdnstzaeeeooou", strict=True)) | {"æ": "ae"})


def compile_dialog(
    source: "DialogPage", translations: Iterable["DialogPage"] = (), keys: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The compiled JSON (see docs of forms_app.definition.model) of a dialog.

    `keys` are the machine keys of the version before, by question id: a key once published never changes by
    itself. Nothing is read from or written to the database but what the pages bring along.
    """
    language = source.locale.language_code
    own = _texts(source)
    texts = {language: own}
    for page in translations:
        # Texts of blocks that the source does not have are of no use, and would change the hash.
        texts[page.locale.language_code] = {
            name: text for name, text in _texts(page).items() if text and name in own
        }
    return {
        "schema": SCHEMA,
        "source_language": language,
        "dialog": {
            "level": source.level,
            "settings": {name: getattr(source, name) for name in DIALOG_SETTINGS},
        },
        "steps": structure(source, keys or {}),
        "texts": texts,
    }


def structure(page: "DialogPage", keys: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """Steps and questions without any text: the same for every language of a dialog."""
    taken = _fixed_keys(page, keys or {})
    return [
        {
            "id": step.id,
            "show_if": step.value["show_if"],
            "questions": [_question(block, taken) for block in step.value["questions"]],
        }
        for step in page.steps
    ]


def sha256(compiled: Any) -> str:
    """The hash of compiled JSON, the same whatever the order of its keys."""
    text = json.dumps(compiled, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def keys_of(compiled: Mapping[str, Any]) -> dict[str, str]:
    """The machine keys of a compiled dialog, by question id."""
    return {question["id"]: question["key"] for step in compiled["steps"] for question in step["questions"]}


def key_from(label: str) -> str:
    """A machine key from words: small letters, digits and underscores, beginning with a letter."""
    words = re.findall(r"[a-z0-9]+", label.lower().translate(_SPELT_OUT))
    key = "_".join(words)[:40].strip("_")
    return key if key[:1].isalpha() else f"q_{key}".strip("_")


def _blocks(page: "DialogPage") -> Iterator[Any]:
    for step in page.steps:
        yield from step.value["questions"]


def _fixed_keys(page: "DialogPage", published: Mapping[str, str]) -> dict[str, str]:
    """The key of every question: typed by an editor, else as published before, else made from its label."""
    keys = {block.id: block.value["key"] for block in _blocks(page) if block.value.get("key")}
    for block in _blocks(page):
        if block.id not in keys and block.id in published and published[block.id] not in keys.values():
            keys[block.id] = published[block.id]
    for block in _blocks(page):
        if block.id not in keys:
            stem = key_from(block.value["label"] or block.block_type)
            key, number = stem, 2
            while key in keys.values():
                key, number = f"{stem}_{number}", number + 1
            keys[block.id] = key
    return keys


def _question(block: Any, keys: Mapping[str, str]) -> dict[str, Any]:
    question_type = questions.get(block.block_type)
    settings, texts = question_type.compile(block.value, block.id)
    return {
        "id": block.id,
        "type": block.block_type,
        "key": keys[block.id],
        "required": bool(block.value.get("required")) and question_type.asks,
        "show_if": block.value["show_if"],
        "settings": settings,
        "text_names": sorted(name for name in texts if not name.startswith("option.")),
    }


def _texts(page: "DialogPage") -> dict[str, str]:
    texts = {name: getattr(page, name) for name in DIALOG_TEXTS}
    for step in page.steps:
        texts |= {f"{step.id}.{name}": step.value[name] for name in ("title", "intro")}
        for block in step.value["questions"]:
            common = {name: block.value[name] for name in ("label", "help", "error") if name in block.value}
            _settings, own = questions.get(block.block_type).compile(block.value, block.id)
            texts |= {f"{block.id}.{name}": text for name, text in (common | own).items()}
    return {name: text for name, text in texts.items() if text or name == "title"}
