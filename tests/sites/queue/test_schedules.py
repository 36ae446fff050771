from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ, Schedule
from django_q.signing import SignedPackage

from sites.queue import schedules

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BEAT = "sites.queue.models.beat"


def test_the_table_says_what_code_registered():
    Schedule.objects.create(name="stray", func="os.abort", args="(((")
    Schedule.objects.create(name=BEAT, func="os.abort", args="oops", minutes=9, next_run=timezone.now())
    schedules.seed()
    assert set(Schedule.objects.values_list("name", flat=True)) == set(schedules._minutes)
    row = Schedule.objects.get(name=BEAT)
    assert (row.func, row.args, row.minutes, row.schedule_type) == (BEAT, None, 1, Schedule.MINUTES)


def test_seeding_again_does_not_start_daily_work_over():
    schedules.seed()
    tomorrow = timezone.now() + timedelta(days=1)
    Schedule.objects.update(next_run=tomorrow)
    schedules.seed()
    assert set(Schedule.objects.values_list("next_run", flat=True)) == {tomorrow}


def test_a_new_cluster_first_does_what_goes_every_minute():
    schedules.seed()
    rung = {SignedPackage.loads(row.payload)["func"] for row in OrmQ.objects.all()}
    assert BEAT in rung
    assert "sites.queue.housekeeping.clear_sessions" not in rung


def test_the_check_finds_rows_that_code_did_not_make():
    schedules.seed()
    assert schedules.only_registered_schedules(databases=["default"]) == []
    Schedule.objects.create(name="stray", func="os.abort", args="(((")
    Schedule.objects.filter(name=BEAT).update(args="(((")
    assert len(schedules.only_registered_schedules(databases=["default"])) == 2
    assert schedules.only_registered_schedules() == []


def test_every_registered_function_exists():
    from django.utils.module_loading import import_string

    for function in schedules._minutes:
        assert callable(import_string(function))
