"""The words of the rule picker and the formula field, in the editor's language."""

from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from forms_app.rules.calculation_words import CALCULATION_WORDS, COUNTED_WORDS
from forms_app.rules.sentence import PURPOSES


def words() -> dict[str, object]:
    """What rule-sentence.js, rule-input.js and formula.js need beside question types and operators."""
    return {
        "purposes": PURPOSES,
        "calculation": {name: str(text) for name, text in CALCULATION_WORDS.items()},
        # For one, and for any other number: no language of the editor's has more forms.
        "counted": {name: [forms(1), forms(2)] for name, forms in COUNTED_WORDS.items()},
        "functions": {
            "sum": pgettext("formula", "sum"),
            "count": pgettext("formula", "count"),
            "min": pgettext("formula", "min"),
            "max": pgettext("formula", "max"),
            "round": pgettext("formula", "round"),
            "if": pgettext("formula", "if"),
            "days": pgettext("formula", "days"),
            "months": pgettext("formula", "months"),
            "years": pgettext("formula", "years"),
            "today": pgettext("formula", "today"),
            "and": pgettext("formula", "and"),
            "or": pgettext("formula", "or"),
            "not": pgettext("formula", "not"),
            "answered": pgettext("formula", "answered"),
        },
    }


def labels() -> dict[str, str]:
    """The names of the picker's controls and buttons."""
    return {
        "decimal_mark": get_format("DECIMAL_SEPARATOR", use_l10n=True),
        "match_none": _("None of these is true"),
        "add_group": _("Add group of conditions"),
        "remove_group": _("Remove group"),
        "rows_some": _("has at least one where"),
        "rows_every": _("has only such where"),
        "rows_count": _("how many there are"),
        "calculation": _("A calculation …"),
        "compare_with": _("Compared with"),
        "with_value": _("this"),
        "with_question": _("the answer to"),
        "with_today": _("today"),
        "with_calc": _("a calculation"),
        "days_from_today": _("Days from today (−30: 30 days ago)"),
        "require_add": _("Must be answered when …"),
        "require_remove": _("Remove"),
        "offer_add": _("Offer only when …"),
        "offer_remove": _("Offer always"),
        "check_add": _("Choose what must be true …"),
        "check_remove": _("Remove"),
        "pay_add": _("Only when …"),
        "pay_remove": _("Always"),
        "require_legend": _("Must be answered when"),
        "offer_legend": _("Offer only when"),
        "check_legend": _("Accepted only when"),
        "pay_legend": _("Only when"),
        "formula": _("Formula"),
        "limit_add": _("Let other answers set it …"),
        "formula_help": _("For example: [Length] * 250 + 100. Write [ to choose a question."),
        "insert_question": _("Insert answer …"),
        "insert_function": _("Insert function …"),
        "formula_empty": _("Write a calculation."),
        "formula_end": _("Something is missing at the end of the formula."),
        "formula_unknown": _("There is no question “%(name)s” before this one."),
        "formula_unexpected": _("“%(text)s” cannot stand here: “… %(before)s”."),
        "formula_function": _("“%(name)s” is no function. Use one of: %(functions)s."),
        "formula_parts": _("“%(name)s” needs %(count)s parts with ; between them."),
        "formula_group": _("“%(name)s” is not repeated, so there is nothing to count or add up."),
        "formula_condition": _("A comparison is missing, for example [Length] > 10."),
        "formula_option": _("“%(name)s” is no option of “%(question)s”."),
    }
