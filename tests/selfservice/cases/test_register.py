import threading
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection

from forms_app.submissions.timeline import timeline
from selfservice.cases.models import Case, CaseEvent
from selfservice.cases.register import open_case
from tests import factories


@pytest.fixture
def version(db):
    return factories.dialog_version(factories.municipality("alta"))


def test_a_case_is_opened_once(version):
    citizen = factories.citizen()
    submission = factories.submission(version, citizen)
    case = open_case(submission)
    assert open_case(submission) == case
    assert case.citizen == citizen and case.municipality_id == version.municipality_id
    assert [event.kind for event in case.events.all()] == ["registered"]


def test_numbers_run_by_municipality_and_year(version):
    other = factories.dialog_version(factories.municipality("loppa"))
    oslo = ZoneInfo("Europe/Oslo")
    with time_machine.travel(datetime(2026, 12, 31, 23, 59, tzinfo=oslo), tick=False):
        old = [open_case(factories.submission(one)).number for one in (version, version, other)]
    with time_machine.travel(datetime(2027, 1, 1, 0, 1, tzinfo=oslo), tick=False):
        new = open_case(factories.submission(version)).number
    assert old == ["2026/1", "2026/2", "2026/1"] and new == "2027/1"


def test_events_are_only_added(version):
    event = open_case(factories.submission(version)).events.get()
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()


def test_the_timeline_goes_on_living(version):
    submission = factories.submission(version)
    before = timeline(submission)
    assert [event.done for event in before] == [True, False]
    case = open_case(submission)
    after = timeline(submission)
    assert [event.done for event in after] == [True, True]
    assert case.number in after[1].text


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gaps_and_no_doubles_under_load():
    version = factories.dialog_version(factories.municipality("alta"))
    submissions = [factories.submission(version) for _ in range(6)]
    gate, failures = threading.Barrier(12), []

    def work(submission):
        gate.wait()
        try:
            open_case(submission)
        except Exception as error:  # noqa: BLE001
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[one]) for one in submissions * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert sorted(Case.objects.values_list("sequence", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert CaseEvent.objects.count() == 6
