"""Form.io lets a condition look at what comes later; ours look back. What is looked at is moved up."""

from collections.abc import Mapping
from dataclasses import replace

from forms_app.formio.form import Component, Form

ROUNDS = 20


Ids = Mapping[str, set[str]]  # block ids, by the place of a component


def in_order(form: Form, wants: Ids, gives: Ids) -> tuple[Form, list[Component]]:
    """The form with questions before what is shown depending on them, within the same surroundings, and the
    components that were moved. `wants` are the blocks that a component's condition looks at, `gives` those
    that it becomes.

    Steps stay in their order, and so does what depends on each other.
    """
    moved: list[Component] = []
    components = tuple(
        replace(component, children=_sorted(component.children, wants, gives, moved))
        for component in form.components
    )
    return Form(form.title, form.name, components, form.by_path), moved


def _sorted(
    components: tuple[Component, ...], wants: Ids, gives: Ids, moved: list[Component]
) -> tuple[Component, ...]:
    """The components with what others look at before them; as they stand where that is so already."""
    inner = [
        replace(component, children=_sorted(component.children, wants, gives, moved))
        for component in components
    ]
    wanted = [_with_inner(component, wants) for component in inner]
    given = [_with_inner(component, gives) for component in inner]
    order = list(range(len(inner)))
    for _round in range(ROUNDS):
        change = _first_ahead(order, wanted, given)
        if change is None:
            break
        later, sooner = change
        order.remove(later)
        order.insert(order.index(sooner), later)
        moved.append(inner[later])
    return tuple(inner[index] for index in order)


def _first_ahead(order: list[int], wanted: list[set[str]], given: list[set[str]]) -> tuple[int, int] | None:
    """(what to move, before what), for the first that looks at a later one that does not look back."""
    for place, sooner in enumerate(order):
        for later in order[place + 1 :]:
            if wanted[sooner] & given[later] and not any(
                wanted[later] & given[between] for between in order[place : order.index(later)]
            ):
                return later, sooner
    return None


def _with_inner(component: Component, ids: Ids) -> set[str]:
    found = set(ids.get(component.place, ()))
    for child in component.children:
        found |= _with_inner(child, ids)
    return found
