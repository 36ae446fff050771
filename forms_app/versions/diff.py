"""What differs between two versions of a dialog, in words that editors know."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _

from forms_app.definition.model import LABELLED, Definition, read
from forms_app.rules.model import parse
from forms_app.rules.sentence import condition, sentence
from forms_app.versions import settings
from forms_app.versions.naming import level_name, sensitivity_name, setting_name, text_name, type_name

# Texts with a smaller share of words in common are told whole: marks between every word cannot be read.
ALIKE = 0.5


class Kind(Enum):
    """What became of a step or question."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said differently before; an empty side means that it was or is not there."""

    name: str
    before: str
    after: str

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Before and after in one text, by words: ("same" | "removed" | "added", words)."""
        if self.before and self.after and not self._alike:
            return [("removed", self.before), ("added", self.after)]
        old, new = (re.findall(r"\s+|\w+|[^\w\s]", text) for text in (self.before, self.after))
        found: list[tuple[str, str]] = []
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag == "equal":
                found.append(("same", "".join(old[a:b])))
                continue
            found += [("removed", "".join(old[a:b]))] * (b > a) + [("added", "".join(new[c:d]))] * (d > c)
        return found

    @property
    def _alike(self) -> bool:
        old, new = (re.findall(r"\w+", text) for text in (self.before, self.after))
        return SequenceMatcher(None, old, new, autojunk=False).ratio() >= ALIKE


@dataclass(frozen=True, slots=True)
class Change:
    """A step, a question or the dialog itself (empty `what`), with what differs in it."""

    kind: Kind
    what: str
    name: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two versions: its JSON, and the same in one language."""

    data: Mapping[str, Any]
    definition: Definition
    steps: Mapping[str, Mapping[str, Any]]
    questions: Mapping[str, Mapping[str, Any]]
    step_of: Mapping[str, str]

    def text(self, name: str) -> str:
        return self.definition.texts.get(name, "")

    def label(self, question: str) -> str:
        return self.text(f"{question}.label") or type_name(self.questions[question]["type"])

    def texts_of(self, key: str) -> dict[str, str]:
        prefix = f"{key}."
        return {
            name.removeprefix(prefix): text
            for name, text in self.definition.texts.items()
            if name.startswith(prefix)
        }

    def rule(self, rule: Any) -> str:
        return sentence(parse(rule) if rule else None, self.definition.all_questions())

    def condition(self, rule: Any) -> str:
        return condition(parse(rule), self.definition.all_questions()) if rule else ""


def compare(before: Mapping[str, Any], after: Mapping[str, Any], language: str) -> list[Change]:
    """The changes from one compiled dialog to another, in the order of the new one; texts in `language`."""
    old, new = _side(before, language), _side(after, language)
    dialog = tuple(_dialog_lines(old, new))
    found = [Change(Kind.CHANGED, "", new.definition.title, dialog)] if dialog else []
    return [*found, *_steps(old, new), *_questions(old, new)]


def _side(data: Mapping[str, Any], language: str) -> _Side:
    questions: dict[str, Mapping[str, Any]] = {}
    step_of = {}
    for step in data["steps"]:
        for question in _all(step["questions"]):
            questions[question["id"]] = question
            step_of[question["id"]] = step["id"]
    steps = {step["id"]: step for step in data["steps"]}
    return _Side(data, read(data, 0, language), steps, questions, step_of)


def _all(questions: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for question in questions:
        yield question
        yield from _all(question["settings"].get("questions", ()))


def _steps(old: _Side, new: _Side) -> Iterator[Change]:
    def title(side: _Side, key: str) -> str:
        return side.text(f"{key}.title")

    moved = _moved(list(old.steps), list(new.steps))
    for key, step in new.steps.items():
        if key not in old.steps:
            yield Change(Kind.ADDED, _("Step"), title(new, key))
            continue
        lines = [*_text_lines(old, new, key), *_rule_lines(old, new, old.steps[key], step)]
        if key in moved or lines:
            yield Change(Kind.MOVED if key in moved else Kind.CHANGED, _("Step"), title(new, key), (*lines,))
    for key in old.steps.keys() - new.steps.keys():
        yield Change(Kind.REMOVED, _("Step"), title(old, key))


def _questions(old: _Side, new: _Side) -> Iterator[Change]:
    moved = _moved(list(old.questions), list(new.questions))
    for key, question in new.questions.items():
        step = new.text(f"{new.step_of[key]}.title")
        if key not in old.questions:
            lines = [Line(_("Type"), "", type_name(question["type"])), Line(_("Step"), "", step)]
            if question["show_if"]:
                lines.append(Line(_("Condition"), "", new.rule(question["show_if"])))
            yield Change(Kind.ADDED, _("Question"), new.label(key), (*lines,))
            continue
        lines = [*_text_lines(old, new, key), *_question_lines(old, new, old.questions[key], question)]
        if old.step_of[key] != new.step_of[key]:
            lines.insert(0, Line(_("Step"), old.text(f"{old.step_of[key]}.title"), step))
        is_moved = key in moved or old.step_of[key] != new.step_of[key]
        if is_moved or lines:
            kind = Kind.MOVED if is_moved else Kind.CHANGED
            yield Change(kind, _("Question"), new.label(key), (*lines,))
    for key in old.questions:
        if key not in new.questions:
            yield Change(Kind.REMOVED, _("Question"), old.label(key))


def _moved(old: list[str], new: list[str]) -> set[str]:
    """Those in both whose order among the others has changed: as few as possible."""
    old, new = [one for one in old if one in new], [one for one in new if one in old]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    kept = {key for block in blocks for key in new[block.b : block.b + block.size]}
    return set(new) - kept


def _dialog_lines(old: _Side, new: _Side) -> Iterator[Line]:
    names = [name for name in (old.definition.texts | new.definition.texts) if "." not in name]
    for name in names:
        yield from _line(text_name(name), old.text(name), new.text(name))
    yield from _line(_("Login"), level_name(old.definition.level), level_name(new.definition.level))
    yield from _setting_lines(old.definition.settings, new.definition.settings)
    yield from _line(_("Languages"), *(", ".join(side.definition.languages) for side in (old, new)))


def _question_lines(
    old: _Side, new: _Side, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Line]:
    yield from _line(_("Type"), type_name(before["type"]), type_name(after["type"]))
    yield from _line(_("Must be answered"), _setting(before["required"]), _setting(after["required"]))
    yield from _line(_("Key"), before["key"], after["key"])
    yield from _rule_lines(old, new, before, after)
    options = [side["settings"].get("option_rules", {}) for side in (before, after)]
    for value in options[0] | options[1]:
        name = new.text(f"{after['id']}.option.{value}") or value
        rules = (side.rule(rules.get(value)) for side, rules in zip((old, new), options, strict=True))
        yield from _line(_("Condition of the option “%(option)s”") % {"option": name}, *rules)
    yield from _line(
        _("Sensitivity"), *(sensitivity_name(side.get("sensitivity", "")) for side in (before, after))
    )
    yield from _order_lines(old, new, before, after)
    sides = ((old, before), (new, after))
    told = [
        {name: (label, words) for name, label, words in settings.said(data, side.definition.all_questions())}
        for side, data in sides
    ]
    for name, (label, _words) in (told[0] | told[1]).items():
        yield from _line(label, *(side.get(name, ("", ""))[1] for side in told))


def _order_lines(
    old: _Side, new: _Side, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Line]:
    """The order of options and the like, where those that are in both have changed places."""
    for name in settings.LISTS:
        values = [side["settings"].get(name) or [] for side in (before, after)]
        both = [[value for value in own if value in values[0] and value in values[1]] for own in values]
        if both[0] != both[1]:
            prefix = f"{after['id']}.{LABELLED.get(name, 'entry.')}"
            ending = ".title" if name == "entries" else ""
            texts = (
                ", ".join(side.text(f"{prefix}{value}{ending}") or value for value in own)
                for side, own in zip((old, new), both, strict=True)
            )
            yield from _line(_("Order"), *texts)


def _rule_lines(
    old: _Side, new: _Side, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Line]:
    if before.get("show_if") != after.get("show_if"):
        yield Line(_("Condition"), old.rule(before.get("show_if")), new.rule(after.get("show_if")))
    if before.get("require_if") != after.get("require_if"):
        rules = old.condition(before.get("require_if")), new.condition(after.get("require_if"))
        yield Line(_("Must be answered when"), *rules)
    checks = [{one["id"]: one["rule"] for one in side.get("checks", ())} for side in (before, after)]
    for key in checks[0] | checks[1]:
        if checks[0].get(key) != checks[1].get(key):
            yield Line(
                _("Must be true"), old.condition(checks[0].get(key)), new.condition(checks[1].get(key))
            )


def _text_lines(old: _Side, new: _Side, key: str) -> Iterator[Line]:
    before, after = old.texts_of(key), new.texts_of(key)
    for name in before | after:
        yield from _line(text_name(name), before.get(name, ""), after.get(name, ""))


def _setting_lines(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Line]:
    for name in {**before, **after}:
        yield from _line(setting_name(name), _setting(before.get(name)), _setting(after.get(name)))


def _line(name: str, before: str, after: str) -> Iterator[Line]:
    # Browsers post lines that end in CR LF whatever they were given: nobody has changed those.
    before, after = ("\n".join(text.splitlines()) for text in (before, after))
    if before != after:
        yield Line(name, before, after)


def _setting(value: Any) -> str:
    match value:
        case None | "":
            return ""
        case bool():
            return _("Yes") if value else _("No")
    return str(value)
