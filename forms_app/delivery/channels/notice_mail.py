"""Tells the municipality that something came in: reference and link, never who or what."""

from collections.abc import Callable

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forms_app.definition.loading import load
from forms_app.delivery import mail
from forms_app.delivery.models import Delivery
from forms_app.submissions.models import Submission
from forms_app.submissions.times import in_oslo
from sites.municipalities.models import Municipality

_desk: Callable[[Submission], str] = lambda _submission: f"{settings.WAGTAILADMIN_BASE_URL}/admin/"  # noqa: E731


def register_desk(url_of: Callable[[Submission], str]) -> None:
    """Called once at start by the room where staff read submissions; gives the absolute address of one."""
    global _desk
    _desk = url_of


def _address(submission: Submission) -> str:
    definition = load(submission.version_id, submission.language)
    return definition.settings.get("reception_address") or submission.municipality.reception_address


class NoticeMail:
    name = "notice_mail"
    label = gettext_lazy("Notice by e-mail to the municipality")

    def planned(self, submission: Submission) -> list[str]:
        return [""] if _address(submission) else []

    def deliver(self, delivery: Delivery) -> None:
        submission = delivery.submission
        municipality = submission.municipality
        with translation.override(staff_language(municipality)):
            title = load(submission.version_id, translation.get_language()).title
            mail.send(
                delivery.pk,
                municipality,
                to=_address(submission),
                reply_to="",
                subject=_("New submission %(reference)s: %(title)s")
                % {"reference": submission.reference, "title": title},
                paragraphs=[
                    _("%(municipality)s has received “%(title)s”.")
                    % {"municipality": municipality.name, "title": title},
                    _("Reference: %(reference)s") % {"reference": submission.reference}
                    + "\n"
                    + _("Sent: %(time)s") % {"time": in_oslo(submission.sent_at)},
                    _("Read it here (you must log in):") + "\n" + _desk(submission),
                    _("The content is not sent by e-mail, because it may be personal."),
                ],
            )


def staff_language(municipality: Municipality) -> str:
    """The language that a municipality works in."""
    return municipality.languages[0] if municipality.languages else settings.LANGUAGE_CODE
