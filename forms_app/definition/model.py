"""The frozen definition of a dialog in one language: what every screen, check and document is made from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from forms_app.rules import expressions
from forms_app.rules.model import Rule, parse


@dataclass(frozen=True, slots=True)
class Check:
    """Something that must hold for what was answered; `message` tells the citizen what to do otherwise."""

    id: str
    rule: Rule
    message: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of an answer that follows from other answers; `sources` are the labels of their questions."""

    expression: expressions.Expression
    sources: tuple[str, ...]


# Settings that list values whose texts are named "<id>.<prefix><value>".
LABELLED = {"options": "option.", "statements": "statement.", "lines": "line."}


@dataclass(frozen=True, slots=True)
class Row:
    """The row of a repeatable group that a question stands in; `title` is its name to people: “Child 2”."""

    group: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `id` is the block id, which is the key of its answer for ever.

    `settings` holds what only its type understands, with texts already in the definition's language, and
    "option_rules" ({option: Rule}, which options are offered), "limits" ({setting: Limit}) and "calculation"
    (an Expression).
    It must be answered when `required`, or when `require_if` holds. `checks` are made of what is answered.
    """

    id: str
    type: str
    key: str
    required: bool
    label: str
    help: str
    error: str
    show_if: Rule | None
    settings: Mapping[str, Any] = field(default_factory=dict)
    require_if: Rule | None = None
    checks: tuple[Check, ...] = ()
    # The (id, title) of the heading that it stands under.
    section: tuple[str, str] | None = None
    # How careful people are with the answer: "personal", "special" (GDPR article 9) or empty; and why we ask.
    sensitivity: str = ""
    purpose: str = ""
    # Set where a group asks it for one of its rows (forms_app.filling.rows), never in a definition.
    row: Row | None = None

    @property
    def place(self) -> str:
        """Its id, with those of its group and row before it where it stands in one."""
        return f"{self.row.group}.{self.row.id}.{self.id}" if self.row else self.id

    @property
    def name(self) -> str:
        """The name and id of its control in HTML."""
        return f"q-{self.place}"

    @property
    def questions(self) -> tuple["Question", ...]:
        """The questions that a group repeats; none for any other type."""
        return self.settings["questions"] if self.type == "group" else ()


@dataclass(frozen=True, slots=True)
class Step:
    """A page of questions; `number` counts from 1 in the definition, whether or not earlier steps apply."""

    id: str
    number: int
    title: str
    intro: str
    show_if: Rule | None
    questions: tuple[Question, ...]
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """A published dialog in one language. `version` is the id of its DialogVersion row."""

    version: int
    language: str
    title: str
    level: str
    steps: tuple[Step, ...]
    texts: Mapping[str, str]
    settings: Mapping[str, Any]
    # The languages it has texts in, the source first.
    languages: tuple[str, ...] = ()

    @property
    def written_in(self) -> str:
        """The language that its texts are in: where there are none in `language`, they are the source's."""
        return self.language if self.language in self.languages or not self.languages else self.languages[0]

    def questions(self) -> Mapping[str, Question]:
        """Every question by id, in the order of the dialog; those inside groups are left out."""
        return {question.id: question for step in self.steps for question in step.questions}

    def all_questions(self) -> Mapping[str, Question]:
        """Every question by id, in the order of the dialog; those inside a group come after it."""
        return {question.id: question for step in self.steps for question in with_inner(step.questions)}


def with_inner(questions: Iterable[Question]) -> Iterator[Question]:
    """The questions, each group followed by those inside it."""
    for question in questions:
        yield question
        yield from question.questions


def read(data: Mapping[str, Any], version: int, language: str) -> Definition:
    """Builds the definition in `language` from compiled JSON; a text missing there is taken from the source.

    Raises KeyError or ValueError when `data` is not a compiled definition.
    """
    texts = data["texts"][data["source_language"]] | {
        name: text for name, text in data["texts"].get(language, {}).items() if text
    }
    steps = tuple(_step(step, number, texts) for number, step in enumerate(data["steps"], start=1))
    dialog = data["dialog"]
    source = data["source_language"]
    languages = (source, *(code for code in data["texts"] if code != source))
    return Definition(
        version, language, texts["title"], dialog["level"], steps, texts, dialog["settings"], languages
    )


def _rule(data: Mapping[str, Any], name: str = "show_if") -> Rule | None:
    return parse(data[name]) if data.get(name) else None


def _checks(data: Mapping[str, Any], texts: Mapping[str, str]) -> tuple[Check, ...]:
    return tuple(
        Check(check["id"], parse(check["rule"]), texts.get(f"{data['id']}.check.{check['id']}", ""))
        for check in data.get("checks", ())
    )


def _step(data: Mapping[str, Any], number: int, texts: Mapping[str, str]) -> Step:
    key = data["id"]
    questions = tuple(_question(question, texts) for question in data["questions"])
    return Step(
        key,
        number,
        texts.get(f"{key}.title", ""),
        texts.get(f"{key}.intro", ""),
        _rule(data),
        questions,
        _checks(data, texts),
    )


def _question(data: Mapping[str, Any], texts: Mapping[str, str]) -> Question:
    key = data["id"]
    settings = dict(data["settings"])
    for name, prefix in LABELLED.items():
        if name in settings:
            settings[name] = tuple(
                (value, texts.get(f"{key}.{prefix}{value}", value)) for value in settings[name]
            )
    if "questions" in settings:
        settings["questions"] = tuple(_question(inner, texts) for inner in settings["questions"])
    if "option_rules" in settings:
        settings["option_rules"] = {value: parse(rule) for value, rule in settings["option_rules"].items()}
    if "limits" in settings:
        settings["limits"] = {name: _limit(data, texts) for name, data in settings["limits"].items()}
    if settings.get("calculation") is not None:
        settings["calculation"] = expressions.parse(settings["calculation"])
    # Further texts of its own type (for example the body of an information text): "<id>.<name>".
    prefix = f"{key}."
    settings |= {name: texts.get(prefix + name, "") for name in data.get("text_names", ())}
    return Question(
        id=key,
        type=data["type"],
        key=data["key"],
        required=data["required"],
        label=texts.get(f"{key}.label", ""),
        help=texts.get(f"{key}.help", ""),
        error=texts.get(f"{key}.error", ""),
        show_if=_rule(data),
        settings=settings,
        require_if=_rule(data, "require_if"),
        checks=_checks(data, texts),
        sensitivity=data.get("sensitivity", ""),
        purpose=texts.get(f"{key}.purpose", ""),
        section=(section, texts.get(f"{section}.label", "")) if (section := data.get("section")) else None,
    )


def _limit(data: Any, texts: Mapping[str, str]) -> Limit:
    expression = expressions.parse(data)
    labels = (texts.get(f"{name}.label", "") for name in expressions.questions_in(expression))
    return Limit(expression, tuple(dict.fromkeys(filter(None, labels))))
