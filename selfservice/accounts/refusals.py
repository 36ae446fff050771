"""Why a login was not accepted, and what the citizen is told about it."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reason(StrEnum):
    """The code on the page and in the log; it says nothing about the person."""

    CANCELLED = "cancelled"
    FOREIGN_STATE = "foreign-state"
    UNAVAILABLE = "unavailable"
    PROVIDER_ERROR = "provider-error"
    CODE_REFUSED = "code-refused"
    RESPONSE_ISSUER = "response-issuer"
    NO_ID_TOKEN = "no-id-token"  # noqa: S105
    ALGORITHM = "algorithm"
    UNKNOWN_KEY = "unknown-key"
    SIGNATURE = "signature"
    ISSUER = "issuer"
    AUDIENCE = "audience"
    OUT_OF_TIME = "out-of-time"
    NONCE = "nonce"
    SUBJECT = "subject"
    STALE_LOGIN = "stale-login"
    LOW_LEVEL = "low-level"
    NO_NATIONAL_ID = "no-national-id"
    INVALID_NATIONAL_ID = "invalid-national-id"
    NOT_A_CITIZEN = "not-a-citizen"


class Refused(Exception):
    """A login that is not accepted."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the page says: what happened, what to do. `status` is the page's HTTP status."""

    status: int
    title: Promise
    happened: Promise
    advice: Promise


_UNTRUSTED = Explanation(
    400,
    _("We could not trust the answer from ID-porten"),
    _(
        "The answer that should tell us who you are did not pass our checks, so you are not logged in. "
        "Nothing about you has been stored."
    ),
    _("Try to log in again. If it happens once more, contact the municipality and state the code below."),
)
_OUTDATED = Explanation(
    400,
    _("The login took too long or has already been used"),
    _("For your safety a login can be used once, in the browser where it began, and for ten minutes."),
    _("Log in again. What you have filled in and saved is kept."),
)
_EXPLANATIONS = {
    Reason.CANCELLED: Explanation(
        200,
        _("You cancelled the login"),
        _("You are not logged in, and nothing has been stored."),
        _("Log in again whenever you want, or go back to the homepage."),
    ),
    Reason.FOREIGN_STATE: _OUTDATED,
    Reason.CODE_REFUSED: _OUTDATED,
    Reason.OUT_OF_TIME: _OUTDATED,
    Reason.STALE_LOGIN: Explanation(
        400,
        _("You must show who you are once more"),
        _("You have been away for a while, and ID-porten did not ask you to log in anew."),
        _("Log in again. What you have filled in and saved is kept."),
    ),
    Reason.UNAVAILABLE: Explanation(
        503,
        _("ID-porten does not answer"),
        _("The national login service is down or slow, so you cannot log in right now."),
        _("Try again in a few minutes. What you have filled in and saved is kept."),
    ),
    Reason.PROVIDER_ERROR: Explanation(
        502,
        _("ID-porten could not complete the login"),
        _("ID-porten reported an error, so you are not logged in."),
        _("Try to log in again. If it happens once more, contact the municipality and state the code below."),
    ),
    Reason.LOW_LEVEL: Explanation(
        403,
        _("You must log in more securely"),
        _("The way you logged in does not reach the assurance level that this service demands."),
        _("Log in again and choose BankID, Buypass or Commfides."),
    ),
    Reason.NO_NATIONAL_ID: Explanation(
        403,
        _("You need a Norwegian national identity number"),
        _("You logged in with an electronic ID without a Norwegian national identity number or D number."),
        _("Log in with another electronic ID, or contact the municipality to get the service another way."),
    ),
    Reason.NOT_A_CITIZEN: Explanation(
        403,
        _("This account cannot be used here"),
        _("The account is closed, or it is not a citizen's account."),
        _("Contact the municipality and state the code below."),
    ),
}


def explain(reason: Reason) -> Explanation:
    """The page's texts. Every way of tampering reads the same: only the code tells them apart."""
    return _EXPLANATIONS.get(reason, _UNTRUSTED)
