"""The conditions, checks and calculations of components, with what editors are told of those that fail."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from forms_app import questions
from forms_app.formio import calculations, validations
from forms_app.formio.combining import Rule
from forms_app.formio.conditions import Reader
from forms_app.formio.form import Component
from forms_app.formio.javascript import result_of
from forms_app.formio.made import Made
from forms_app.formio.planning import Plan, condition_of, has_condition, script
from forms_app.formio.references import questions_in, without
from forms_app.formio.report import Report
from forms_app.formio.syntax import Unreadable
from forms_app.formio.texts import Words
from forms_app.rules import expressions, model

LONGEST_SHOWN = 1000  # characters of a script that is quoted in a note


@dataclass
class Scripts:
    """Reads what components have of scripts, and counts it. `gone` are the blocks that are left out."""

    plan: Plan
    words: Words
    report: Report
    gone: set[str] = field(default_factory=set)

    def condition(self, component: Component) -> tuple[Rule, list[str]]:
        """When a component is shown, and notes; always, with a note why, where that could not be read."""
        if not has_condition(component):
            return not component.data.get("hidden"), []
        self.report.conditions += 1
        try:
            rule = without(condition_of(self.plan.targets, component), self.gone)
            self._must_look_back(rule, self.plan.order[component.place])
            own_rows = component.rows and self.plan.targets.by_path[component.rows].question
            if own_rows in questions_in(rule):
                raise Unreadable(_("it goes through the rows that it stands in itself"))
            if not isinstance(rule, bool):
                model.parse(rule)
        except (ValueError, RecursionError) as problem:
            source = script(component.data.get("customConditional")) or component.mapping("conditional")
            self.report.missing(component, _("condition: %(why)s") % {"why": problem})
            text = _(
                "The condition could not be translated, so this is always shown: %(why)s. It was: %(script)s"
            )
            return True, [_told(text, problem, source)]
        self.report.conditions_mapped += 1
        return rule, []

    def checks(self, component: Component) -> tuple[dict[str, Any], list[str]]:
        """The field `checks` of a component's block, and notes."""
        source = script(component.mapping("validate").get("custom"))
        self.report.validations += bool(source)
        target = self.plan.targets.by_path.get(component.path)
        if target is None or target.question not in self.plan.ids(component):
            return {}, []
        try:
            found = validations.date_checks(self.plan.targets, component, target, self.words)
            found += validations.checks_of(self.plan.targets, component, target, self.words)
            for check in found:
                self._must_look_back(check["rule"], self.plan.order[component.place] + 1)
                model.parse(check["rule"])
            if found and "checks" not in questions.get(target.type).block.base_blocks:
                raise Unreadable(_("questions of the type “%(type)s” have no checks") % {"type": target.type})
        except (ValueError, RecursionError) as problem:
            self.report.missing(component, _("validation: %(why)s") % {"why": problem})
            text = _("A check of the answer could not be translated: %(why)s. It was: %(script)s")
            return {}, [_told(text, problem, source)]
        self.report.validations_mapped += bool(source)
        items = [
            {"type": "item", "id": component.id("check", str(number)), "value": check}
            for number, check in enumerate(found)
        ]
        return ({"checks": items} if items else {}), []

    def calculation(self, component: Component, made: Made) -> tuple[dict[str, Any], list[str]]:
        """The fields of a calculated value, and notes."""
        source = script(component.data.get("calculateValue"))
        if not source:
            return {}, []
        self.report.calculations += 1
        try:
            reader = Reader.of(self.plan.targets, component)
            found = calculations.expression(reader, result_of(source, "value"))
            self._must_look_back(found, self.plan.order[component.place])
            expressions.parse(found)
        except (ValueError, RecursionError) as problem:
            self.report.missing(component, _("calculation: %(why)s") % {"why": problem})
            text = _("The calculation could not be translated: %(why)s. It was: %(script)s")
            return {}, [_told(text, problem, source)]
        self.report.calculations_mapped += 1
        unit = "kr" if component.type == "currency" else made.value.get("unit", "")
        return {"calculation": found, "unit": unit, "decimals": 2}, []

    def leave_out(self, component: Component, inner: bool) -> None:
        """Counts the scripts of what is never shown: there is nothing more for them to be mapped to."""
        self.gone |= self.plan.ids(component)
        if inner and has_condition(component):
            self.report.conditions += 1
            self.report.conditions_mapped += 1
        if script(component.mapping("validate").get("custom")):
            self.report.validations += 1
            self.report.validations_mapped += 1
        if script(component.data.get("calculateValue")):
            self.report.calculations += 1
            self.report.calculations_mapped += 1

    def _must_look_back(self, rule: Any, here: int) -> None:
        """Raises Unreadable when a rule or expression looks at what comes at `here` or later, or is gone."""
        for question in questions_in(rule):
            if self.plan.order[question] >= here:
                raise Unreadable(_("it looks at a question that comes later"))
            if question in self.gone:
                raise Unreadable(_("it looks at a question that was left out"))


def _told(text: str, problem: Exception, source: Any) -> str:
    shown = source if isinstance(source, str) else dict(source)
    return text % {"why": str(problem) or _("it is too large"), "script": str(shown)[:LONGEST_SHOWN]}
