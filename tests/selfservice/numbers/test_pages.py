"""The pages of numbers: what they say, to whom, in how many statements, and as which files."""

import csv
import io
import uuid
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selfservice.numbers import charts, completions, open_data
from selfservice.numbers.export import safe
from selfservice.numbers.period import DaysForm, period
from selfservice.promotion import addresses
from sites.numbers import counting
from sites.numbers.models import Kind, Tally
from sites.pagecache import stamps
from tests import factories
from tests.factories import Role

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"


@pytest.fixture(autouse=True)
def _on_a_monday():
    counting.forget()
    with time_machine.travel("2026-11-23T12:00:00+01:00", tick=False):
        stamps.forget()
        yield
    stamps.forget()
    counting.forget()


@pytest.fixture
def alta():
    return factories.municipality("alta")


@pytest.fixture
def dialog(alta):
    page = factories.dialog_page(
        alta,
        factories.step("Om båten", factories.question("text", "Navn på båten", required=True)),
        factories.step("Om deg", factories.question("text", "Navnet ditt", required=True)),
    )
    return factories.published(page)


def tally(owner, kind, n, subject="", **values):
    Tally.objects.create(
        **{"municipality": owner, "kind": kind, "subject": str(subject), "n": n, "day": TODAY, "device": "phone"}
        | {"language": "nb"} | values
    )  # fmt: skip


def staff(owner, role=Role.EDITOR):
    client = Client(headers={"host": "portal.localhost"})
    client.force_login(factories.staff(owner, role), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_overview_says_it_in_words_and_compares(alta, dialog):
    tally(alta, Kind.VIEW, 1200)
    tally(alta, Kind.VIEW, 1000, day=TODAY - timedelta(days=59))  # counted for as long as is compared
    tally(alta, Kind.START, 40, dialog.dialog)
    tally(alta, Kind.SENT, 30, dialog.dialog)
    page = staff(alta).get("/admin/tall/").text
    assert "20 % flere enn i perioden før" in page
    assert "Båtplass" in page and f"/admin/tall/tjeneste/{dialog.dialog}/" in page
    assert "10 av 10 bruker telefon" in page
    assert '<p class="number">8</p>' in page  # of ten who begin
    assert "<script" not in page.split('class="nice-padding numbers"')[1].split("</main>")[0]


def test_days_of_ones_own(alta, dialog):
    tally(alta, Kind.VIEW, 7777, day=date(2026, 3, 1))
    tally(alta, Kind.VIEW, 8888, day=date(2026, 4, 1))
    browser = staff(alta)
    page = browser.get("/admin/tall/?periode=egen&fra=2026-02-01&til=31.03.2026").text
    assert "7777" in page and "8888" not in page
    assert (
        'value="2026-03-31"' in page and "tall.csv?periode=egen&amp;fra=2026-02-01&amp;til=2026-03-31" in page
    )
    file = b"".join(browser.get("/admin/tall/tall.csv?periode=egen&fra=2026-02-01&til=2026-03-31")).decode()
    assert "7777" in file and "8888" not in file
    for days, field in (
        ("fra=&til=2026-03-31", "fra"),
        ("fra=i går&til=2026-03-31", "fra"),
        ("fra=1990-01-01&til=2026-03-31", "fra"),
        ("fra=2026-03-31&til=2026-03-01", "til"),
        ("fra=2026-03-01&til=2026-11-24", "til"),
    ):
        for path in ("", f"tjeneste/{dialog.dialog}/"):
            wrong = browser.get(f"/admin/tall/{path}?periode=egen&{days}").text
            assert f'aria-describedby="{field}-error"' in wrong and f'id="{field}-error"' in wrong, days


def test_days_that_are_kept_as_months_are_taken_as_months():
    asked = DaysForm(QueryDict("fra=2025-03-20&til=2025-06-03"), TODAY)
    assert asked.is_valid()
    chosen = asked.period()
    assert (chosen.first, chosen.last) == (date(2025, 3, 1), date(2025, 6, 30)) and len(chosen.columns) == 4


@pytest.mark.parametrize(("days", "columns"), [(1, 1), (31, 31), (60, 10), (365, 13)])
def test_days_of_ones_own_have_as_many_columns_as_can_be_read(days, columns):
    asked = DaysForm(QueryDict(f"fra={TODAY - timedelta(days=days - 1)}&til={TODAY}"), TODAY)
    assert asked.is_valid() and len(asked.period().columns) == columns
    assert all(asked.period().short_label(column) for column in asked.period().columns)


def test_a_dialog_tells_where_people_leave_and_what_they_get_wrong(alta, dialog):
    boat, name = dialog.definition["steps"]
    for kind, n, part in (
        (Kind.VIEW, 90, ""),
        (Kind.OPEN, 50, ""),
        (Kind.START, 40, ""),
        (Kind.POSTED, 44, boat["id"]),
        (Kind.PASSED, 38, boat["id"]),
        (Kind.POSTED, 30, name["id"]),
        (Kind.ERROR, 9, name["questions"][0]["id"]),
        (Kind.PASSED, 21, name["id"]),
        (Kind.SENT, 20, ""),
        (Kind.TIME, 6, "5"),
        (Kind.TIME, 13, "10"),
        (Kind.TIME, 1, "1440+"),
    ):
        tally(alta, kind, n, dialog.dialog, part=part)
    page = staff(alta).get(f"/admin/tall/tjeneste/{dialog.dialog}/").text
    assert "Av ti som begynner, sender 5 inn." in page
    assert "De fleste av de andre stopper ved «2. Om deg»: 17 av dem." in page
    assert "17 stoppet her (45 %)" in page
    assert "Navnet ditt" in page and "30 %" in page
    assert "Halvparten brukte opptil 10 minutter." in page


def test_each_sees_their_own_only(alta, dialog):
    hammerfest = factories.municipality("hammerfest")
    tally(alta, Kind.VIEW, 4321, "search")
    assert "4321" in staff(alta).get("/admin/tall/?kommune=alta").text
    other = staff(hammerfest)
    assert "4321" not in other.get("/admin/tall/").text + b"".join(other.get("/admin/tall/tall.csv")).decode()
    for path in (
        "?kommune=alta",
        f"tjeneste/{dialog.dialog}/",
        f"tjeneste/{uuid.uuid4()}/",
        "tall.csv?kommune=alta",
    ):
        assert other.get(f"/admin/tall/{path}").status_code == 404
    region = staff(None)
    page = region.get("/admin/tall/").text
    assert "4321" in page and "Alle samlet" in page
    assert "4321" not in region.get("/admin/tall/?kommune=hammerfest").text


def test_as_many_statements_for_many_municipalities(alta, dialog):
    region = staff(None)

    def statements():
        with CaptureQueriesContext(connection) as seen:
            assert region.get("/admin/tall/?periode=12").status_code == 200
        return sum("_stamp" not in query["sql"] for query in seen)  # those are read every second

    tally(alta, Kind.SENT, 3, dialog.dialog)
    statements()
    first = statements()
    for slug in ("hammerfest", "loppa", "masoy"):
        owner = factories.municipality(slug)
        tally(owner, Kind.SENT, 3, uuid.uuid4())
        tally(owner, Kind.VIEW, 3, factories.home(owner).translation_key)
    statements()  # who is served where is read again
    assert statements() <= first


def test_the_file_is_safe_in_a_spreadsheet(alta):
    page = factories.home(alta)
    page.title = "=HYPERLINK(1)"
    page.save_revision().publish()
    tally(alta, Kind.VIEW, 7, page.translation_key)
    response = staff(alta).get("/admin/tall/tall.csv")
    text = b"".join(response).decode()
    assert text.startswith("\ufeff") and "attachment" in response["Content-Disposition"]
    _head, row = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    assert row[1] == "2026-11-23" and row[3] == "'=HYPERLINK(1)" and row[-1] == "7"


def test_the_file_says_what_steps_and_questions_are_called(alta, dialog):
    step = dialog.definition["steps"][1]
    tally(alta, Kind.ERROR, 3, dialog.dialog, part=step["questions"][0]["id"])
    tally(alta, Kind.POSTED, 4, dialog.dialog, part=step["id"])
    tally(alta, Kind.PASSED, 4, dialog.dialog, part="gone")
    tally(alta, Kind.TIME, 5, dialog.dialog, part="10")
    text = b"".join(staff(alta).get("/admin/tall/tall.csv")).decode()
    parts = {row[5] for row in csv.reader(io.StringIO(text), delimiter=";")}
    assert {"Navnet ditt", "2. Om deg", "gone", "Opptil 10 minutter"} < parts


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_is_computed(cell):
    assert safe(cell) == f"'{cell}"
    assert safe(-1) == -1 and safe("Alta") == "Alta"


def test_open_data_tell_whole_months_and_nothing_that_few_have_a_part_in(client, alta, dialog):
    october = date(2026, 10, 9)
    tally(alta, Kind.SENT, 4, dialog.dialog, day=october)
    tally(alta, Kind.START, 60, dialog.dialog, day=october)
    tally(alta, Kind.START, 3, dialog.dialog, day=october, device="tablet")
    tally(alta, Kind.START, 20, dialog.dialog, day=october, device="computer")
    tally(alta, Kind.START, 999, dialog.dialog)  # this month is not over
    response = client.get("/apne-data/tjenester.json", headers={"host": "alta.localhost"})
    assert response["Cache-Control"].startswith("public") and response["Access-Control-Allow-Origin"] == "*"
    data = response.json()
    (service,) = data["services"]
    (month,) = service["months"]
    assert service["title"] == "Båtplass" and service["url"].endswith("/selvbetjening/batplass/")
    assert month["month"] == "2026-10" and month["begun"] == 83 and month["sent"] is None
    assert month["views"] == 0 and "sent_by_device" not in month
    # One small part alone could be reckoned from the others.
    assert month["begun_by_device"] == {"phone": 60, "tablet": None, "computer": None}
    assert "999" not in response.text


def test_open_data_are_answered_from_memory_the_second_time(client, alta, django_assert_num_queries):
    path = "/apne-data/tjenester.json"
    client.get(path, headers={"host": "alta.localhost"})
    with django_assert_num_queries(0):
        client.get(path, headers={"host": "alta.localhost"})


def test_open_data_of_a_region_are_the_sum_and_each_and_nothing_left_out_can_be_reckoned(
    client, alta, dialog
):
    october = date(2026, 10, 9)
    others = [factories.municipality(slug) for slug in ("hammerfest", "loppa")]
    for owner, views, sent in zip((alta, *others), (100, 20, 3), (7, 3, 2), strict=True):
        tally(owner, Kind.VIEW, views, day=october)
        tally(owner, Kind.SENT, sent, dialog.dialog, day=october)
    tally(alta, Kind.VIEW, 999)
    path, host = "/apne-data/vest-finnmark/tjenester.json", {"host": "portal.localhost"}
    response = client.get(path, headers=host)
    assert response["Cache-Control"].startswith("public") and response["Access-Control-Allow-Origin"] == "*"
    data = response.json()
    (month,) = data["region"]
    # One alone is left out of the views: each municipality tells its own, so the sum would give it away.
    assert month == {"month": "2026-10", "views": None, "opened": 0, "begun": 0, "sent": 12}
    each = {row["name"]: row["months"][0] for row in data["municipalities"]}
    assert [each[name]["views"] for name in ("Alta", "Hammerfest", "Loppa")] == [100, 20, None]
    assert [each[name]["sent"] for name in ("Alta", "Hammerfest", "Loppa")] == [7, None, None]
    assert data["municipalities"][0]["services"] == f"{alta.root_url}/apne-data/tjenester.json"
    assert client.get(path, headers={"host": "alta.localhost"}).status_code == 404
    assert client.get("/apne-data/ukjent/tjenester.json", headers=host).status_code == 404


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"a": 9, "b": 7}, {"a": 9, "b": 7}),
        ({"a": 9, "b": 1, "c": 6}, {"a": 9, "b": None, "c": None}),
        ({"a": 9, "b": 1, "c": 2}, {"a": 9, "b": None, "c": None}),
        ({"a": 9, "b": 0}, {"a": 9, "b": 0}),
        ({"a": 6}, {"a": 6}),
    ],
)
def test_small_parts(counts, told):
    assert open_data.parts_told(counts) == told


def test_sent_forms_are_set_right_from_what_was_sent(alta, dialog):
    yesterday = TODAY - timedelta(days=1)
    for _ in range(3):
        factories.submission(dialog, sent_at=time_at(yesterday, 23, 30))
    factories.submission(dialog, sent_at=time_at(TODAY, 0, 30))
    tally(alta, Kind.SENT, 1, dialog.dialog, day=yesterday)
    for _ in range(2):
        completions.set_right()
    rows = Tally.objects.filter(kind=Kind.SENT).order_by("device").values_list("day", "device", "n")
    assert list(rows) == [(yesterday, "", 2), (yesterday, "phone", 1)]


def time_at(day, hour, minute):
    from datetime import datetime
    from zoneinfo import ZoneInfo

    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo("Europe/Oslo"))


def test_a_journey_is_counted_with_the_channel_that_led_to_it(alta, dialog, django_assert_max_num_queries):
    address = addresses.address_of(alta, dialog.dialog)
    address.channels = ["plakat"]
    address.save()
    browser = Client(headers={"host": "alta.localhost", "user-agent": PHONE})
    go = browser.get(f"/t/{address.code}-plakat")
    assert go["Location"] == "/selvbetjening/batplass/start/?kanal=plakat" and "kanal" not in str(go.cookies)
    start = browser.get(go["Location"])
    boat, name = dialog.definition["steps"]
    first, second = (f"q-{step['questions'][0]['id']}" for step in (boat, name))
    action = start.text.partition('method="post" action="')[2].partition('"')[0]
    assert action == "/selvbetjening/batplass/steg/1/?kanal=plakat"
    key = start.text.partition('name="key" value="')[2].partition('"')[0]
    form = {"version": dialog.pk, "key": key}
    with django_assert_max_num_queries(3):
        browser.post(action, form | {first: ""})  # an error
    browser.post(action, form | {first: "Solveig"})
    browser.post("/selvbetjening/batplass/steg/2/", form | {second: "Kari"})
    sent = [browser.post("/selvbetjening/batplass/send/", {"key": key}) for _ in range(2)]
    assert [one.status_code for one in sent] == [302, 302]
    counting.flush()
    found = Tally.objects.exclude(kind=Kind.TIME).values_list("kind", "part", "channel", "device", "n")
    assert sorted(found) == sorted(
        [
            ("arrival", "", "plakat", "phone", 1),
            ("open", "", "plakat", "phone", 1),
            ("start", "", "plakat", "phone", 1),
            ("posted", boat["id"], "", "phone", 2),
            ("error", boat["questions"][0]["id"], "", "phone", 1),
            ("passed", boat["id"], "", "phone", 1),
            ("posted", name["id"], "", "phone", 1),
            ("passed", name["id"], "", "phone", 1),
            ("sent", "", "plakat", "phone", 1),
        ]
    )
    assert list(Tally.objects.filter(kind=Kind.TIME).values_list("part", "n")) == [("2", 1)]


def test_a_channel_that_somebody_made_up_is_dropped(alta, dialog):
    browser = Client(headers={"host": "alta.localhost", "user-agent": PHONE})
    page = browser.get("/selvbetjening/batplass/start/?kanal=ola-nordmann").text
    assert "ola-nordmann" not in page.partition("<form")[2].partition(">")[0]
    counting.flush()
    assert list(Tally.objects.values_list("channel", flat=True)) == [""]


@pytest.mark.parametrize(
    ("highest", "top"), [(0, 2), (1, 2), (7, 8), (9, 10), (11, 20), (21, 30), (61, 80), (950, 1000)]
)
def test_axes_end_at_even_numbers(highest, top):
    assert charts.ceiling(highest) == top


@pytest.mark.parametrize(("code", "columns"), [("7", 7), ("30", 30), ("13", 13), ("12", 12), ("x", 30)])
def test_periods(code, columns):
    chosen = period(code, TODAY)
    assert len(chosen.columns) == columns and chosen.last == TODAY
    assert all(chosen.label(column) and chosen.short_label(column) for column in chosen.columns)
