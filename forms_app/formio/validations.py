"""Validations of Form.io: limits of dates, and JavaScript of the form's own, as checks."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from forms_app.formio.combining import compared, every, negated
from forms_app.formio.conditions import Reader
from forms_app.formio.form import Component
from forms_app.formio.javascript import result_of
from forms_app.formio.syntax import Call, Choice, Expression, Literal, Unreadable, path_of
from forms_app.formio.targets import Target, Targets
from forms_app.formio.texts import Words

# What NAV's own validators check, by the question types that do the same of themselves.
BUILT_IN: Mapping[str, tuple[str, ...]] = {
    "validateFnr": ("national_id",),
    "validateFnrNew": ("national_id",),
    "validateOrganizationNumber": ("organisation_number",),
    "validateAccountNumber": ("bank_account",),
    "validateAccountNumberNew": ("bank_account",),
    "validateIban": ("iban",),
    "validateIBAN": ("iban",),
    "validateIbanNew": ("iban",),
    "validateEmail": ("email",),
    "validatePhoneNumber": ("phone",),
    "validateDatePicker": ("date",),
    "validateDatePickerV2": ("date",),
    "validateMonthPicker": ("month",),
    "validateYear": ("year",),
}

Check = dict[str, Any]  # {"rule", "message"}


def checks_of(targets: Targets, component: Component, target: Target, words: Words) -> list[Check]:
    """The checks of the component's own JavaScript; none where the type of question checks as much itself.

    Raises Unreadable.
    """
    source = component.mapping("validate").get("custom")
    if not isinstance(source, str) or not source.strip():
        return []
    return _checks(Reader.of(targets, component), result_of(source, "valid"), target, words, True)


def _checks(
    reader: Reader, script: Expression, target: Target, words: Words, when: bool | dict[str, Any]
) -> list[Check]:
    match script:
        case Literal(True):
            return []
        case Literal(str(message)):
            rule = negated(when)
            if isinstance(rule, bool):
                raise Unreadable(_("it refuses every answer, or none"))
            return [{"rule": rule, "message": words.plain(message)}]
        case Choice(test, then, otherwise):
            holds = reader.rule(test)
            return [
                *_checks(reader, then, target, words, every([when, holds])),
                *_checks(reader, otherwise, target, words, every([when, negated(holds)])),
            ]
        case Call(callee, _arguments):
            names = path_of(callee) or ("",)
            kinds = BUILT_IN.get(names[-1]) if names[0] in ("instance", "utils", "util") else None
            if kinds and target.type in kinds and when is True:
                return []
            if kinds:
                raise Unreadable(
                    _("“%(name)s” is for another type than “%(type)s”")
                    % {"name": names[-1], "type": target.type}
                )
    raise Unreadable(_("it checks in a way that has no counterpart here"))


def date_checks(targets: Targets, component: Component, target: Target, words: Words) -> list[Check]:
    """The limits that a date question has in Form.io as properties: days from today, and another date.

    Raises Unreadable.
    """
    checks: list[Check] = []
    if target.type != "date":
        return checks
    earliest, latest = (_days(component, name) for name in ("earliestAllowedDate", "latestAllowedDate"))
    if earliest is not None:
        rule = compared(target, "at_least", {"today": earliest})
        checks.append({"rule": rule, "message": _relative(words, earliest, True)})
    if latest is not None:
        rule = compared(target, "at_most", {"today": latest})
        checks.append({"rule": rule, "message": _relative(words, latest, False)})
    if before := component.text("beforeDateInputKey"):
        # In rows, NAV writes the name of the rows before that of the date, whatever that name has become.
        other = targets.find(component.scope, (before.rpartition(".")[2],)) or targets.near(component, before)
        if other is None or other.type != "date":
            raise Unreadable(
                _("it compares with “%(name)s”, which is no date of the form") % {"name": before}
            )
        if other.rows not in (None, target.rows):
            raise Unreadable(_("it compares with a date in a row of another group"))
        equal = component.data.get("mayBeEqual") is True
        late = compared(target, "at_least" if equal else "greater_than", {"question": other.question})
        # Nothing to compare with, nothing wrong.
        rule = {"any": [compared(other, "not_answered"), late]}
        message = (
            _("Write the same day as the earlier date, or a later one.")
            if equal
            else _("Write a day after the earlier date.")
        )
        checks.append({"rule": rule, "message": words.ours(message)})
    return checks


def _days(component: Component, name: str) -> int | None:
    value = component.data.get(name)
    if isinstance(value, bool) or value in (None, ""):
        return None
    try:
        return int(value)
    except (TypeError, ValueError) as error:
        raise Unreadable(_("a limit of the date is no number of days")) from error


def _relative(words: Words, days: int, earliest: bool) -> str:
    if days == 0:
        return words.ours(
            _("Write today's date or a later one.")
            if earliest
            else _("Write today's date or an earlier one.")
        )
    if earliest and days < 0:
        message = ngettext_lazy(
            "Write a date no more than %(days)d day back.",
            "Write a date no more than %(days)d days back.",
            "days",
        )
    elif earliest:
        message = ngettext_lazy(
            "Write a date at least %(days)d day ahead.", "Write a date at least %(days)d days ahead.", "days"
        )
    elif days < 0:
        message = ngettext_lazy(
            "Write a date at least %(days)d day back.", "Write a date at least %(days)d days back.", "days"
        )
    else:
        message = ngettext_lazy(
            "Write a date no more than %(days)d day ahead.",
            "Write a date no more than %(days)d days ahead.",
            "days",
        )
    return words.ours(message, days=abs(days))
