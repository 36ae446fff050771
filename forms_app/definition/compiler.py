"""From what editors built to what citizens get: structure once, from the source page; texts per language."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from forms_app import questions
from forms_app.definition.model import LABELLED
from forms_app.filling.applicants import Level

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
            "level": _level(source),
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
            "questions": _questions(step.value["questions"], taken),
        }
        | _rules(step.value)
        for step in page.steps
    ]


def _level(page: "DialogPage") -> str:
    """The dialog's level, or that of a signature in it where that is higher: a login must prove what it signs."""
    blocks = (block for step in page.steps for block in nested(step.value["questions"]))
    signatures = [block.value["level"] for block in blocks if block.block_type == "signature"]
    return max([page.level, *filter(None, signatures)], key=lambda level: Level(level).rank)


def sha256(compiled: Any) -> str:
    """The hash of compiled JSON, the same whatever the order of its keys."""
    text = json.dumps(compiled, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def keys_of(compiled: Mapping[str, Any]) -> dict[str, str]:
    """The machine keys of a compiled dialog, by question id."""
    questions = [question for step in compiled["steps"] for question in step["questions"]]
    questions += [inner for question in questions for inner in question["settings"].get("questions", ())]
    return {question["id"]: question["key"] for question in questions}


def key_from(label: str) -> str:
    """A machine key from words: small letters, digits and underscores, beginning with a letter."""
    words = re.findall(r"[a-z0-9]+", label.lower().translate(_SPELT_OUT))
    key = "_".join(words)[:40].strip("_")
    return key if key[:1].isalpha() else f"q_{key}".strip("_")


def nested(blocks: Iterable[Any]) -> Iterator[Any]:
    """The blocks of an editor's stream of questions; a group or section is followed by those inside it."""
    for block in blocks:
        yield block
        if "questions" in block.value:
            yield from nested(block.value["questions"])


def _blocks(page: "DialogPage") -> Iterator[Any]:
    """Every block that has a key: a section is only a heading."""
    for step in page.steps:
        yield from (block for block in nested(step.value["questions"]) if block.block_type != "section")


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


def _questions(blocks: Iterable[Any], keys: Mapping[str, str]) -> list[dict[str, Any]]:
    """The questions of a stream, those of a section in its place: what is under a heading is no nesting."""
    compiled = []
    for block in blocks:
        if block.block_type != "section":
            compiled.append(_question(block, keys))
            continue
        for question in _questions(block.value["questions"], keys):
            rules = [rule for rule in (block.value["show_if"], question["show_if"]) if rule]
            rule = {"all": rules} if len(rules) > 1 else next(iter(rules), None)
            compiled.append(question | {"section": block.id, "show_if": rule})
    return compiled


def _question(block: Any, keys: Mapping[str, str]) -> dict[str, Any]:
    question_type = questions.get(block.block_type)
    settings, texts = question_type.compile(block.value, block.id)
    if "questions" in block.value:
        settings["questions"] = _questions(block.value["questions"], keys)
    if option_rules := _option_rules(block.value):
        settings["option_rules"] = option_rules
    if limits := _limits(block.value, question_type):
        settings["limits"] = limits
    return (
        {
            "id": block.id,
            "type": block.block_type,
            "key": keys[block.id],
            "required": bool(block.value.get("required")) and question_type.asks,
            "show_if": block.value["show_if"],
            "settings": settings,
            "text_names": sorted(name for name in texts if not name.startswith(tuple(LABELLED.values()))),
        }
        | _sensitivity(block.value)
        | _rules(block.value)
    )


def _sensitivity(value: Mapping[str, Any]) -> dict[str, str]:
    return {"sensitivity": value["sensitivity"]} if value.get("sensitivity") else {}


def _rules(value: Mapping[str, Any]) -> dict[str, Any]:
    """When a question must be answered, and what must hold for a question or a step: only what there is."""
    checks = [
        {"id": check.id, "rule": check.value["rule"]}
        for check in _checks(value)
        if check.value["rule"] is not None
    ]
    require_if = value.get("require_if")
    return ({"require_if": require_if} if require_if else {}) | ({"checks": checks} if checks else {})


def _option_rules(value: Mapping[str, Any]) -> dict[str, Any]:
    """The rules of the options that are not always offered, by the options' stored values."""
    options = value["options"].bound_blocks if "options" in value else ()
    return {
        option.value["value"] or option.id: option.value["show_if"]
        for option in options
        if option.value.get("show_if")
    }


def _limits(value: Mapping[str, Any], kind: questions.QuestionType) -> dict[str, Any]:
    """The limits that other answers set, by the names of the settings."""
    found = {name: value.get(f"{name}_from") for name in kind.limits}
    return {name: limit for name, limit in found.items() if limit is not None}


def _checks(value: Mapping[str, Any]) -> Sequence[Any]:
    return value["checks"].bound_blocks if "checks" in value else ()


def _check_texts(key: str, value: Mapping[str, Any]) -> dict[str, str]:
    return {f"{key}.check.{check.id}": check.value["message"] for check in _checks(value)}


def _texts(page: "DialogPage") -> dict[str, str]:
    texts = {name: getattr(page, name) for name in DIALOG_TEXTS}
    for step in page.steps:
        texts |= {f"{step.id}.{name}": step.value[name] for name in ("title", "intro")}
        texts |= _check_texts(step.id, step.value)
        for block in nested(step.value["questions"]):
            common = {
                name: block.value[name]
                for name in ("label", "help", "purpose", "error")
                if name in block.value
            }
            _settings, own = questions.get(block.block_type).compile(block.value, block.id)
            texts |= {f"{block.id}.{name}": text for name, text in (common | own).items()}
            texts |= _check_texts(block.id, block.value)
    return {name: text for name, text in texts.items() if text or name == "title"}
