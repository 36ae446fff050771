"""What every component becomes and in which order, before any block is built."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from forms_app import questions
from forms_app.formio import conditions
from forms_app.formio.combining import Rule
from forms_app.formio.conditions import Reader
from forms_app.formio.form import ROWS, Component, Form, Path
from forms_app.formio.javascript import result_of
from forms_app.formio.made import Made, NotMapped
from forms_app.formio.mapping import BUILT_IN, CONTAINERS, made_of
from forms_app.formio.ordering import in_order
from forms_app.formio.references import questions_in
from forms_app.formio.report import Report
from forms_app.formio.syntax import Unreadable
from forms_app.formio.targets import Target, Targets
from forms_app.formio.texts import Words


@dataclass(frozen=True)
class Plan:
    """`made` are the questions of each component, by its place; `order` is where each component, and each
    block made of one, stands; `moved` are the places of those that had to change theirs."""

    form: Form
    made: Mapping[str, list[Made]]
    targets: Targets
    order: Mapping[str, int]
    moved: frozenset[str]

    def ids(self, component: Component) -> set[str]:
        """The blocks that a component becomes, its section or group among them."""
        return _ids(component, self.made)


def plan(form: Form, words: Words, report: Report) -> Plan:
    """Plans the dialog, and counts its components in the report."""
    made = _made(form, words, report)
    targets = _targets(form, made)
    wants = {component.place: _looked_at(targets, component) for component in form.all()}
    gives = {component.place: _ids(component, made) for component in form.all()}
    ordered, moved = in_order(form, wants, gives)
    order: dict[str, int] = {}
    for position, component in enumerate(ordered.all()):
        order |= dict.fromkeys((component.place, *_ids(component, made)), position)
    return Plan(ordered, made, targets, order, frozenset(component.place for component in moved))


def script(source: Any) -> str:
    """A script of a component; empty where there is none."""
    return source.strip() if isinstance(source, str) else ""


def has_condition(component: Component) -> bool:
    """Whether anything decides whether it is shown."""
    simple = component.mapping("conditional").get("when")
    return bool(script(component.data.get("customConditional")) or simple)


def condition_of(targets: Targets, component: Component) -> Rule:
    """When a component that has a condition is shown. Raises Unreadable."""
    source = script(component.data.get("customConditional"))
    if source:  # Form.io looks at the simple condition only where there is none
        return Reader.of(targets, component).rule(result_of(source, "show"))
    return conditions.simple(targets, component, component.mapping("conditional"))


def _ids(component: Component, made: Mapping[str, list[Made]]) -> set[str]:
    return {component.id(), *(one.id for one in made.get(component.place, ()))}


def _looked_at(targets: Targets, component: Component) -> set[str]:
    if not has_condition(component):
        return set()
    try:
        return set(questions_in(condition_of(targets, component)))
    except (Unreadable, RecursionError):
        return set()  # told when the block is built


def _made(form: Form, words: Words, report: Report) -> dict[str, list[Made]]:
    made: dict[str, list[Made]] = {}
    for component in form.all():
        report.components += 1
        if component.type in CONTAINERS or component.type in BUILT_IN:
            report.mapped += 1
            continue
        try:
            found = made_of(component, words)
            report.mapped += 1
        except NotMapped as problem:
            report.missing(component, str(problem))
            text = _("This could not be imported as it was (%(type)s): %(why)s.")
            found = [one.noted(text % {"type": component.type, "why": problem}) for one in problem.made]
        if script(component.data.get("calculateValue")):
            found = [one.as_type("calculated") for one in found]
        made[component.place] = found
    return made


def _targets(form: Form, made: Mapping[str, list[Made]]) -> Targets:
    by_path: dict[Path, Target] = {}
    groups: dict[Path, str] = {}
    for component in form.all():
        rows = groups.get(component.rows) if component.rows else None
        target = _target(made.get(component.place, []), rows)
        if component.type in ROWS:
            groups[component.path] = component.id()
            target = Target(component.id(), "group", rows=rows)
        if target is not None:
            by_path.setdefault(component.path, target)
    return Targets(form, by_path)


def _target(made: list[Made], rows: str | None) -> Target | None:
    asked = [one for one in made if questions.get(one.type).asks]
    if not asked:
        return None
    first = asked[0]
    parts = {
        one.part[0]: Target(one.id, one.type, one.values, rows=rows, parts=_options(one, rows))
        for one in asked
        if one.part
    }
    return Target(first.id, first.type, first.values, rows=rows, parts=parts or _options(first, rows))


def _options(made: Made, rows: str | None) -> dict[str, Target]:
    """The options of several, each of which Form.io has as true or false; also of a list with only one."""
    if made.type == "several_of":
        return {
            name: Target(made.id, made.type, option=stored, rows=rows) for name, stored in made.values.items()
        }
    if made.type == "consent":
        return {name: Target(made.id, made.type, rows=rows) for name in made.values}
    return {}
