"""Confirms to the citizen what was received: reference and link, never answers or name."""

from collections.abc import Callable

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forms_app.definition.loading import load
from forms_app.delivery import mail
from forms_app.delivery.models import Delivery
from forms_app.receipts.links import receipt_url
from forms_app.submissions.models import Submission
from forms_app.submissions.reading import what_happens_next
from forms_app.submissions.times import in_oslo

_profile_email: Callable[[int], str | None] = lambda _citizen_id: None  # noqa: E731


def register_profile_email(lookup: Callable[[int], str | None]) -> None:
    """Called once at start by the room that knows citizens: the address in a citizen's profile, if any."""
    global _profile_email
    _profile_email = lookup


class ConfirmationMail:
    name = "confirmation_mail"
    label = gettext_lazy("Confirmation by e-mail to the sender")

    def planned(self, submission: Submission) -> list[str]:
        definition = load(submission.version_id, submission.language)
        answers = submission.answers
        for question in definition.questions().values():
            if question.type == "email" and question.settings.get("receipt") and answers.get(question.id):
                return [answers[question.id]]
        address = _profile_email(submission.citizen_id) if submission.citizen_id else None
        return [address] if address else []

    def deliver(self, delivery: Delivery) -> None:
        submission = delivery.submission
        municipality = submission.municipality
        with translation.override(submission.language):
            definition = load(submission.version_id, submission.language)
            contact = [part for part in (municipality.phone, municipality.email) if part]
            mail.send(
                delivery.pk,
                municipality,
                to=delivery.recipient,
                reply_to=municipality.email,
                subject=_("We have received “%(title)s” (%(reference)s)")
                % {"title": definition.title, "reference": submission.reference},
                paragraphs=[
                    _("%(municipality)s has received “%(title)s”.")
                    % {"municipality": municipality.name, "title": definition.title},
                    _("Reference: %(reference)s") % {"reference": submission.reference}
                    + "\n"
                    + _("Sent: %(time)s") % {"time": in_oslo(submission.sent_at)},
                    *_section(_("What happens next"), what_happens_next(definition)),
                    _("See your receipt, and follow what happens:") + "\n" + receipt_url(submission),
                    *_section(_("Contact"), "\n".join([municipality.name, *contact])),
                ],
            )


def _section(heading: str, text: str) -> list[str]:
    return [f"{heading}\n{text}"] if text else []
