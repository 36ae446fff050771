"""Reminders: once, in time, in the citizen's language, and without a word of what was written."""

import multiprocessing
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from forms_app.definition.loading import load
from forms_app.filling import drafts, reminders
from forms_app.filling.models import Draft
from forms_app.filling.reminders import remind_due
from sites.queue import killpoints, schedules
from tests import factories
from tests.compiled import asked, dialog_version, step_of

DAY = timedelta(days=1)


@pytest.fixture
def version(db):
    alta = factories.municipality("alta", languages=["nb", "nn"], email="post@alta.example")
    return dialog_version(alta, step_of("Om deg", asked("text", "Navn", id="name")))


@pytest.fixture
def addresses(monkeypatch):
    known = {}
    monkeypatch.setattr(reminders, "_reachable", lambda citizen: known.get(citizen, ("", "")))
    return known


def begun(version, addresses, left=6 * DAY, kept=30 * DAY, language="nb", address="kari@eksempel.example"):
    citizen = factories.citizen()
    addresses[citizen.pk] = (address, language)
    draft = factories.draft(version, citizen, {"name": "Hemmelig navn"}, language="nb")
    ends = timezone.now() + left
    Draft.objects.filter(pk=draft.pk).update(delete_after=ends, updated_at=ends - kept)
    return draft


def test_it_goes_by_the_clock():
    assert schedules._minutes["forms_app.filling.reminders.remind_due"] == 60


def test_one_mail_without_answers_and_never_again(version, addresses, smtp):
    begun(version, addresses)
    assert (remind_due(), remind_due()) == (1, 0)
    [message] = smtp.messages
    body = message.get_content()
    assert smtp.recipients == [["kari@eksempel.example"]]
    assert "Båtplass" in body and "http" in body and "/selvbetjening/batplass/start/" in body
    assert "Hemmelig" not in message.as_string()


def test_in_the_citizens_language_where_the_municipality_has_it(version, addresses, smtp):
    begun(version, addresses, language="nn")
    begun(version, addresses, language="se")
    assert remind_due() == 2
    assert sorted("/nn/selvbetjening/" in one.get_content() for one in smtp.messages) == [False, True]


@pytest.mark.parametrize(
    ("left", "kept", "mails"),
    [(8, 30, 0), (7, 30, 1), (4, 6, 0), (3, 6, 1), (-1, 30, 0)],
)
def test_a_week_before_or_half_of_a_shorter_time(version, addresses, smtp, left, kept, mails):
    begun(version, addresses, left * DAY - timedelta(minutes=1), kept * DAY)
    assert remind_due() == mails


def test_saving_again_begins_a_new_time(version, addresses, smtp):
    draft = begun(version, addresses)
    remind_due()
    draft.refresh_from_db()
    assert drafts.update(draft, load(version.pk, "nb"), {"name": "Kari"}, step=1, language="nb")
    assert Draft.objects.get().reminded_at is None and remind_due() == 0
    Draft.objects.update(delete_after=timezone.now() + 6 * DAY, updated_at=timezone.now() - 24 * DAY)
    assert remind_due() == 1


def test_a_server_that_is_busy_is_asked_again_and_one_that_refuses_is_not(version, addresses, smtp):
    begun(version, addresses)
    smtp.script(["451 try later"])
    assert remind_due() == 0 and remind_due() == 1
    Draft.objects.update(reminded_at=None)
    smtp.script(["550 no such user"])
    assert (remind_due(), remind_due()) == (0, 0)


def test_nobody_is_written_to_who_gave_no_address_or_has_no_account(version, addresses, smtp):
    begun(version, addresses, address="")
    anonymous = factories.draft(version, None)
    Draft.objects.filter(pk=anonymous.pk).update(delete_after=timezone.now() + DAY)
    assert remind_due() == 0 and not smtp.messages


def test_after_the_stated_time_it_is_deleted(version, addresses):
    gone, kept = begun(version, addresses, -DAY), begun(version, addresses, DAY)
    assert drafts.delete_expired() == 1
    assert list(Draft.objects.values_list("pk", flat=True)) == [kept.pk] != [gone.pk]


def _die_reminding(kill_dir):
    killpoints._directory = str(kill_dir)
    remind_due()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("point", "mails"),
    [("mail.before_handover", 1), ("mail.after_handover", 2), ("reminder.after_sending", 2)],
)
def test_a_worker_that_is_killed_loses_no_reminder(
    transactional_db, version, addresses, smtp, tmp_path, point, mails
):
    begun(version, addresses)
    (tmp_path / point).touch()
    connections.close_all()
    worker = multiprocessing.get_context("fork").Process(target=_die_reminding, args=[tmp_path])
    worker.start()
    worker.join(30)
    assert worker.exitcode == -9
    assert remind_due() == 0  # while the dead worker's lease lasts
    Draft.objects.update(reminding_until=timezone.now())
    assert (remind_due(), remind_due()) == (1, 0)
    assert len(smtp.messages) == mails
    assert len({message["Message-ID"] for message in smtp.messages}) == 1
