"""The robot citizen: fills in every way through a dialog that it finds, with right and with wrong answers."""

import random
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forms_app.definition.loading import load
from forms_app.definition.model import Definition, Question
from forms_app.definition.models import LiveDialog
from forms_app.filling.journey import StepState, walk
from forms_app.quality.domains import empty
from forms_app.quality.filling import Filled, context_for
from forms_app.quality.paths import Path, paths
from forms_app.quality.posting import fields
from forms_app.quality.rehearsal import rehearse
from forms_app.quality.visitor import Visitor
from forms_app.questions import get
from forms_app.questions.answering import Answer
from forms_app.submissions.models import Submission
from forms_app.uploads import samples
from sites.languages.paths import in_language
from sites.municipalities.models import Municipality

MOST_PATHS = 40
MOST_SECONDS = 120.0
IN_OTHER_LANGUAGES = 3  # paths; the rules are the same there, and texts are shown on any of them
MOST_PAGES = 400  # of one path: more would be going round in circles
_STEP = re.compile(r"/steg/([0-9]+)/$")


@dataclass
class PathReport:
    """What the robot met on one way: its answers to the questions that decide it, how far it came, problems."""

    language: str
    answers: list[tuple[str, str]]
    pages: int = 0
    refused: int = 0
    sent: bool = False
    problems: list[str] = field(default_factory=list)


@dataclass
class Report:
    """All ways tried. `met` of `questions` questions were shown on any of them."""

    title: str
    paths: list[PathReport] = field(default_factory=list)
    met: int = 0
    questions: int = 0
    seconds: float = 0.0

    @property
    def problems(self) -> int:
        return sum(len(path.problems) for path in self.paths)

    @property
    def good(self) -> bool:
        """Whether every way was sent, without any problem."""
        return bool(self.paths) and all(path.sent and not path.problems for path in self.paths)

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"problems": self.problems, "good": self.good}


def explore(
    compiled: Mapping[str, Any],
    municipality: Municipality,
    *,
    most: int = MOST_PATHS,
    seconds: float = MOST_SECONDS,
) -> Report:
    """Sends a robot through a compiled dialog. Nothing of what it does is kept or delivered."""
    begun = time.monotonic()
    with rehearse(compiled, municipality) as live:
        definition = load(live.version_id, compiled["source_language"])
        report = Report(definition.title)
        met: set[str] = set()
        tried: set[str] = set()
        for number, language in enumerate(definition.languages):
            here = load(live.version_id, language)
            limit = min(most, IN_OTHER_LANGUAGES) if number else most
            # Every language has its part of what time is left, and at least one way.
            share = (begun + seconds - time.monotonic()) / (len(definition.languages) - number)
            until = time.monotonic() + share
            with translation.override(language):
                for path in paths(here, limit, max(share / 2, 1.0)):
                    report.paths.append(_Walk(live, here, municipality, path, tried).report())
                    met |= {a.question.id for state in path.filled.journey.steps for a in state.answers}
                    if time.monotonic() > until:
                        break
        asked = [question for question in definition.questions().values() if get(question.type).asks]
        report.questions = len(asked)
        report.met = sum(question.id in met for question in asked)
    report.seconds = round(time.monotonic() - begun, 1)
    return report


class _Walk:
    """One way through, page by page. What the pages say is compared with what the definition says."""

    def __init__(
        self,
        live: LiveDialog,
        definition: Definition,
        municipality: Municipality,
        path: Path,
        tried: set[str],
    ) -> None:
        self.live, self.definition, self.path, self.tried = live, definition, path, tried
        self.filled: Filled = path.filled
        self.context = context_for(definition)
        port = "" if settings.PUBLIC_PORT in (80, 443) else f":{settings.PUBLIC_PORT}"
        self.visitor = Visitor(f"{municipality.site.hostname}{port}")
        self.out = PathReport(definition.language, list(self._answers()))
        self.posted: dict[str, Any] = {}  # what the draft holds by now
        self.uploaded: set[str] = set()

    def _answers(self) -> Iterator[tuple[str, str]]:
        """The answers that make this way another than those before."""
        new = {name.split(" ")[1] for name in self.path.new if name.startswith("answer ")}
        for state in self.filled.journey.steps:
            for answer in state.answers:
                if answer.question.id in new and answer.value is not None:
                    shown = get(answer.question.type).display(answer.question, answer.value)
                    yield answer.question.label, shown

    def report(self) -> PathReport:
        """Goes the way and tells what became of it."""
        for answer in self.filled.stuck:
            self._problem(
                _("No answer to “%(question)s” is accepted: “%(error)s”")
                % {"question": answer.question.label, "error": answer.error}
            )
        if not self.filled.stuck:
            self._go()
        return self.out

    def _go(self) -> None:
        path = reverse("filling:start", args=[self.live.slug])
        self.visitor.get(in_language(path, self.definition.language))
        while self._is_fine() and self.out.pages < MOST_PAGES:
            self.out.pages += 1
            if found := _STEP.search(self.visitor.where):
                if not self._step(int(found[1])):
                    return
            elif self.visitor.where.endswith("/send/"):
                return self._review()
            else:
                return self._problem(_("The robot was led to %(path)s.") % {"path": self._shown_path()})
        if self.out.pages >= MOST_PAGES:
            self._problem(_("The robot goes round in circles."))

    def _is_fine(self) -> bool:
        if self.visitor.status == 200:
            return True
        self._problem(
            _("%(path)s answered with an error page (%(status)d).")
            % {"path": self._shown_path(), "status": self.visitor.status}
        )
        return False

    def _step(self, number: int) -> bool:
        """Answers one page; False when there is no going on."""
        state = self.filled.journey.step(number)
        form = self.visitor.page.form
        if state is None or form is None:
            self._problem(
                _("The robot was led to step %(number)d, which has nothing for it.") % {"number": number}
            )
            return False
        unseen = set(form.hidden.get("unseen", "").split())
        asked = [
            answer.question
            for answer in state.answers
            if get(answer.question.type).asks and not answer.known and answer.question.id not in unseen
        ]
        if state.step.id not in self.tried:
            self.tried.add(state.step.id)
            for wrong in (self._blanks(asked), self._wrongs(asked)):
                if not self._refused(state, asked, wrong):
                    return False
                if self.visitor.page.form is None:
                    return False
                # What was shown because of wrong answers is not what this way shows.
                form = self.visitor.page.form
        before = form.hidden.get("unseen")
        self._post(asked, {question.id: self.filled.typed.get(question.id) for question in asked}, files=True)
        after = self.visitor.page.form
        if after is None or not self.visitor.where.endswith(f"/steg/{number}/"):
            return True
        for message in self.visitor.page.errors.values():
            self._problem(
                _("A right answer was refused in “%(step)s”: %(message)s")
                % {"step": state.step.title, "message": message.strip()}
            )
        if self.visitor.page.errors:
            return False
        if after.hidden.get("unseen") == before:
            self._problem(_("“%(step)s” is shown again without saying why.") % {"step": state.step.title})
            return False
        return True

    def _blanks(self, asked: list[Question]) -> dict[str, Any]:
        return {question.id: empty(question) for question in asked}

    def _wrongs(self, asked: list[Question]) -> dict[str, Any]:
        chance = random.Random(self.definition.title)  # noqa: S311 - the same every time
        wrong = {
            question.id: get(question.type).wrong_sample(question, chance)
            for question in asked
            if question.type not in ("group", "files")
        }
        return {name: raw for name, raw in wrong.items() if raw is not None}

    def _refused(self, state: StepState, asked: list[Question], wrong: dict[str, Any]) -> bool:
        """Posts wrong answers among right ones; each must be answered with a message that leads to it."""
        if not wrong:
            return True
        typed = {question.id: self.filled.typed.get(question.id) for question in asked} | wrong
        expected = walk(self.definition, self.posted | typed, self.context).step(state.step.number)
        due = {
            answer.focus: answer.question.label
            for answer in (expected.errors if expected else ())
            if answer.question.id in wrong and answer.question.type != "files"
        }
        if not due:
            return True  # everything may be left empty: posting it would lead on
        self._post(asked, typed)
        self.out.pages += 1
        if not self._is_fine():
            return False
        for control, label in due.items():
            if control in self.visitor.page.errors:
                self.out.refused += 1
            else:
                self._problem(
                    _("A wrong answer to “%(question)s” was not refused with a message.")
                    % {"question": label}
                )
        return True

    def _post(self, asked: list[Question], typed: Mapping[str, Any], files: bool = False) -> None:
        pairs = [pair for question in asked for pair in fields(question, typed.get(question.id))]
        self.visitor.post(pairs, list(self._files(asked, typed)) if files else [])
        self.posted |= {name: raw for name, raw in typed.items() if raw is not None}

    def _files(self, asked: list[Question], typed: Mapping[str, Any]) -> Iterator[tuple[str, str, bytes]]:
        for question in asked:
            raw = typed.get(question.id)
            if question.type == "group":
                for row in raw or ():
                    yield from self._files(
                        list(get("group").in_row(question, row["id"], 0)),  # type: ignore[attr-defined]
                        row["answers"],
                    )
            elif (
                question.type == "files"
                and raw
                and raw["how"] == "now"
                and question.place not in self.uploaded
            ):
                self.uploaded.add(question.place)
                yield f"{question.name}-file", *samples.sample(question)

    def _review(self) -> None:
        text = self.visitor.page.text
        for state in self.filled.journey.steps:
            for answer in single(state.answers):
                if answer.value is not None and answer.question.label not in text:
                    self._problem(
                        _("The review does not show “%(question)s”.") % {"question": answer.question.label}
                    )
        if self.visitor.page.form is None:
            return self._problem(_("The review has no form to send."))
        self.visitor.post([])
        if not self._is_fine():
            return None
        sent = list(Submission.objects.filter(dialog=self.live.dialog).order_by("-sent_at"))
        reference = self.visitor.path.rstrip("/").rpartition("/")[2]
        if not sent or sent[0].reference != reference or reference not in text_of(self.visitor):
            return self._problem(_("Send did not lead to a receipt."))
        self.out.sent = True
        return None

    def _shown_path(self) -> str:
        return self.visitor.path.replace(self.live.slug, "…")

    def _problem(self, message: str) -> None:
        self.out.problems.append(message)


def single(answers: Iterable[Answer]) -> Iterator[Answer]:
    """The answers, those in rows in place of their groups."""
    for answer in answers:
        if answer.question.questions:
            for row in answer.rows:
                yield from single(row.answers)
        else:
            yield answer


def text_of(visitor: Visitor) -> str:
    """The words of the page, references without the spaces they are shown with."""
    return re.sub(r"\s+", "", visitor.page.text)


def summary(report: Report) -> str:
    """The report in one sentence."""
    sent = sum(path.sent for path in report.paths)
    return ngettext(
        "%(sent)d of %(count)d way was sent, %(refused)d wrong answers were refused, "
        "%(met)d of %(questions)d questions were met, %(problems)d problems.",
        "%(sent)d of %(count)d ways were sent, %(refused)d wrong answers were refused, "
        "%(met)d of %(questions)d questions were met, %(problems)d problems.",
        len(report.paths),
    ) % {
        "sent": sent,
        "count": len(report.paths),
        "refused": sum(path.refused for path in report.paths),
        "met": report.met,
        "questions": report.questions,
        "problems": report.problems,
    }
