"""Whether the parts of a dialog fit together: the publish gate's own problems, as findings."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from forms_app.editor import gate
from forms_app.quality.findings import Finding, Subject, error


def structure(subject: Subject) -> Iterator[Finding]:
    """Rules that do not resolve, questions without a text, keys used twice, and whatever types refuse."""
    steps = subject.page.steps
    for problem in gate.problems(steps):
        step = None if problem.step is None else steps[problem.step]
        question = None
        if step is not None and problem.question is not None:
            question = step.value["questions"][problem.question].id
        yield error(
            f"structure.{problem.field or 'block'}",
            problem.message,
            step=step and step.id,
            question=question,
            field="steps",
        )


def completeness(subject: Subject) -> Iterator[Finding]:
    """What citizens must be told before they start."""
    messages = {
        "summary": _("Say in short what people can do here."),
        "next_steps": _("Say what happens after the application is sent."),
        "los_theme": _("Choose a theme, so that people find the dialog."),
    }
    for name, message in messages.items():
        if not getattr(subject.page, name):
            yield error("missing", message, field=name)


def reception(subject: Subject) -> Iterator[Finding]:
    """Somewhere for what comes in: an address that notices go to."""
    owner = subject.municipality
    if not subject.page.reception_address and not (owner and owner.reception_address):
        yield error(
            "reception", _("The municipality has no reception address: write one."), field="reception_address"
        )
