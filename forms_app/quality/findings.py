"""What is to be mended in a dialog. Errors keep it from being published; warnings ask the editor first."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from forms_app.definition.compiler import DIALOG_SETTINGS, DIALOG_TEXTS, compile_dialog
from forms_app.definition.model import Definition, Question, Step, read
from sites.municipalities.models import Municipality

if TYPE_CHECKING:
    from forms_app.editor.models import DialogPage

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: what kind (`code`), said to the editor, and the block or page field it is about."""

    severity: str
    code: str
    message: str
    question: str | None = None
    step: str | None = None
    field: str = ""

    @property
    def block(self) -> str:
        """The id of the editor's block to mend; empty where it is the dialog as a whole."""
        return self.question or self.step or ""

    @property
    def page_field(self) -> str:
        """The name of the page's own field to mend, where it is one of them."""
        name = self.field.partition(" ")[0]
        return name if not self.block and name in (*DIALOG_TEXTS, *DIALOG_SETTINGS) else ""

    @property
    def is_error(self) -> bool:
        return self.severity == ERROR

    @property
    def fingerprint(self) -> str:
        """The same for as long as the finding is the same, whatever language it is read in."""
        parts = (self.code, self.question or "", self.step or "", self.field)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def error(code: str, message: str, **place: str | None) -> Finding:
    """A finding that keeps the dialog from being published."""
    return Finding(ERROR, code, message, **place)  # type: ignore[arg-type]


def warning(code: str, message: str, **place: str | None) -> Finding:
    """A finding that the editor may publish in spite of."""
    return Finding(WARNING, code, message, **place)  # type: ignore[arg-type]


@dataclass
class Subject:
    """A dialog under examination: its page as it is being edited, saved or not, and whose it is."""

    page: "DialogPage"
    municipality: Municipality | None

    @cached_property
    def definition(self) -> Definition | None:
        """What it would compile to; None while its rules cannot even be read."""
        return self.definition_in(self.page.locale.language_code)

    def definition_in(self, language: str) -> Definition | None:
        """What citizens would get in a language."""
        try:
            return read(self.compiled, 0, language) if self.compiled else None
        except (KeyError, ValueError):
            return None

    @cached_property
    def compiled(self) -> dict[str, Any] | None:
        """The JSON that publishing would store, with the texts of the live translations; None as above."""
        try:
            return compile_dialog(self.page, self.translations)
        except (KeyError, ValueError):
            return None

    @cached_property
    def translations(self) -> Sequence["DialogPage"]:
        """The live pages of the dialog in other languages."""
        if not self.page.pk:
            return ()
        return list(
            type(self.page)
            .objects.filter(translation_key=self.page.translation_key, live=True)
            .exclude(locale=self.page.locale)
            .select_related("locale")
        )

    def asked(self) -> Iterator[tuple[Step, Question]]:
        """Every question with its step, those that groups repeat too; of what can be read so far."""
        for step in self.definition.steps if self.definition else ():
            for question in step.questions:
                yield step, question
                for inner in question.questions:
                    yield step, inner


Check = Callable[[Subject], Iterable[Finding]]
_checks: list[Check] = []


def register(check: Check) -> Check:
    """Has every examination ask `check` too."""
    _checks.append(check)
    return check


def findings(subject: Subject) -> list[Finding]:
    """Everything to mend in a dialog, errors first, otherwise in the order of the checks."""
    found = [finding for check in _checks for finding in check(subject)]
    return sorted(found, key=lambda finding: not finding.is_error)
