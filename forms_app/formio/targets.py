"""What scripts and conditions point at, once components have become questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms_app.formio.form import Component, Form, Path


@dataclass(frozen=True, slots=True)
class Target:
    """The question that a component, or a part of it, has become.

    `option` is set where a component's value is one ticked option of the question; `values` are the stored
    values by what Form.io calls them; `rows` is the group that the question stands in.
    """

    question: str
    type: str
    values: Mapping[str, str] = field(default_factory=dict)
    option: str | None = None
    rows: str | None = None
    parts: Mapping[str, "Target"] = field(default_factory=dict)


@dataclass(frozen=True)
class Targets:
    """The targets of a form, by the path of their component's data."""

    form: Form
    by_path: Mapping[Path, Target]

    def find(self, base: Path, names: Path) -> Target | None:
        """What lies at `names` below `base`; None where the form has nothing there."""
        whole = (*base, *names)
        for length in range(len(whole), len(base) - (not names), -1):
            target = self.by_path.get(whole[:length])
            if target is None:
                continue
            for name in whole[length:]:
                # {value, label} of what is chosen from a list is the choice itself; so is the text where the
                # list is another system's, and the question therefore one to write in.
                inner = target.parts.get(name)
                chosen = ("value", "label") if target.values else ("value", "label", "text")
                if inner is None and name in chosen and not target.parts:
                    continue
                if inner is None:
                    return None
                target = inner
            return target
        return None

    def near(self, component: Component, key: str) -> Target | None:
        """What Form.io's simple conditions find by `key`: here, in what is around, or anywhere."""
        names = tuple(key.split("."))
        scope = component.scope
        while True:
            if (found := self.find(scope, names)) is not None:
                return found
            if not scope:
                break
            scope = scope[:-1]
        anywhere = [
            self.find(path[: -len(names)], names)
            for path in self.by_path
            if len(path) > len(names) and path[-len(names) :] == names
        ]
        return anywhere[0] if anywhere else None
