"""What all components have in common, as the fields of the editor's blocks."""

import hashlib
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from forms_app.formio.form import Component, objects
from forms_app.formio.texts import Words, one_line, plain

LONGEST_LABEL = 250
LONGEST_OPTION = 200
LONGEST_VALUE = 50
# What says nothing to anybody: names that the form builder's tool gives of itself.
_NOT_WORDS = re.compile(r"[^\w-]+")


def common(component: Component, words: Words, label: str = "") -> dict[str, Any]:
    """Label, help and whether it must be answered."""
    label, rest = shortened(label or words.plain(component.text("label", "legend", "title")) or component.key)
    parts = [rest, words.plain(component.text("description")), words.plain(component.text("tooltip"))]
    more = words.plain(component.text("additionalDescriptionText"))
    if more:
        heading = words.plain(component.text("additionalDescriptionLabel"))
        parts.append(f"{heading}: {more}" if heading else more)
    return {
        "label": label,
        "help": "\n".join(part for part in parts if part),
        "required": bool(component.mapping("validate").get("required")),
    }


def shortened(text: str, limit: int = LONGEST_LABEL) -> tuple[str, str]:
    """The text on one line within the limit, and what there was no room for (whole, where it was cut)."""
    line = one_line(text)
    if len(line) <= limit:
        return line, ""
    sentence = re.match(rf"(.{{10,{limit - 1}}}?[.?!:])\s", line)
    if sentence:
        return sentence[1], line[sentence.end() :]
    return line[: limit - 1].rsplit(" ", 1)[0] + "…", line


def stored_value(value: str) -> str:
    """An option's value as the editor's fields take it; the same for the same value."""
    clean = _NOT_WORDS.sub("_", value).strip("_") or "_"
    if clean == value and len(value) <= LONGEST_VALUE:
        return value
    digest = hashlib.sha256(value.encode()).hexdigest()[:6]
    return f"{clean[: LONGEST_VALUE - 7]}_{digest}"


def options(component: Component, words: Words) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The options as StreamField stores them, and their stored values by what Form.io calls them."""
    found = objects(component.data.get("values")) or objects(component.mapping("data").get("values"))
    items: list[dict[str, Any]] = []
    values: dict[str, str] = {}
    taken: set[str] = set()
    for option in found:
        value = str(option.get("value", ""))
        if not value or value in values:
            continue
        label, _rest = shortened(words.plain(str(option.get("label") or value)) or value, LONGEST_OPTION)
        help_text = words.plain(str(option.get("description") or ""))
        if help_text and len(label) + len(help_text) + 3 <= LONGEST_OPTION:
            label = f"{label} ({help_text})"
        if label.lower() in taken:
            label = f"{label} ({value})"[:LONGEST_OPTION]
        taken.add(label.lower())
        values[value] = stored_value(value)
        items.append(
            {
                "type": "item",
                "id": component.id("option", value),
                "value": {"label": label, "value": values[value]},
            }
        )
    return items, values


def bound(component: Component, name: str) -> str | None:
    """A number among its validations, as text; None where there is none."""
    written = component.mapping("validate").get(name)
    if isinstance(written, bool) or written in (None, ""):
        return None
    try:
        number = Decimal(str(written))
    except InvalidOperation:
        return None
    return format(number, "f") if number.is_finite() and abs(number) < 10**12 else None


def whole_bound(component: Component, name: str) -> int | None:
    """A whole number among its validations."""
    text = bound(component, name)
    return None if text is None else int(Decimal(text))


def rows_called(component: Component, words: Words) -> str:
    """What each row of a repeated group is called, from the words of its button or heading."""
    label = words.plain(component.text("rowTitle")) or _from_button(words.plain(component.text("addAnother")))
    label = label or plain(words(component.text("label", "legend")))
    label = one_line(label)[:60].strip()
    return label[:1].upper() + label[1:] if label else component.key[:60]


_BUTTON = re.compile(
    r"^\s*(legg(e)? til|add)\s+|^(en|ein|eit|et|ei|ny|nye|nytt|flere|fleire|enda|endå|til|annen|anna|annet|another|"
    r"new|a|an|more)\s+",
    re.IGNORECASE,
)


def _from_button(text: str) -> str:
    before = None
    while before != text:
        before, text = text, _BUTTON.sub("", text, count=1)
    return text.removesuffix(" til")
