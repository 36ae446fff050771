"""What became of everything in an imported form."""

from dataclasses import asdict, dataclass, field
from typing import Any

from forms_app.formio.form import Component


@dataclass
class Report:
    """Counts of what the form has and of what was mapped. A condition is simple or JavaScript; a validation
    is a JavaScript one of the form's own. `notes` are what editors are told besides."""

    components: int = 0
    mapped: int = 0
    conditions: int = 0
    conditions_mapped: int = 0
    validations: int = 0
    validations_mapped: int = 0
    calculations: int = 0
    calculations_mapped: int = 0
    unmapped: list[dict[str, str]] = field(default_factory=list)
    notes: list[dict[str, str]] = field(default_factory=list)

    def missing(self, component: Component, why: str) -> None:
        """Something that could not be mapped."""
        self.unmapped.append({"key": component.key, "type": component.type, "why": why})

    def note(self, component: Component, text: str) -> None:
        """Something mapped that editors should look at."""
        self.notes.append({"key": component.key, "type": component.type, "note": text})

    def as_json(self) -> dict[str, Any]:
        """The report as JSON."""
        return asdict(self)

    def shares(self) -> list[tuple[str, int, int]]:
        """(what, mapped, all) for people."""
        names = ("components", "conditions", "validations", "calculations")
        return [
            (name, getattr(self, "mapped" if name == "components" else f"{name}_mapped"), getattr(self, name))
            for name in names
        ]
