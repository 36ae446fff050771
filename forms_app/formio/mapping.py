"""Which of our question types each type of Form.io component becomes."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from forms_app.formio.fields import bound, common, options, shortened, whole_bound
from forms_app.formio.form import Component, objects
from forms_app.formio.made import Made, NotMapped
from forms_app.formio.texts import Words

# Only there to hold others: they become steps, sections, groups, or nothing at all.
CONTAINERS = frozenset(
    {"panel", "container", "navSkjemagruppe", "fieldset", "formGroup", "well", "row", "columns", "table", "tabs",
     "datagrid", "editgrid"}
)  # fmt: skip
# What every dialog here has of itself.
BUILT_IN = frozenset({"button", "hidden"})

LONGEST_ENTRY = 150  # of the heading of a text that unfolds

Maker = Callable[[Component, Words], list[Made]]


def made_of(component: Component, words: Words) -> list[Made]:
    """The questions that a component becomes. Raises NotMapped, with what stands in its place."""
    maker = _MAKERS.get(component.type)
    if maker is not None:
        return maker(component, words)
    if component.text("content"):
        return _information(component, words)
    raise NotMapped(
        _("there is no question type for “%(type)s”") % {"type": component.type},
        _one("text", component, words),
    )


def _one(kind: str, component: Component, words: Words, **values: Any) -> Made:
    return Made(kind, component.id(), common(component, words) | values)


def _plain(kind: str) -> Maker:
    return lambda component, words: [_one(kind, component, words)]


def _text(component: Component, words: Words) -> list[Made]:
    longest = whole_bound(component, "maxLength")
    return [_one("text", component, words, **({"max_length": min(max(longest, 1), 1000)} if longest else {}))]


def _long_text(component: Component, words: Words) -> list[Made]:
    longest = whole_bound(component, "maxLength")
    # A field of the editor's takes so much; Form.io itself has no limit unless one is set.
    return [_one("long_text", component, words, max_length=min(longest, 10_000) if longest else 4000)]


def _number(component: Component, words: Words) -> list[Made]:
    validate = component.mapping("validate")
    whole = validate.get("integer") or component.data.get("inputType") == "numeric"
    limits = {"minimum": bound(component, "min"), "maximum": bound(component, "max")}
    unit = words.plain(component.text("suffix", "prefix"))[:30]
    kind: dict[str, Any] = {} if whole else {"decimals": 2}
    return [_one("integer" if whole else "number", component, words, unit=unit, **limits, **kind)]


def _money(component: Component, words: Words) -> list[Made]:
    limits = {"minimum": bound(component, "min") or "0", "maximum": bound(component, "max")}
    return [_one("money", component, words, ore=component.data.get("inputType") != "numeric", **limits)]


def _choice(component: Component, words: Words) -> list[Made]:
    items, values = options(component, words)
    if not items:
        raise NotMapped(_("its options come from another system"), _one("text", component, words))
    if len(items) == 1:
        return [_only_choice(component, words, items[0], values)]
    # Told by the source, so that it is the same in every language.
    written = [str(option.get("label")).strip().lower() for option in objects(component.data.get("values"))]
    if list(values) == written == ["ja", "nei"]:
        return [Made("yes_no", component.id(), common(component, words), values={"ja": "yes", "nei": "no"})]
    listed = component.type not in ("radiopanel", "radio")
    layout = "select" if listed and len(items) > 3 else "radio"
    value = common(component, words) | {"options": items, "layout": layout}
    return [Made("one_of", component.id(), value, values=values)]


def _several(component: Component, words: Words) -> list[Made]:
    items, values = options(component, words)
    if len(items) == 1:
        return [_only_choice(component, words, items[0], values)]
    if not items:
        raise NotMapped(_("its options come from another system"), _one("text", component, words))
    return [Made("several_of", component.id(), common(component, words) | {"options": items}, values=values)]


def _only_choice(component: Component, words: Words, item: Any, values: dict[str, str]) -> Made:
    """A list with one option is a box to tick."""
    value = common(component, words)
    label = item["value"]["label"]
    return Made("consent", component.id(), value | {"label": f"{value['label']} – {label}"}, values=values)


def _tick(component: Component, words: Words) -> list[Made]:
    value = common(component, words)
    return [Made("consent", component.id(), value)]


def _date(component: Component, words: Words) -> list[Made]:
    names = {"earliest": "specificEarliestAllowedDate", "latest": "specificLatestAllowedDate"}
    limits = {name: component.text(own)[:10] or None for name, own in names.items()}
    return [_one("date", component, words, when="any", **limits)]


def _year(component: Component, words: Words) -> list[Made]:
    limits = {"earliest": whole_bound(component, "minYear"), "latest": whole_bound(component, "maxYear")}
    return [_one("year", component, words, **limits)]


def _files(component: Component, words: Words) -> list[Made]:
    ways = component.mapping("attachmentValues")
    on = {name for name, way in ways.items() if isinstance(way, dict) and way.get("enabled")}
    choices = {
        "later": bool(on & {"ettersender", "andre"}),
        "already": bool(on & {"levertTidligere", "nav"}),
        "none": bool(on & {"nei", "harIkke"}),
    }
    return [_one("files", component, words, **choices)]


def _information(component: Component, words: Words) -> list[Made]:
    html = component.text("content", "html")
    warning = component.data.get("alerttype") in ("advarsel", "warning", "feil", "error", "danger")
    notes = ()
    if component.data.get("textDisplay") == "pdf":
        notes = (
            str(_("Where this comes from, the text was printed in the PDF only, and not shown on screen.")),
        )
    body = words.rich(html) or words.rich(component.text("label"))
    kind = "warning" if warning else "information"
    return [Made(kind, component.id(), {"label": "", "body": body}, notes=notes)]


def _accordion(component: Component, words: Words) -> list[Made]:
    entries = []
    for number, part in enumerate(objects(component.data.get("accordionValues"))):
        title, rest = shortened(words.plain(str(part.get("title") or "")), LONGEST_ENTRY)
        body = words.rich(rest) + words.rich(str(part.get("content") or ""))
        if title and body:
            value = {"title": title, "body": body}
            entries.append({"type": "item", "id": component.id("entry", str(number)), "value": value})
    if not entries:
        return _information(component, words)
    return [Made("accordion", component.id(), {"label": "", "entries": entries})]


def _identity(component: Component, words: Words) -> list[Made]:
    """Form.io's question for a national id, with a date of birth for those who have none."""
    required = bool(component.mapping("validate").get("required"))
    custom = component.mapping("customLabels")
    asked = words.plain(str(custom.get("doYouHaveIdentityNumber") or ""))
    asked = asked or words.ours(_("Do you have a Norwegian national identity number or D number?"))
    number = words.ours(_("National identity number or D number"))
    born = words.ours(_("Date of birth"))
    return [
        Made("yes_no", component.id("has"), {"label": asked, "required": required}, ("harDuFodselsnummer",),
             {"ja": "yes", "nei": "no"}),
        Made("national_id", component.id("number"), {"label": number, "required": required},
             ("identitetsnummer",), only_if=("harDuFodselsnummer", "yes")),
        Made("date", component.id("born"), {"label": born, "required": required, "when": "past"},
             ("fodselsdato",), only_if=("harDuFodselsnummer", "no")),
    ]  # fmt: skip


def _address(component: Component, words: Words) -> list[Made]:
    """Form.io's address: in Norway (of a street or a post box), or abroad."""
    required = bool(component.mapping("validate").get("required"))
    asked = words.plain(str(component.mapping("customLabels").get("livesInNorway") or ""))
    asked = asked or words.ours(_("Do you live in Norway?"))
    kinds = component.text("addressType")
    here = Made(
        "address", component.id("norway"),
        {"label": words.ours(_("Address")), "required": required, "post_box": True, "foreign": False},
        ("vegadresseEllerPostboksadresse",), only_if=("borDuINorge", "yes"),
    )  # fmt: skip
    abroad = Made(
        "address", component.id("abroad"),
        {"label": words.ours(_("Address abroad")), "required": required, "post_box": False, "foreign": True},
        ("utenlandskAdresse",), only_if=("borDuINorge", "no"),
    )  # fmt: skip
    if kinds in ("NORWEGIAN_ADDRESS", "POST_OFFICE_BOX"):
        return [_alone(here)]
    if kinds == "FOREIGN_ADDRESS":
        return [_alone(abroad)]
    yes_no = {"ja": "yes", "nei": "no"}
    lives = Made(
        "yes_no", component.id("lives"), {"label": asked, "required": required}, ("borDuINorge",), yes_no
    )
    return [lives, here, abroad]


def _alone(made: Made) -> Made:
    return Made(made.type, made.id, made.value, made.part, made.values)


def _validity(component: Component, words: Words) -> list[Made]:
    required = bool(component.mapping("validate").get("required"))
    since = {"label": words.ours(_("The address is valid from")), "required": required}
    until = {"label": words.ours(_("The address is valid until")), "required": False}
    return [
        Made("date", component.id("from"), since, ("gyldigFraOgMed",)),
        Made("date", component.id("to"), until, ("gyldigTilOgMed",)),
    ]


def _sender(component: Component, words: Words) -> list[Made]:
    """Who sends on behalf of somebody: a person, or an organisation."""
    custom = component.mapping("customLabels")
    required = bool(component.mapping("validate").get("required"))
    parts = [
        ("national_id", "nationalIdentityNumber", _("National identity number or D number")),
        ("text", "firstName", _("First name")),
        ("text", "surname", _("Last name")),
    ]
    if component.data.get("senderRole") == "organization":
        parts = [
            ("organisation_number", "organizationNumber", _("Organisation number")),
            ("text", "organizationName", _("Name of the organisation")),
        ]
    return [
        Made(
            kind,
            component.id(name),
            {"label": words.plain(str(custom.get(name) or "")) or words.ours(label), "required": required},
            (name,),
        )
        for kind, name, label in parts
    ]


def _register(why: str) -> Maker:
    def maker(component: Component, words: Words) -> list[Made]:
        raise NotMapped(why, _one("text", component, words))

    return maker


def _image(component: Component, words: Words) -> list[Made]:
    raise NotMapped(_("choose the picture here yourself"), Made(
        "information", component.id(), {"label": "", "body": words.rich(component.text("altText", "label"))}
    ))  # fmt: skip


_MAKERS: dict[str, Maker] = {
    **dict.fromkeys(("textfield", "firstName", "surname", "organizationName", "password", "tags"), _text),
    "textarea": _long_text,
    "number": _number,
    "currency": _money,
    **dict.fromkeys(("radiopanel", "radio", "select", "navSelect"), _choice),
    "selectboxes": _several,
    **dict.fromkeys(("navCheckbox", "checkbox"), _tick),
    **dict.fromkeys(("navDatepicker", "datetime", "day"), _date),
    "monthPicker": _plain("month"),
    "year": _year,
    "time": _plain("time"),
    "email": _plain("email"),
    **dict.fromkeys(("phoneNumber", "phone"), _plain("phone")),
    "url": _plain("website"),
    "fnrfield": _plain("national_id"),
    "orgNr": _plain("organisation_number"),
    "bankAccount": _plain("bank_account"),
    "iban": _plain("iban"),
    "kid": _plain("kid"),
    **dict.fromkeys(("landvelger", "countrySelect"), _plain("country")),
    **dict.fromkeys(("valutavelger", "currencySelect"), _plain("currency")),
    **dict.fromkeys(("attachment", "file"), _files),
    **dict.fromkeys(("alertstripe", "htmlelement", "content", "alert"), _information),
    "accordion": _accordion,
    "image": _image,
    "identity": _identity,
    "navAddress": _address,
    "address": _plain("address"),
    "addressValidity": _validity,
    "sender": _sender,
    "signature": _plain("signature"),
    "activities": _register(_("the activities come from NAV's own register")),
    "maalgruppe": _register(_("the target group comes from NAV's own register")),
    "drivinglist": _register(_("the driving list comes from NAV's own register")),
    "dataFetcher": _register(_("the choices come from NAV's own register")),
}
