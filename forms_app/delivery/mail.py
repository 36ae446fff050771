"""One plain-text mail, handed to the mail server so that every outcome is told apart.

The split of outcomes follows RFC 5321, section 4.2.1: 4yz may work later, 5yz will not.
"""

import smtplib
from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, mailers
from django.core.validators import validate_email

from forms_app.delivery import problems
from forms_app.delivery.channels import Permanent, Retry
from sites.municipalities.models import Municipality
from sites.queue.killpoints import reach

_GONE = 421  # "closing transmission channel": always worth another try
_AUTH = range(530, 540)  # our own account at the server is refused: the message itself is not


def send(
    key: UUID,
    municipality: Municipality,
    *,
    to: str,
    reply_to: str,
    subject: str,
    paragraphs: list[str],
) -> None:
    """Sends one mail in the municipality's name.

    `key` names the mail: Message-ID is the same for every attempt, so that a receiver who gets it twice sees
    one.
    Raises Retry or Permanent.
    """
    try:
        validate_email(to)
    except ValidationError as invalid:
        raise Permanent(problems.ADDRESS) from invalid
    message = EmailMessage(
        subject=_one_line(subject),
        body="\n\n".join(paragraphs) + "\n",
        from_email=_sender(municipality),
        to=[to],
        reply_to=[reply_to] if reply_to else [],
        headers={
            "Message-ID": f"<{key}@{municipality.site.hostname}>",
            "Auto-Submitted": "auto-generated",  # RFC 3834: no holiday answers, please
        },
    )
    _hand_over(message)


def _hand_over(message: EmailMessage) -> None:
    mailer = mailers["default"]
    try:
        mailer.open()
        reach("mail.before_handover")
        mailer.send_messages([message])
        reach("mail.after_handover")
    except smtplib.SMTPRecipientsRefused as refused:
        code = next(iter(refused.recipients.values()))[0]
        raise _by_code(code) from None
    except smtplib.SMTPResponseException as answered:
        raise _by_code(answered.smtp_code) from None
    except (smtplib.SMTPException, OSError) as broken:
        raise Retry(problems.of_exception(broken)) from None
    except ValueError:
        # Django's own refusal of an address that cannot be written in a header or envelope.
        raise Permanent(problems.ADDRESS) from None
    finally:
        _close(mailer)


def _close(mailer: object) -> None:
    """Whatever happens after the server took the mail must not make us send it again."""
    with suppress(smtplib.SMTPException, OSError):
        mailer.close()


def _by_code(code: int) -> Retry | Permanent:
    outcome = Permanent if code >= 500 and code not in _AUTH else Retry
    return outcome(problems.of_smtp_code(code))


def _sender(municipality: Municipality) -> str:
    name = _one_line(municipality.name).replace("\\", "").replace('"', "")
    return f'"{name}" <{settings.DEFAULT_FROM_EMAIL}>'


def _one_line(text: str) -> str:
    return " ".join(text.split())
