"""What editors call the parts of a compiled dialog."""

from functools import cache

from django.utils.translation import gettext_lazy as _

from forms_app import questions

_TEXTS = {
    "title": _("Title"),
    "summary": _("In short"),
    "audience": _("Who it is for"),
    "needs": _("What you need"),
    "next_steps": _("What happens next"),
    "processing_time": _("Processing time"),
    "contact": _("Contact"),
    "intro": _("Introduction"),
    "label": _("Question"),
    "help": _("Help text"),
    "purpose": _("Why we ask"),
    "error": _("Error message"),
    "body": _("Text"),
    "unit": _("Unit"),
}
_PREFIXES = {
    "option": _("Option"),
    "check": _("Message of a check"),
    "statement": _("Statement"),
    "entry": _("Text that unfolds"),
    "line": _("Amount"),
}
_SETTINGS = {
    "los_theme": _("Theme"),
    "minutes": _("Time needed (minutes)"),
    "reception_address": _("Reception address"),
    "retention_days": _("Keep drafts (days)"),
    "minimum": _("Lowest"),
    "maximum": _("Highest"),
    "decimals": _("Decimals"),
    "max_length": _("Longest (characters)"),
    "rows": _("Rows"),
    "layout": _("Layout"),
    "receipt": _("Receives the receipt"),
    "facts": _("Facts"),
    "calculation": _("Calculation"),
    "parts": _("Asked for"),
    "ways": _("How files can be sent"),
}
_SENSITIVITIES = {"personal": _("Personal"), "special": _("Special category")}
_LEVELS = {
    "none": _("No login"),
    "substantial": _("Log in at level substantial"),
    "high": _("Log in at level high"),
}


def text_name(name: str) -> str:
    """The name of a text of a dialog, step or question: “label”, “option.<value>”, …"""
    return str(_TEXTS.get(name) or _PREFIXES.get(name.partition(".")[0]) or _plain(name))


def setting_name(name: str) -> str:
    """The name of a setting of a dialog or question."""
    return str(_SETTINGS.get(name) or _plain(name))


def level_name(level: str) -> str:
    """The name of an assurance level."""
    return str(_LEVELS.get(level, level))


def sensitivity_name(sensitivity: str) -> str:
    """How careful people are with an answer; empty where nobody has said so."""
    return str(_SENSITIVITIES.get(sensitivity, sensitivity))


def type_name(kind: str) -> str:
    """The name of a question type, as the editor's list of blocks has it."""
    return str(_label_of(kind) or _plain(kind))


@cache
def _label_of(kind: str) -> object:
    return questions.get(kind).block().label  # lazy: it follows the language of whoever reads


def _plain(name: str) -> str:
    return name.partition(".")[0].replace("_", " ").capitalize()
