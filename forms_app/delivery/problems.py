"""Why a delivery did not succeed, as short codes: answers of others may name people and are not stored."""

import smtplib

from django.utils.translation import gettext as _

CRASHED = "crashed"
TIMEOUT = "timeout"
CONNECTION = "connection"
ADDRESS = "address"
CHANNEL = "channel"


def of_smtp_code(code: int) -> str:
    """The code of an SMTP reply (RFC 5321, section 4.2)."""
    return f"smtp {code}"


def of_exception(error: BaseException) -> str:
    """The code of an exception that a channel did not foresee: its class, never its message."""
    # smtplib wraps a timeout while it waits for a reply in SMTPServerDisconnected.
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return TIMEOUT
    if isinstance(error, (OSError, smtplib.SMTPServerDisconnected)):
        return CONNECTION
    return f"error {type(error).__name__}"[:100]


def explain(code: str) -> str:
    """What staff read about a code, in the active language."""
    kind, _space, detail = code.partition(" ")
    match kind:
        case "":
            return ""
        case "smtp":
            return _("The mail server answered %(code)s.") % {"code": detail}
        case "timeout":
            return _("The other side did not answer in time.")
        case "connection":
            return _("There was no connection with the other side.")
        case "address":
            return _("The address cannot receive mail.")
        case "crashed":
            return _("The work was broken off.")
        case "channel":
            return _("This installation does not know the channel.")
    return _("An unexpected error (%(name)s).") % {"name": detail}
