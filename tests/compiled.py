"""Compiled dialogs made directly, for tests that have nothing to do with the editor."""

import hashlib
import uuid
from typing import Any

from forms_app import questions
from forms_app.definition.model import Definition, read
from forms_app.definition.models import DialogVersion, LiveDialog
from sites.municipalities.models import Municipality
from sites.pagecache import stamps

SETTINGS: dict[str, dict[str, Any]] = {
    "text": {"max_length": 200},
    "long_text": {"rows": 5, "max_length": 2000},
    "email": {"receipt": True},
    "files": {
        "families": ["pdf", "picture", "document", "text"],
        "max_number": 3,
        "max_megabytes": 5,
        "ways": ["now", "later", "already", "none"],
    },
    "number": {"minimum": None, "maximum": None, "decimals": 0},
    "date": {"when": "any", "earliest": None, "latest": None},
    "one_of": {"layout": "radio"},
    "person": {"facts": ["name", "address"]},
    "group": {"min": 1, "max": 5},
}


def _standard(kind: str) -> dict[str, Any]:
    """The settings of a question as the editor finds it."""
    if kind in SETTINGS:
        return SETTINGS[kind]
    return questions.get(kind).compile(questions.get(kind).block().to_python({}), "id")[0]


def asked(
    kind: str, label: str, *, id: str = "", required: bool = True, show_if: Any = None, **settings: Any
):
    """A question as (structure, texts). `options` is {value: label}; help, error, body and unit are texts.

    `questions` are those of a group, as (structure, texts) too.
    """
    name = id or str(uuid.uuid4())
    texts = {"label": label} | {
        text: settings.pop(text) for text in ("help", "error", "body", "unit") if text in settings
    }
    if options := settings.pop("options", None):
        settings["options"] = list(options)
        texts |= {f"option.{value}": text for value, text in options.items()}
    if statements := settings.pop("statements", None):
        settings["statements"] = list(statements)
        texts |= {f"statement.{value}": text for value, text in statements.items()}
    inner = settings.pop("questions", ())
    if kind == "group":
        texts["row_title"] = settings.pop("row_title", "Rad")
        settings["questions"] = [question for question, _texts in inner]
    structure = {
        "id": name,
        "type": kind,
        "key": f"key_{name}"[:50],
        "required": required and questions.get(kind).asks,
        "show_if": show_if,
        "settings": _standard(kind) | settings,
        "text_names": [text for text in ("body", "unit", "row_title") if text in texts],
    }
    own = {f"{name}.{text}": value for text, value in texts.items()}
    for _structure, texts_of_inner in inner:
        own |= texts_of_inner
    return structure, own


def step_of(title: str, *asking: Any, show_if: Any = None, intro: str = ""):
    """A step as (structure, texts)."""
    name = str(uuid.uuid4())
    texts = {f"{name}.title": title, f"{name}.intro": intro}
    for _structure, own in asking:
        texts |= own
    return {"id": name, "show_if": show_if, "questions": [structure for structure, _ in asking]}, texts


def compiled(*steps: Any, title: str = "Båtplass", level: str = "none", **settings: Any) -> dict[str, Any]:
    """Compiled JSON of a dialog with these steps, in bokmål."""
    texts = {"title": title}
    for _structure, own in steps:
        texts |= own
    return {
        "schema": 1,
        "source_language": "nb",
        "dialog": {"level": level, "settings": {"retention_days": 30, "minutes": 5} | settings},
        "steps": [structure for structure, _ in steps],
        "texts": {"nb": texts},
    }


def definition(*steps: Any, **values: Any) -> Definition:
    """A definition that is in no database."""
    return read(compiled(*steps, **values), 0, "nb")


def dialog_version(
    owner: Municipality, *steps: Any, slug: str = "batplass", dialog: uuid.UUID | None = None, **values: Any
) -> DialogVersion:
    """A published version that citizens get at `slug`; give `dialog` to publish a newer one."""
    data = compiled(*steps, **values)
    dialog = dialog or uuid.uuid4()
    number = DialogVersion.objects.filter(dialog=dialog).count() + 1
    sha256 = hashlib.sha256(repr(data).encode()).hexdigest()
    version = DialogVersion.objects.create(
        municipality=owner, dialog=dialog, slug=slug, number=number, definition=data, sha256=sha256
    )
    LiveDialog.objects.update_or_create(
        dialog=dialog, defaults={"municipality": owner, "slug": slug, "version": version}
    )
    stamps.bump(stamps.content(owner.pk))
    return version


def if_equals(question: str, value: Any) -> dict[str, Any]:
    """A rule: shown if the question's answer is `value`."""
    return {"question": question, "operator": "equals", "value": value}
