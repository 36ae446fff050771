"""What one component becomes: one or more blocks of the editor."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Made:
    """A question of the dialog to be. `value` holds the fields of its block, without key and rule.

    `part` is the place of its answer within the component's value. `values` are the stored options by what
    Form.io calls them. `only_if` names an earlier part with the stored value that shows this question.
    """

    type: str
    id: str
    value: Mapping[str, Any]
    part: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    only_if: tuple[str, str] | None = None
    notes: tuple[str, ...] = ()

    def noted(self, note: str) -> "Made":
        """The same, with one more note to editors."""
        return replace(self, notes=(*self.notes, note))

    def as_type(self, kind: str) -> "Made":
        """The same as another type of question."""
        return replace(self, type=kind)


class NotMapped(Exception):
    """A component without counterpart. `made` is what stands in its place."""

    def __init__(self, why: str, *made: Made) -> None:
        super().__init__(why)
        self.made = made
