"""Retries, broken-off work, lost queues: nothing is lost, and staff see what needs them."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_q.models import OrmQ

from forms_app.delivery import channels, health, outbox, problems, tasks
from forms_app.delivery.models import Delivery
from selfservice.cases.models import Case
from tests import factories
from tests.forms_app.delivery.conftest import SECRETS, delivery, make_due, submit
from tests.mail import CLOSE, HANG

State = Delivery.State


def states(submission):
    return {row.channel: row.state for row in submission.deliveries.all()}


def test_everything_is_delivered_once(sent, work, smtp):
    work()
    outbox.deliver_due(sent.pk)
    tasks.deliver(str(sent.pk))
    assert set(states(sent).values()) == {State.DELIVERED}
    assert len(smtp.messages) == 2 and Case.objects.count() == 1
    row = delivery(sent, "notice_mail")
    assert row.attempts == 1 and row.delivered_at and row.leased_until is None and row.next_try_at is None


@pytest.mark.parametrize("where", ["script", "at_recipient"])
@pytest.mark.parametrize("answer", ["421 busy", "450 mailbox busy", "451 try later", "452 full"])
def test_a_passing_refusal_is_tried_again(sent, work, smtp, where, answer):
    getattr(smtp, where)([answer, answer])
    work()
    row = delivery(sent, "notice_mail")
    assert row.state == State.PENDING and row.attempts == 1 and row.leased_until is None
    assert row.last_error == f"smtp {answer[:3]}"
    wait = row.next_try_at - timezone.now()
    assert timedelta(seconds=55) < wait < timedelta(seconds=75)
    work()
    assert delivery(sent, "notice_mail").attempts == 1  # not before its time
    make_due(sent)
    outbox.deliver_due(sent.pk)
    assert set(states(sent).values()) == {State.DELIVERED}
    assert len(smtp.messages) == 2


@pytest.mark.parametrize("where", ["script", "at_recipient"])
@pytest.mark.parametrize("answer", ["550 <kari.test@eksempel.example> unknown", "554 no", "552 too big"])
def test_a_final_refusal_needs_attention_at_once(sent, work, smtp, caplog, where, answer):
    getattr(smtp, where)([answer, answer])
    work()
    for channel in ("notice_mail", "confirmation_mail"):
        row = delivery(sent, channel)
        assert row.state == State.ATTENTION and row.attempts == 1 and row.next_try_at is None
        assert row.last_error == f"smtp {answer[:3]}" and answer[:3] in row.problem
    assert delivery(sent, "case").state == State.DELIVERED
    assert "needs attention" in caplog.text
    assert SECRETS["email"] not in caplog.text


def test_a_server_that_hangs_up_after_the_message_is_asked_again_with_the_same_message_id(sent, work, smtp):
    smtp.script([CLOSE, CLOSE])
    work()
    assert delivery(sent, "notice_mail").last_error == problems.CONNECTION
    make_due(sent)
    outbox.deliver_due(sent.pk)
    assert set(states(sent).values()) == {State.DELIVERED}
    ids = [message["Message-ID"] for message in smtp.messages]
    assert len(ids) == 4 and len(set(ids)) == 2


def test_a_server_that_never_answers_is_a_timeout(sent, smtp, settings):
    options = settings.MAILERS["default"]["OPTIONS"] | {"timeout": 0.5}
    settings.MAILERS = {"default": settings.MAILERS["default"] | {"OPTIONS": options}}
    smtp.script([HANG])
    outbox.work(_claim(sent, "notice_mail"))
    row = delivery(sent, "notice_mail")
    assert row.state == State.PENDING and row.last_error == problems.TIMEOUT


def test_no_server_at_all_is_tried_again(sent, work, smtp, settings):
    options = settings.MAILERS["default"]["OPTIONS"] | {"host": "127.0.0.1", "port": 9}
    settings.MAILERS = {"default": settings.MAILERS["default"] | {"OPTIONS": options}}
    work()
    assert delivery(sent, "notice_mail").last_error == problems.CONNECTION
    assert delivery(sent, "case").state == State.DELIVERED


def test_after_the_last_attempt_somebody_must_look(sent, smtp):
    for attempt in range(1, outbox.MAX_ATTEMPTS + 1):
        smtp.at_recipient(["450 later"] * 2)
        make_due(sent)
        outbox.deliver_due(sent.pk)
        row = delivery(sent, "notice_mail")
        assert row.attempts == attempt
        assert row.state == (State.ATTENTION if attempt == outbox.MAX_ATTEMPTS else State.PENDING)
        if attempt < outbox.MAX_ATTEMPTS:
            wait = (row.next_try_at - timezone.now()) / outbox.WAITS[attempt - 1]
            assert 0.95 < wait < 1.21
    make_due(sent)
    outbox.deliver_due(sent.pk)
    assert smtp.messages == []


def test_staff_can_send_again(sent, work, smtp):
    smtp.at_recipient(["550 no"] * 2)
    work()
    row = delivery(sent, "confirmation_mail")
    outbox.retry(row)
    assert delivery(sent, "confirmation_mail").attempts == 0
    work()
    assert delivery(sent, "confirmation_mail").state == State.DELIVERED
    outbox.retry(row)
    assert delivery(sent, "confirmation_mail").state == State.DELIVERED
    assert not OrmQ.objects.exists()


def test_send_again_leaves_work_in_progress_alone(sent):
    row = _claim(sent, "notice_mail")
    outbox.retry(row)
    assert (
        delivery(sent, "notice_mail").attempts == 1 and not OrmQ.objects.filter(pk__gt=_last_ring()).exists()
    )


def _last_ring():
    return OrmQ.objects.latest("pk").pk


def test_work_that_kills_its_worker_runs_out_of_attempts(sent, smtp):
    for _ in range(outbox.MAX_ATTEMPTS):
        assert _claim(sent, "notice_mail") is not None  # and then the worker is gone
        assert _claim(sent, "notice_mail") is None  # leased: nobody else takes it
        make_due(sent)
    assert _claim(sent, "notice_mail") is None
    row = delivery(sent, "notice_mail")
    assert row.state == State.ATTENTION and row.last_error == problems.CRASHED


def test_a_poisoned_delivery_does_not_stop_the_others(sent, work, smtp, monkeypatch, caplog):
    class Poisoned:
        name = "case"

        def deliver(self, delivery):
            raise RuntimeError(f"cannot register {SECRETS['name']}")

    monkeypatch.setitem(channels._channels, "case", Poisoned())
    work()
    assert states(sent)["notice_mail"] == states(sent)["confirmation_mail"] == State.DELIVERED
    assert delivery(sent, "case").last_error == "error RuntimeError"
    assert SECRETS["name"] not in caplog.text and "RuntimeError" in caplog.text


def test_a_channel_that_is_gone_is_visible(sent, work, smtp, monkeypatch):
    monkeypatch.delitem(channels._channels, "case")
    work()
    assert delivery(sent, "case").last_error == "error KeyError"


def test_a_late_success_counts_and_a_late_failure_does_not(sent, smtp):
    first = _claim(sent, "notice_mail")
    make_due(sent)
    second = _claim(sent, "notice_mail")
    outbox._failed(first, problems.TIMEOUT, final=True)
    assert delivery(sent, "notice_mail").state == State.PENDING
    outbox._delivered(first)
    outbox._failed(second, problems.TIMEOUT)
    assert delivery(sent, "notice_mail").state == State.DELIVERED


def test_the_sweeper_replaces_a_lost_queue(alta, work, smtp):
    submissions = [submit(alta, browser=f"{n:064}") for n in range(5)]
    OrmQ.objects.all().delete()
    tasks.ring_due()
    assert not OrmQ.objects.exists()  # just sent: their own rings may be on their way
    for one in submissions:
        make_due(one)
    tasks.ring_due()
    assert OrmQ.objects.count() == 5  # one per submission, not per delivery
    work()
    assert all(set(states(one).values()) == {State.DELIVERED} for one in submissions)
    tasks.ring_due()
    assert not OrmQ.objects.exists()
    assert len(smtp.messages) == 10 and Case.objects.count() == 5


def test_health_sees_what_nobody_delivers(sent, smtp):
    assert health.oldest_due()[0] is True
    make_due(sent, timedelta(minutes=6))
    good, detail = health.oldest_due()
    assert not good and detail["oldest_due_seconds"] >= 360
    outbox.deliver_due(sent.pk)
    assert health.oldest_due() == (True, {"oldest_due_seconds": 0})


def test_every_problem_has_an_explanation():
    for code in ("smtp 450", "timeout", "connection", "address", "crashed", "error KeyError"):
        assert problems.explain(code)
    assert problems.explain("") == ""


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_workers_never_share_a_delivery(smtp):
    sent = submit(factories.municipality("alta"))
    gate = threading.Barrier(8)

    def worker():
        gate.wait()
        try:
            outbox.deliver_due(sent.pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=worker) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(states(sent).values()) == {State.DELIVERED}
    assert [row.attempts for row in sent.deliveries.all()] == [1, 1, 1]
    assert len(smtp.messages) == 2 and Case.objects.count() == 1


def _claim(submission, channel):
    """Claims one channel's delivery only."""
    others = submission.deliveries.exclude(channel=channel).filter(state=State.PENDING)
    times = {row.pk: row.next_try_at for row in others}
    others.update(next_try_at=timezone.now() + timedelta(days=1))
    claimed = outbox.claim(submission.pk)
    for pk, moment in times.items():
        Delivery.objects.filter(pk=pk).update(next_try_at=moment)
    return claimed
