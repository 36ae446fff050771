"""Components become questions, and nothing of them is lost without a word."""

import json

import pytest
from django.utils.translation import gettext as _
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms_app.formio import form as forms
from forms_app.formio.building import build
from forms_app.formio.importing import loads
from forms_app.formio.texts import Words
from tests.forms_app.formio.making import blocks, built, component, form, radio

KINDS = (
    "panel",
    "datagrid",
    "radiopanel",
    "selectboxes",
    "attachment",
    "navDatepicker",
    "tabs",
    "table",
    "rocket",
)
NAMES = (
    "values",
    "value",
    "label",
    "when",
    "show",
    "eq",
    "custom",
    "min",
    "maxLength",
    "components",
    "columns",
)


@pytest.mark.parametrize(
    ("kind", "ours"),
    [
        ("textfield", "text"), ("textarea", "long_text"), ("email", "email"), ("phoneNumber", "phone"),
        ("number", "number"), ("currency", "money"), ("navDatepicker", "date"), ("monthPicker", "month"),
        ("year", "year"), ("fnrfield", "national_id"), ("orgNr", "organisation_number"),
        ("bankAccount", "bank_account"), ("iban", "iban"), ("landvelger", "country"), ("valutavelger", "currency"),
        ("navCheckbox", "consent"), ("attachment", "files"), ("firstName", "text"), ("url", "website"),
    ],
)  # fmt: skip
def test_types(kind, ours):
    result = built(
        component(kind, "noe", label="Noe", validate={"required": True}, description="<b>Slik</b>")
    )
    value = blocks(result)["noe"]
    assert (value["type"], value["label"], value["required"], value["help"]) == (ours, "Noe", True, "Slik")
    assert (result.report.components, result.report.mapped) == (2, 2)


def test_yes_and_no_is_a_type_of_its_own():
    options = [{"value": "ja", "label": "Ja"}, {"value": "nei", "label": "Nei"}]
    assert blocks(built(component("radiopanel", "a", values=options)))["a"]["type"] == "yes_no"
    assert blocks(built(radio("a", "ja", "nei", "kanskje")))["a"]["type"] == "one_of"


def test_options_keep_their_values_where_these_are_valid():
    value = blocks(built(radio("a", "seil", "m" * 80, "å/æ")))["a"]
    stored = [option["value"]["value"] for option in value["options"]]
    assert stored[0] == "seil"
    assert len(stored[1]) == 50 and len(set(stored)) == 3
    assert all(part.isalnum() or part in "_-" for text in stored for part in text)


def test_keys_stay_where_they_are_valid_and_are_never_the_same():
    container = component(
        "container", "eier", component("textfield", "navn"), component("textfield", "harDuBåt")
    )
    found = blocks(built(component("textfield", "navn"), container, component("textfield", "x" * 90)))
    assert [key[:12] for key in found] == ["navn", "eier_navn", "har_du_bat", "x" * 12]
    assert all(len(key) <= 50 for key in found)


def test_a_group_of_questions_is_a_section_and_rows_are_a_group():
    section = component(
        "navSkjemagruppe", "g", component("textfield", "a"), legend="Båten", description="Den nye."
    )
    rows = component(
        "datagrid", "turer", component("textfield", "b"), addAnother="Legg til ny tur", label="Turer"
    )
    result = built(section, rows)
    types = [block["type"] for block in result.steps[0]["value"]["questions"]]
    assert types == ["section", "group"]
    found = blocks(result)
    assert found["Båten"]["questions"][0]["value"]["body"] == "<p>Den nye.</p>"
    assert (found["turer"]["row_title"], found["turer"]["questions"][0]["type"]) == ("Tur", "text")


def test_rows_within_rows_are_asked_once_and_told():
    inner = component("datagrid", "inne", component("textfield", "b"))
    result = built(component("datagrid", "ute", component("textfield", "a"), inner))
    assert (result.report.components, result.report.mapped) == (5, 4)
    assert result.report.unmapped[0]["key"] == "inne"
    assert blocks(result)["b"]["note"]


def test_an_unknown_component_is_a_noted_text():
    result = built(component("rocket", "fart", label="Hvor fort?"))
    assert result.report.unmapped == [
        {
            "key": "fart",
            "type": "rocket",
            "why": _("there is no question type for “%(type)s”") % {"type": "rocket"},
        }
    ]
    assert "rocket" in blocks(result)["fart"]["note"]


def test_texts_are_clean():
    html = "<h3>Les</h3>Først<script>alert(1)</script><ul><li><p>en</p></li></ul><a href='javascript:x'>b</a>"
    value = blocks(built(component("alertstripe", "a", content=html), component("textfield", "b")))[
        "information"
    ]
    assert value["body"] == "<p><b>Les</b></p><p>Først</p><ul><li>en</li></ul><p><a>b</a></p>"


def test_identity_and_address_become_questions_that_conditions_can_look_at():
    person = component(
        "container", "person", component("identity", "identitet"),
        component("navAddress", "adresse", customConditional="show = row.identitet.harDuFodselsnummer === 'nei'"),
    )  # fmt: skip
    result = built(person)
    types = [block["type"] for block in result.steps[0]["value"]["questions"]]
    assert types == ["yes_no", "national_id", "date", "yes_no", "address", "address"]
    assert result.report.conditions_mapped == 1


def test_the_same_ids_in_every_language_and_at_every_import():
    first, second = built(radio("a", "x", "y")), built(radio("a", "x", "y"), language="nn")
    assert blocks(first)["a"]["id"] == blocks(second)["a"]["id"]


def test_translations_by_text_and_by_id():
    translations = {"nb-NO": {"id-1": "Navn på båten"}, "nn-NO": {"id-1": "Namn på båten", "Hva?": "Kva?"}}
    questions = component("textfield", "a", label="Navn på båten"), component("textfield", "b", label="Hva?")
    found = blocks(built(*questions, translations=translations, language="nn"))
    assert (found["a"]["label"], found["b"]["label"]) == ("Namn på båten", "Kva?")


@pytest.mark.parametrize(
    "data", [None, [], {}, {"components": 3}, {"components": [3]}, {"components": [{"key": "a"}]}]
)
def test_what_is_no_form_is_refused(data):
    with pytest.raises(forms.NotAForm):
        forms.read(data)


def test_components_deeper_than_anybody_builds_are_refused():
    inner = component("textfield", "a")
    for number in range(60):
        inner = component("container", f"c{number}", inner)
    with pytest.raises(forms.NotAForm):
        forms.read(form(inner))


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
)


PROPERTIES = ("values", "data", "validate", "conditional", "components", "label", "accordionValues")
COMPONENT = st.fixed_dictionaries(
    {"type": st.sampled_from(KINDS), "key": st.text(max_size=5)} | dict.fromkeys(PROPERTIES, JUNK)
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(COMPONENT, max_size=4))
def test_any_json_becomes_a_dialog_or_is_refused(components):
    try:
        form_read = forms.read(loads(json.dumps({"components": components})))
    except forms.NotAForm:
        return
    build(form_read, Words("nb", {}))
