"""A municipality's own entries: from a block of a dialog to the bank, and back as the editor's form holds it."""

import json
import logging
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from forms_app.bank.models import BankEntry
from forms_app.questions.nesting import block_of

if TYPE_CHECKING:
    from forms_app.editor.models import DialogPage

logger = logging.getLogger(__name__)
_Block = Mapping[str, Any]


def block_in(page: "DialogPage", block_id: str) -> dict[str, Any] | None:
    """The step or question with this id as the bank keeps it, or None.

    It has no machine keys, which are one question's, and no rules about what stays behind in the dialog.
    """
    steps = page.steps.get_prep_value()
    found = next((block for block in _blocks(steps) if block["id"] == block_id), None)
    if found is None:
        return None
    others = {block["id"] for block in _blocks(steps)} - {block["id"] for block in _blocks([found])}
    return _alone(found, others)


def form_entry(entry: BankEntry) -> dict[str, Any] | None:
    """An entry as forms_app.bank.ready has them; None where its type is no more."""
    kind, value = entry.block["type"], entry.block["value"]
    try:
        block = _steps_block().child_blocks[kind] if kind == "step" else block_of(kind)
    except KeyError:
        logger.warning("bank entry %s is of a type that is no more", entry.pk)
        return None
    state = block.get_form_state(block.to_python(value))
    return {"label": entry.label, "questions": [{"type": kind, "id": entry.block["id"], "value": state}]}


def labels_in(entry: BankEntry) -> list[str]:
    """What people would see of it: the title of a step, and every question."""
    values = [block["value"] for block in _blocks([entry.block])]
    return [text for value in values if (text := value.get("title") or value.get("label"))]


def _steps_block() -> Any:
    from forms_app.editor.models import DialogPage

    return DialogPage.steps.field.stream_block


def _blocks(blocks: list[_Block]) -> Iterator[_Block]:
    for block in blocks:
        yield block
        yield from _blocks(block["value"].get("questions") or [])


def _alone(block: _Block, others: set[str]) -> dict[str, Any]:
    value = {name: _part(part, others) for name, part in block["value"].items()}
    if "key" in value:
        value["key"] = ""
    return {**block, "value": value}


def _part(part: Any, others: set[str]) -> Any:
    """A block's part without rules and calculations (its only mappings) that look at `others`."""
    if isinstance(part, dict):
        text = json.dumps(part)
        return None if any(other in text for other in others) else part
    if isinstance(part, list):
        kept = (_alone(item, others) if _is_block(item) else item for item in part)
        return [item for item in kept if not (_is_block(item) and _is_empty_check(item["value"]))]
    return part


def _is_block(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("value"), dict)


def _is_empty_check(value: _Block) -> bool:
    return set(value) == {"rule", "message"} and value["rule"] is None
