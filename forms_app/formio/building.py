"""From components to the steps of a dialog, as StreamField stores them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.translation import gettext as _

from forms_app import questions
from forms_app.formio.combining import Rule, every
from forms_app.formio.fields import common, rows_called, shortened, whole_bound
from forms_app.formio.form import ROWS, Component, Form
from forms_app.formio.keys import Keys
from forms_app.formio.mapping import BUILT_IN, CONTAINERS
from forms_app.formio.planning import plan, script
from forms_app.formio.report import Report
from forms_app.formio.scripts import Scripts
from forms_app.formio.texts import Words

LONGEST_TITLE = 120
MOST_ROWS = 50
USUAL_ROWS = 20
Block = dict[str, Any]


@dataclass
class Built:
    """The steps, and what became of everything."""

    steps: list[Block]
    report: Report


def build(form: Form, words: Words) -> Built:
    """The steps of a form's dialog with its texts in one language; block ids are the same in all."""
    builder = _Builder(form, words)
    return Built(builder.steps(), builder.report)


class _Builder:
    def __init__(self, form: Form, words: Words) -> None:
        self.words = words
        self.report = Report()
        self.plan = plan(form, words, self.report)
        self.scripts = Scripts(self.plan, words, self.report)
        self.keys = Keys()
        self.waiting: list[str] = []  # notes for the next block, on what is not there

    def steps(self) -> list[Block]:
        """A step for each panel, and for what stands between panels."""
        steps: list[Block] = []
        loose: list[Component] = []
        for component in self.plan.form.components:
            if component.type != "panel":
                loose.append(component)
                continue
            steps += self._loose_step(loose)
            loose = []
            steps += self._panel_step(component)
        steps += self._loose_step(loose)
        if self.waiting and steps:
            add_notes(steps[-1]["value"]["questions"][-1], self.waiting)
        return steps

    def _panel_step(self, panel: Component) -> list[Block]:
        rule, notes = self.scripts.condition(panel)
        if rule is False:
            self._leave_out(panel)
            return []
        blocks = self._walk(panel.children, "step", True)
        if not blocks:
            self._tell(panel, _("A step without questions was left out."))
            return []
        add_notes(blocks[0], notes)
        title, rest = shortened(self.words.plain(panel.text("title", "label")), LONGEST_TITLE)
        intro = "\n".join(part for part in (rest, self.words.plain(panel.text("description"))) if part)
        return [_step(panel.id(), title or panel.key, intro, rule, blocks)]

    def _loose_step(self, components: list[Component]) -> list[Block]:
        blocks = self._walk(components, "step", True)
        title, _rest = shortened(self.words.plain(self.plan.form.title), LONGEST_TITLE)
        return [_step(components[0].id("step"), title, "", True, blocks)] if blocks else []

    def _walk(self, components: Iterable[Component], inside: str, rule: Rule) -> list[Block]:
        """The blocks of components that stand in a step, section or group, and are shown when `rule` holds."""
        blocks: list[Block] = []
        for component in components:
            if component.type in BUILT_IN:
                continue
            own, notes = self.scripts.condition(component)
            if own is False:
                self._leave_out(component)
                continue
            if component.place in self.plan.moved:
                notes.append(_("Moved up, because what follows is shown depending on it."))
            found = self._blocks(component, inside, every([rule, own]))
            if found:
                add_notes(found[0], [*self.waiting, *notes])
                self.waiting = []
            else:
                self.waiting += notes
            blocks += found
        return blocks

    def _blocks(self, component: Component, inside: str, rule: Rule) -> list[Block]:
        if component.type in ROWS:
            return self._group(component, inside, rule)
        if component.type in CONTAINERS:
            return self._section(component, inside, rule)
        return self._questions(component, rule)

    def _section(self, component: Component, inside: str, rule: Rule) -> list[Block]:
        titled = component.type in ("panel", "fieldset", "well")
        heading, rest = shortened(self.words.plain(component.text("legend", *(("title",) if titled else ()))))
        if not heading:
            return self._walk(component.children, inside, rule)
        explained = common(component, self.words, label="-")["help"]
        intro = "\n".join(part for part in (rest, explained) if part)
        if inside != "step":
            blocks = self._walk(component.children, inside, rule)
            title = self._text(
                component, "heading", f"<p><b>{escape(heading, quote=False)}</b></p>", intro, rule
            )
            return [title, *blocks] if blocks else []
        blocks = self._walk(component.children, "section", True)
        if blocks and intro:
            blocks = [self._text(component, "intro", "", intro, True), *blocks]
        value = {"label": heading, "show_if": _stored(rule), "questions": blocks}
        return [{"type": "section", "id": component.id(), "value": value}] if blocks else []

    def _text(self, component: Component, part: str, html: str, text: str, rule: Rule) -> Block:
        body = html + "".join(f"<p>{escape(line, quote=False)}</p>" for line in text.split("\n") if line)
        value = {"label": "", "body": body, "show_if": _stored(rule)}
        return {"type": "information", "id": component.id(part), "value": value}

    def _group(self, component: Component, inside: str, rule: Rule) -> list[Block]:
        if inside == "group":
            self.report.mapped -= 1
            self.report.missing(component, _("rows within rows have no counterpart"))
            blocks = self._walk(component.children, inside, rule)
            for block in blocks[:1]:
                add_notes(
                    block, [_("These questions were repeated within each row; here they are asked once.")]
                )
            return blocks
        blocks = self._walk(component.children, "group", True)
        if not any(questions.get(block["type"]).asks for block in blocks):
            return blocks
        fewest, most = whole_bound(component, "minLength"), whole_bound(component, "maxLength")
        value = common(component, self.words) | {
            "key": self.keys.of(component.path),
            "required": True,
            "row_title": rows_called(component, self.words),
            "min": max(fewest or 1, 1),
            "max": min(max(most or USUAL_ROWS, 1), MOST_ROWS),
            "show_if": _stored(rule),
            "questions": blocks,
        }
        return [{"type": "group", "id": component.id(), "value": value}]

    def _questions(self, component: Component, rule: Rule) -> list[Block]:
        made = self.plan.made[component.place]
        by_part = {one.part[0]: one.id for one in made if one.part}
        blocks: list[Block] = []
        for one in made:
            shown = rule
            if one.only_if:
                part, stored = one.only_if
                shown = every([rule, {"question": by_part[part], "operator": "equals", "value": stored}])
            block = {"type": one.type, "id": one.id, "value": {**one.value, "show_if": _stored(shown)}}
            add_notes(block, one.notes)
            if questions.get(one.type).asks:
                block["value"]["key"] = self.keys.of((*component.path, *one.part))
            blocks.append(block)
        if blocks:
            checks, untold = self.scripts.checks(component)
            calculation, more = self.scripts.calculation(component, made[0])
            blocks[0]["value"] |= checks | calculation
            aside = list(_set_aside(component))
            for text in aside:
                self.report.note(component, text)
            add_notes(blocks[0], [*untold, *more, *aside])
        return blocks

    def _leave_out(self, component: Component) -> None:
        """Leaves out what the original never shows."""
        for inner in (component, *_inside(component)):
            self.scripts.leave_out(inner, inner is not component)
        label = self.words.plain(component.text("title", "legend", "label")) or component.key
        self._tell(component, _("“%(label)s” was never shown, and was left out.") % {"label": label[:100]})

    def _tell(self, component: Component, text: str) -> None:
        self.report.note(component, text)
        self.waiting.append(text)


def _step(key: str, title: str, intro: str, rule: Rule, blocks: list[Block]) -> Block:
    value = {"title": title, "intro": intro, "show_if": _stored(rule), "questions": blocks}
    return {"type": "step", "id": key, "value": value}


def add_notes(block: Block, notes: Iterable[str]) -> None:
    """Adds to what editors are told at a block."""
    texts = [block["value"].get("note", ""), *notes]
    if any(texts):
        block["value"]["note"] = "\n".join(text for text in texts if text)


def _inside(component: Component) -> Iterator[Component]:
    for inner in component.children:
        yield inner
        yield from _inside(inner)


def _stored(rule: Rule) -> dict[str, Any] | None:
    return rule if isinstance(rule, dict) else None


def _set_aside(component: Component) -> Iterator[str]:
    """What Form.io's component has besides, and ours cannot say."""
    default = component.data.get("defaultValue")
    if isinstance(default, str) and default.strip():
        yield _("It was filled in with “%(value)s” to begin with.") % {"value": default[:200]}
    if script(component.data.get("customDefaultValue")):
        yield _("It was filled in by a script to begin with.")
    if component.data.get("logic"):
        yield _("It had logic of its own that changed it; that was not imported.")
    if pattern := component.mapping("validate").get("pattern"):
        yield _("The answer had to match the pattern “%(pattern)s”.") % {"pattern": str(pattern)[:200]}
