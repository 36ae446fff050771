"""What each type makes of what people type: value, message, and how it is written back."""

import json
import random
from datetime import date

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from forms_app.questions import all_types, get
from forms_app.questions.base import AnswerContext, InvalidAnswer
from tests.compiled import asked, definition, step_of
from tests.forms_app.questions.every_type import APART

SIMPLE = [kind for kind in all_types() if kind.asks and kind.name not in APART]
TODAY = AnswerContext({}, date(2026, 5, 17))
HOME = {
    "kind": "street", "care_of": "", "street": "Storgata 1", "postcode": "9510", "place": "Alta", "country": "NO",
}  # fmt: skip
PLACE = {"description": "Ved kaia", "latitude": None, "longitude": None}
LAND = {"municipality": "", "gnr": 27, "bnr": 114, "fnr": 0, "snr": 0}
OPTIONS = {"options": {"a": "Alta", "b": "Bossekop", "c": "Kåfjord"}}


@pytest.fixture(autouse=True)
def _bokmal():
    with translation.override("nb"):
        yield


def question(kind, label="Spørsmålet", **settings):
    more = OPTIONS if kind in ("one_of", "several_of") and "options" not in settings else {}
    made = definition(step_of("Steg", asked(kind, label, id="q", **more, **settings)))
    return made.steps[0].questions[0]


def clean(kind, raw, **settings):
    return get(kind).clean(question(kind, **settings), raw, TODAY)


def dated(day, month="", year=""):
    return {"day": day, "month": month, "year": year}


@pytest.mark.parametrize(
    ("kind", "raw", "settings", "value"),
    [
        ("text", "  Kari \r\n Nordmann ", {}, "Kari   Nordmann"),
        ("text", "<script>alert(1)</script>", {}, "<script>alert(1)</script>"),
        ("text", "{{ 7*7 }} #typst[x] \u202e 🚤", {}, "{{ 7*7 }} #typst[x] \u202e 🚤"),
        ("long_text", " a\r\nb\rc ", {}, "a\nb\nc"),
        ("long_text", "x" * 300_000, {"max_length": 300_000}, "x" * 300_000),
        ("email", " kari@eksempel.no ", {}, "kari@eksempel.no"),
        ("phone", "78 45 50 00", {}, "+4778455000"),
        ("phone", "+47 784 55 000", {}, "+4778455000"),
        ("phone", "0047 78455000", {}, "+4778455000"),
        ("phone", "+46 8 506 406 00", {}, "+46850640600"),
        ("phone", "\u00a0784\u00a055\u00a0000", {}, "+4778455000"),
        ("number", "1 234", {}, "1234"),
        ("number", "1\u00a0234", {}, "1234"),
        ("number", "12,50", {"decimals": 2}, "12.5"),
        ("number", "12.5", {"decimals": 1}, "12.5"),
        ("number", "1.234,5", {"decimals": 1}, "1234.5"),
        ("number", "-3", {}, "-3"),
        ("number", "−3", {}, "-3"),
        ("number", "-0", {}, "0"),
        ("number", "007", {}, "7"),
        ("number", "22 fot", {"unit": "fot"}, "22"),
        ("number", "12,0", {}, "12"),
        ("date", dated("17", "5", "2026"), {}, "2026-05-17"),
        ("date", dated("1.5.26"), {}, "2026-05-01"),
        ("date", dated("01.05.2026"), {}, "2026-05-01"),
        ("date", dated("2026-05-01"), {}, "2026-05-01"),
        ("date", dated("1", "5", "62"), {"when": "past"}, "1962-05-01"),
        ("date", dated("17", "5", "26"), {"when": "past"}, "2026-05-17"),
        ("date", dated("29", "2", "2028"), {}, "2028-02-29"),
        ("integer", "12 000", {}, "12000"),
        ("money", "500,-", {}, "500"),
        ("money", "kr 1 234,50", {"decimals": 2}, "1234.5"),
        ("money", "kr. 500.–", {}, "500"),
        ("money", "500 Kroner", {}, "500"),
        ("percent", "12,5 %", {"decimals": 1}, "12.5"),
        ("month", {"month": "5", "year": "2026"}, {}, "2026-05-01"),
        ("month", {"month": "05.2026", "year": ""}, {}, "2026-05-01"),
        ("month", {"month": "2026-05", "year": ""}, {"when": "past"}, "2026-05-01"),
        ("month", {"month": "5", "year": "26"}, {"when": "future"}, "2026-05-01"),
        ("year", " 1987 ", {}, "1987"),
        ("time", "14:30", {}, "14:30"),
        ("time", "kl. 9", {}, "09:00"),
        ("time", "0930", {}, "09:30"),
        ("time", "9.05", {}, "09:05"),
        (
            "period",
            {"from": dated("1", "5", "2026"), "to": dated("17.5.2026")},
            {},
            {"from": "2026-05-01", "to": "2026-05-17"},
        ),
        (
            "period",
            {"from": dated("1", "5", "2026"), "to": dated("")},
            {"open_end": True},
            {"from": "2026-05-01", "to": None},
        ),
        ("national_id", "148475 31240", {}, "14847531240"),
        ("national_id", "03851598730", {}, "03851598730"),
        ("national_id", "30908299902", {}, "30908299902"),  # the rule of 2032
        ("national_id", "20036914700", {}, "20036914700"),  # the shape of a real one
        ("organisation_number", "944 588 132", {}, "944588132"),
        ("organisation_number", "NO 944588132 MVA", {}, "944588132"),
        ("bank_account", "8601 11 17947", {}, "86011117947"),
        ("bank_account", "8601.11.17947", {}, "86011117947"),
        ("iban", "NO93 8601 1117 947", {}, "NO9386011117947"),
        ("iban", "iban: de89370400440532013000", {}, "DE89370400440532013000"),
        ("kid", "602243", {}, "602243"),
        ("kid", "0000 0000 18", {}, "0000000018"),
        ("kid", "1234567892", {}, "1234567892"),  # modulus 11
        ("kid", "23-", {}, "23-"),  # modulus 11 gives 10
        ("website", "www.alta.kommune.no", {}, "https://www.alta.kommune.no"),
        ("website", "http://båtlag.example/om?a=1", {}, "http://båtlag.example/om?a=1"),
        ("phone", {"country": "SE", "number": "08 506 406 00"}, {"country": True}, "+46850640600"),
        ("phone", {"country": "??", "number": "78455000"}, {"country": True}, "+4778455000"),
        ("country", "SE", {}, "SE"),
        ("municipality", "5612", {}, "5612"),
        ("scale", "5", {}, "5"),
        ("map_point", {"description": " Ved kaia ", "latitude": "", "longitude": ""}, {}, PLACE),
        (
            "map_point",
            {"description": "Ved kaia", "latitude": "69,96887° N", "longitude": "23.2716500"},
            {},
            PLACE | {"latitude": "69.96887", "longitude": "23.27165"},
        ),
        (
            "map_point",
            {"description": "Ved kaia", "latitude": "69.96887, 23.27165", "longitude": ""},
            {},
            PLACE | {"latitude": "69.96887", "longitude": "23.27165"},
        ),
        (
            "name",
            {"first_name": " Kari ", "last_name": "Nordmann"},
            {},
            {"first_name": "Kari", "last_name": "Nordmann"},
        ),
        (
            "address",
            {"street": "Storgata 1", "postcode": "NO-9510", "place": "Alta"},
            {},
            HOME,
        ),
        (
            "address",
            {"care_of": "Kari", "street": "Postboks 12", "postcode": "95 01", "place": "Alta", "country": ""},
            {"care_of": True, "foreign": True},
            HOME | {"kind": "post_box", "care_of": "Kari", "street": "Postboks 12", "postcode": "9501"},
        ),
        (
            "address",
            {"street": "gnr. 27 bnr. 114", "postcode": "9510", "place": "Alta"},
            {},
            HOME | {"kind": "cadastral", "street": "gnr. 27 bnr. 114"},
        ),
        (
            "address",
            {"street": "Storgatan 1", "postcode": "", "place": "Stockholm", "country": "SE"},
            {"foreign": True},
            HOME
            | {
                "kind": "foreign",
                "street": "Storgatan 1",
                "postcode": "",
                "place": "Stockholm",
                "country": "SE",
            },
        ),
        ("property", {"gnr": "27", "bnr": "114"}, {}, LAND),
        ("property", {"gnr": "27/114", "bnr": ""}, {}, LAND),
        (
            "property",
            {"municipality": "5601", "gnr": "27", "bnr": "114", "fnr": "", "snr": "3"},
            {"parts": ["municipality", "gnr", "bnr", "fnr", "snr"]},
            LAND | {"municipality": "5601", "snr": 3},
        ),
        ("currency", "NOK", {}, "NOK"),
        ("yes_no", "no", {}, "no"),
        ("one_of", "b", {}, "b"),
        ("several_of", ["c", "a", "a"], {}, ["a", "c"]),
        ("consent", "yes", {}, True),
        (
            "person",
            {"name": " Kari  Nordmann", "street": "Storgata 1", "postcode": "9510", "place": "Alta"},
            {},
            {"name": "Kari Nordmann", "address": ["Storgata 1", "9510 Alta"], "source": "citizen"},
        ),
    ],
)
def test_accepted(kind, raw, settings, value):
    assert clean(kind, raw, **settings) == value
    json.dumps(value)


@pytest.mark.parametrize(
    ("kind", "raw", "settings"),
    [
        ("text", "x" * 201, {}),
        ("long_text", "x" * 300_000, {}),
        ("email", "kari", {}),
        ("email", "kari@", {}),
        ("email", "kari@eksempel.no\nBcc: x@y.no", {}),
        ("phone", "12", {}),
        ("phone", "ring meg på 78455000", {}),
        ("phone", "78 45 50 00 00 00", {}),
        ("phone", "+47", {}),
        ("number", "mange", {}),
        ("number", "12,5", {}),
        ("number", "1,234", {"decimals": 2}),
        ("number", "NaN", {}),
        ("number", "1e5", {}),
        ("number", "1_000", {}),
        ("number", "٣", {}),
        ("number", "9", {"minimum": "10"}),
        ("number", "21", {"maximum": "20"}),
        ("number", "1" * 400, {}),
        ("date", dated("31", "2", "2026"), {}),
        ("date", dated("17", "mai", "2026"), {}),
        ("date", dated("17", "", "2026"), {}),
        ("date", dated("i morgen"), {}),
        ("date", dated("17", "5", "226"), {}),
        ("date", dated("0", "0", "0"), {}),
        ("date", dated("18", "5", "2026"), {"when": "past"}),
        ("date", dated("16", "5", "2026"), {"when": "future"}),
        ("date", dated("1", "1", "2020"), {"earliest": "2021-01-01"}),
        ("date", dated("1", "1", "2022"), {"latest": "2021-12-31"}),
        ("integer", "12,5", {}),
        ("money", "12,50", {}),
        ("money", "-", {}),
        ("percent", "101", {}),
        ("month", {"month": "13", "year": "2026"}, {}),
        ("month", {"month": "6", "year": "2026"}, {"when": "past"}),
        ("month", {"month": "4", "year": "2026"}, {"earliest": "2026-05-01"}),
        ("year", "1987", {"earliest": 1990}),
        ("year", "87", {}),
        ("time", "25:00", {}),
        ("period", {"from": dated("2", "5", "2026"), "to": dated("1", "5", "2026")}, {}),
        ("period", {"from": dated("2", "5", "2026"), "to": dated("")}, {}),
        ("period", {"from": dated(""), "to": dated("2", "5", "2026")}, {"open_end": True}),
        ("period", {"from": dated("2", "5", "2026"), "to": dated("32", "5", "2026")}, {}),
        ("national_id", "14847531241", {}),
        ("national_id", "1484753124", {}),
        ("organisation_number", "944588133", {}),
        ("bank_account", "86011117948", {}),
        ("bank_account", "1234567", {}),
        ("iban", "NO93 8601 1117 948", {}),
        ("kid", "0003434323213231", {}),
        ("kid", "1", {}),
        ("kid", "0" * 26, {}),
        ("website", "javascript:alert(1)", {}),
        ("website", "[", {}),
        ("phone", {"country": "SE", "number": "12"}, {"country": True}),
        ("country", "XX", {}),
        ("municipality", "2012", {}),
        ("scale", "6", {}),
        ("map_point", {"description": "", "latitude": "69.97", "longitude": ""}, {}),
        ("map_point", {"description": "Her", "latitude": "40.7", "longitude": "-74"}, {}),
        ("name", {"first_name": "Kari", "last_name": " "}, {}),
        ("address", {"street": "Storgata 1", "postcode": "9510", "place": ""}, {}),
        ("address", {"street": "Postboks 12", "postcode": "9510", "place": "Alta"}, {"post_box": False}),
        ("address", {"street": "A", "postcode": "1", "place": "B", "country": "XX"}, {"foreign": True}),
        ("address", {"street": "A", "postcode": "", "place": "B", "country": ""}, {"foreign": True}),
        ("property", {"gnr": "27", "bnr": ""}, {}),
        ("property", {"gnr": "27/1/2/3/4", "bnr": ""}, {}),
        ("property", {"gnr": "27/x", "bnr": ""}, {}),
        ("currency", "DEM", {}),
        ("yes_no", "kanskje", {}),
        ("one_of", "z", {}),
        ("several_of", ["a", "z"], {}),
        ("person", {"name": "Kari", "street": "", "postcode": "", "place": ""}, {}),
    ],
)
def test_refused_with_the_question_in_the_message(kind, raw, settings):
    with pytest.raises(InvalidAnswer) as refused:
        clean(kind, raw, **settings)
    assert "Spørsmålet" in str(refused.value)
    assert "%(" not in str(refused.value)


@pytest.mark.parametrize(
    ("kind", "value", "settings", "text"),
    [
        ("number", "12345.5", {"decimals": 1}, "12\u00a0345,5"),
        ("number", "2026", {}, "2026"),
        ("number", "22", {"unit": "fot"}, "22\u00a0fot"),
        ("date", "2026-05-17", {}, "17. mai 2026"),
        ("money", "12345.5", {"decimals": 2}, "12\u00a0345,50\u00a0kr"),
        ("money", "500", {"decimals": 2}, "500\u00a0kr"),
        ("percent", "12.5", {"decimals": 1}, "12,5\u00a0%"),
        ("month", "2026-05-01", {}, "mai 2026"),
        ("national_id", "14847531240", {}, "148475\u00a031240"),
        ("organisation_number", "944588132", {}, "944\u00a0588\u00a0132"),
        ("bank_account", "86011117947", {}, "8601\u00a011\u00a017947"),
        ("iban", "NO9386011117947", {}, "NO93 8601 1117 947"),
        ("country", "SE", {}, "Sverige"),
        ("municipality", "5601", {}, "Alta"),
        ("scale", "5", {"high": "svært bra"}, "5 – svært bra"),
        ("map_point", PLACE, {}, "Ved kaia"),
        ("name", {"first_name": "Kari", "last_name": "Nordmann"}, {}, "Kari Nordmann"),
        ("address", HOME | {"care_of": "Ola"}, {}, "c/o Ola\nStorgata 1\n9510 Alta"),
        ("address", HOME | {"country": "SE"}, {}, "Storgata 1\n9510 Alta\nSverige"),
        ("property", LAND | {"municipality": "5601", "snr": 3}, {}, "gnr. 27 bnr. 114 snr. 3\nAlta"),
        ("currency", "NOK", {}, "norske kroner (NOK)"),
        ("yes_no", "yes", {}, "Ja"),
        ("one_of", "b", {}, "Bossekop"),
        ("several_of", ["a", "c"], {}, "Alta\nKåfjord"),
        ("phone", "+4778455000", {}, "+47 78 45 50 00"),
        ("person", {"name": "Kari", "address": None, "protected": True, "source": "f"}, {}, None),
        (
            "person",
            {"name": "Kari", "address": ["Storgata 1", "9510 Alta"]},
            {},
            "Kari\nStorgata 1\n9510 Alta",
        ),
    ],
)
def test_display(kind, value, settings, text):
    shown = get(kind).display(question(kind, **settings), value)
    assert shown == text if text else shown.startswith("Kari\n")


# What a browser, or somebody with worse intentions, may post for any type.
PARTS = (
    "", "-day", "-month", "-year", "-from-day", "-from-month", "-from-year", "-to-day", "-to-month", "-to-year",
    "-name", "-street", "-postcode", "-place", "-country", "-first_name", "-last_name", "-gnr", "-bnr",
    "-description", "-latitude", "-longitude",
)  # fmt: skip
posts = st.dictionaries(
    st.sampled_from([f"q-q{part}" for part in PARTS]),
    st.lists(st.text(max_size=20) | st.from_regex(r"[0-9]{1,11}", fullmatch=True), min_size=1, max_size=2),
)


@given(st.sampled_from(SIMPLE), posts)
def test_anything_posted_gives_a_value_or_a_message(kind, posted):
    data = QueryDict(mutable=True)
    for name, values in posted.items():
        data.setlist(name, values)
    asked_now = question(kind.name)
    raw = kind.read(asked_now, data)
    json.dumps(raw)
    assert "\0" not in json.dumps(raw)
    if kind.is_empty(raw):
        assert "Spørsmålet" in kind.missing(asked_now)
        return
    try:
        value = kind.clean(asked_now, raw, TODAY)
    except InvalidAnswer as invalid:
        assert "Spørsmålet" in str(invalid)
    else:
        json.dumps(value)
        kind.display(asked_now, value)


FACTS = {"name": "Kari Nordmann", "address": ["Storgata 1", "9510 Alta"], "protected": False, "source": "f"}


@pytest.mark.parametrize(
    ("facts", "known"),
    [
        ({}, None),
        ({"person": None}, None),
        ({"person": {"unavailable": True}}, None),
        ({"person": FACTS | {"address": None}}, None),  # no address is registered: the citizen types
        ({"person": FACTS}, {"name": "Kari Nordmann", "address": ["Storgata 1", "9510 Alta"], "source": "f"}),
        (
            {"person": FACTS | {"address": None, "protected": True}},
            {"name": "Kari Nordmann", "address": None, "protected": True, "source": "f"},
        ),
    ],
)
def test_person_from_the_register(facts, known):
    assert get("person").known(question("person"), AnswerContext(facts, TODAY.today)) == known


def test_person_takes_only_the_facts_that_are_asked_for():
    only_name = question("person", facts=["name"])
    context = AnswerContext({"person": FACTS | {"address": None, "protected": True}}, TODAY.today)
    assert get("person").known(only_name, context) == {"name": "Kari Nordmann", "source": "f"}
    assert get("person").clean(only_name, {"name": "Ola"}, TODAY) == {"name": "Ola", "source": "citizen"}


def test_synthetic_ids_are_refused_where_real_people_are_served(settings):
    settings.SYNTHETIC_PERSONS = False
    with pytest.raises(InvalidAnswer):
        clean("national_id", "14847531240")
    assert clean("national_id", "30108299939") == "30108299939"
    nobody = get("national_id").sample(question("national_id"), random.Random(1))
    assert clean("national_id", nobody)[4:6] == "39"  # born in a year that has not come
