"""The parts that the editor blocks of question types are built from."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.editor.note_block import NoteBlock
from forms_app.editor.rule_block import RuleBlock
from forms_app.questions.folding import FoldingBlock

machine_name = RegexValidator(
    r"^[a-z][a-z0-9_]*$", _("Use small letters a–z, digits and underscore, beginning with a letter.")
)


class MachineValueBlock(blocks.CharBlock):
    """A value for machines. wagtail-localize translates every CharBlock that does not say otherwise."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        return value


class OptionBlock(blocks.StructBlock):
    """A choice. What is stored is its value, never its label or its place in the list."""

    label = blocks.CharBlock(label=_("Option"), default="", max_length=200)
    value = MachineValueBlock(
        label=_("Machine value"),
        help_text=_("Only when another system needs a certain value. Made for you otherwise."),
        required=False,
        default="",
        max_length=50,
        validators=[RegexValidator(r"^[\w-]+$", _("Use letters, digits, hyphen and underscore."))],
    )
    show_if = RuleBlock(label=_("Offered"))

    class Meta:
        icon = "radio-full"
        label = _("Option")
        form_layout = blocks.BlockGroup(children=["label"], settings=["value", "show_if"])


# What a new list of options holds: a choice needs two.
TWO_EMPTY = [{"label": "", "value": ""}, {"label": "", "value": ""}]


def compile_options(options: Any) -> tuple[list[str], dict[str, str]]:
    """The stored values of an options list in order, and the texts (“option.<value>”) of their labels."""
    pairs = [(item.value["value"] or item.id, item.value["label"]) for item in options.bound_blocks]
    return [value for value, _label in pairs], {f"option.{value}": label for value, label in pairs}


def check_options(options: Any) -> list[tuple[str, str]]:
    """What keeps an options list from being published: (field, message)."""
    values, texts = compile_options(options)
    if len(values) < 2:
        return [("options", gettext("Give at least two options."))]
    if any(not label.strip() for label in texts.values()):
        return [("options", gettext("Every option needs a text."))]
    if len(set(values)) < len(values):
        return [("options", gettext("Two options have the same machine value."))]
    if len({label.strip().lower() for label in texts.values()}) < len(values):
        return [("options", gettext("Two options have the same text."))]
    return []


class CheckBlock(blocks.StructBlock):
    """What must hold for an answer, or for all answers on a page, and what citizens are told otherwise."""

    rule = RuleBlock(label=_("Accepted only when"))
    message = blocks.CharBlock(
        label=_("Message otherwise"),
        help_text=_("Say what to do, for example: Write a day after the one you came."),
        required=False,
        default="",
        max_length=250,
    )

    class Meta:
        icon = "warning"
        label = _("Check")
        label_format = "{message}"


def checks_block() -> blocks.ListBlock:
    """The checks of a question or a step; none to begin with."""
    return blocks.ListBlock(CheckBlock(), label=_("Checks"), required=False, default=[])


# What few questions need: folded away in the editor.
ADVANCED = ("show_if", "require_if", "checks", "error", "prefill", "sensitivity", "purpose", "key")
COMMON = ("note", "label", "help", "required", *ADVANCED)


class QuestionBlock(FoldingBlock):
    """What every question has. Types add their own fields, which are laid out after label and help."""

    note = NoteBlock(
        label=_("Note to editors"),
        help_text=_("Citizens never see this. It disappears when you empty it."),
        required=False,
        default="",
        rows=3,
    )
    label = blocks.CharBlock(label=_("Question"), default="", max_length=250)
    help = blocks.TextBlock(
        label=_("Help"),
        help_text=_("Short help, shown under the question."),
        required=False,
        default="",
        rows=2,
    )
    required = blocks.BooleanBlock(label=_("Must be answered"), required=False, default=True)
    show_if = RuleBlock(label=_("Shown"))
    require_if = RuleBlock(label=_("Must be answered when"))
    checks = checks_block()
    error = blocks.CharBlock(
        label=_("Message when not answered"),
        help_text=_("Say what to do. Leave empty for the standard message."),
        required=False,
        default="",
        max_length=250,
    )
    sensitivity = blocks.ChoiceBlock(
        label=_("Sensitivity"),
        help_text=_("Special categories are those of GDPR article 9. Then people must be told why you ask."),
        choices=[
            ("personal", _("Personal, to be handled with care")),
            ("special", _("Special category: health, belief, ethnicity, trade union, sexual life …")),
        ],
        required=False,
        default="",
    )
    purpose = blocks.TextBlock(
        label=_("Why you ask"),
        help_text=_("What the answer is used for. Shown under the question as “Why we ask”."),
        required=False,
        default="",
        rows=2,
    )
    key = MachineValueBlock(
        label=_("Machine key"),
        help_text=_("The name other systems know the answer by. Made from the question when empty."),
        required=False,
        default="",
        max_length=50,
        validators=[machine_name],
    )

    def get_form_layout(self) -> blocks.BlockGroup:
        own = [name for name in self.child_blocks if name not in COMMON]

        def present(*names: str) -> list[Any]:
            return [name for name in names if name in self.child_blocks]

        advanced = blocks.BlockGroup(
            children=present(*ADVANCED),
            heading=_("Conditions and settings"),
            icon="cog",
            classname="collapsed",
            label_format="",
        )
        return blocks.BlockGroup(
            children=[*present("note", "label", "help"), *own, *present("required"), advanced],
            label_format="",
        )

    class Meta:
        label_format = "{label}"


def prefill_block(help_text: Any) -> blocks.BooleanBlock:
    """Whether a question begins with what we know already (see QuestionType.suggestion)."""
    return blocks.BooleanBlock(
        label=_("Fill in what we know"), help_text=help_text, required=False, default=False
    )


def prefilled(value: Mapping[str, Any]) -> dict[str, bool]:
    """The setting that says so, where it does."""
    return {"prefill": True} if value["prefill"] else {}


def number_text(value: Any) -> str | None:
    """A number from an editor's field as text without exponent, for JSON; None where there is none."""
    # Below several streams Wagtail hands out what was stored, which is text.
    return None if value is None else format(Decimal(value), "f")
