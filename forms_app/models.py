"""Django finds models here; each room keeps its own."""

from forms_app.bank.models import BankEntry
from forms_app.definition.models import DialogVersion, LiveDialog
from forms_app.delivery.models import Delivery
from forms_app.editor.models import DialogPage
from forms_app.filling.models import Attempt, Draft, HeldAnswers, ResumeCode
from forms_app.formio.models import FormImport
from forms_app.quality.models import AcceptedWarning, Expectation, RobotRun
from forms_app.submissions.models import Submission
from forms_app.uploads.models import Attachment, AttachmentPiece
from forms_app.versions.models import Availability

__all__ = [
    "AcceptedWarning",
    "Attachment",
    "AttachmentPiece",
    "Attempt",
    "Availability",
    "BankEntry",
    "Delivery",
    "DialogPage",
    "DialogVersion",
    "Draft",
    "Expectation",
    "FormImport",
    "HeldAnswers",
    "LiveDialog",
    "ResumeCode",
    "RobotRun",
    "Submission",
]
