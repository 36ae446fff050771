"""One press of Send: one submission, whatever happens."""

import threading
from unittest import mock

import pytest
from django.db import connection
from django_q.models import OrmQ
from django_q.signing import SignedPackage

from forms_app.definition.loading import load
from forms_app.delivery.models import Delivery
from forms_app.filling.applicants import Applicant, Level
from forms_app.filling.journey import walk
from forms_app.filling.models import Draft
from forms_app.questions.base import AnswerContext
from forms_app.submissions import reference
from forms_app.submissions.models import Submission
from forms_app.submissions.send import NotSendable
from tests import factories

NAME = "Snekke Synnøve"
EMAIL = "kari.test@eksempel.example"


def dialog(alta, **values):
    boat = factories.compiled_question("text", "Navn på båten")
    email = factories.compiled_question("email", "E-post", receipt=True)
    version = factories.dialog_version(alta, [boat], [email], **values)
    return version, boat["id"], email["id"]


def journey_of(draft):
    definition = load(draft.version_id, "nb")
    return walk(definition, draft.typed, AnswerContext(draft.facts or {}))


ANONYMOUS = Applicant()


def press(draft, applicant=ANONYMOUS):
    return factories.send(draft, applicant)


@pytest.fixture
def alta(db):
    return factories.municipality("alta")


def test_a_draft_becomes_a_submission_with_deliveries_and_a_ring(alta):
    version, boat, email = dialog(alta)
    draft = factories.draft(version, None, {boat: NAME, email: EMAIL})
    sent = press(draft)
    sent = Submission.objects.get(pk=sent.pk)
    assert sent.pk == draft.pk and reference.parse(sent.reference) == sent.reference
    assert sent.answers == {boat: NAME, email: EMAIL}
    assert sent.browser == draft.browser and sent.level == "none" and sent.version == version
    assert {row.channel: row.recipient for row in sent.deliveries.all()} == {
        "notice_mail": None,
        "confirmation_mail": EMAIL,
        "case": None,
    }
    assert not Draft.objects.exists()
    payloads = [SignedPackage.loads(row.payload) for row in OrmQ.objects.all()]
    assert [one["args"] for one in payloads] == [(str(sent.pk),)]


def test_nothing_personal_is_stored_in_clear(alta):
    version, boat, email = dialog(alta)
    sent = press(factories.draft(version, None, {boat: NAME, email: EMAIL}))
    with connection.cursor() as cursor:
        for table in ("forms_app_submission", "forms_app_delivery", "django_q_ormq"):
            cursor.execute(f"SELECT t::text FROM {table} t")
            rows = " ".join(row[0] for row in cursor.fetchall())
            assert (
                NAME not in rows
                and EMAIL not in rows
                and sent.reference not in rows.replace(sent.reference, "", 1)
            )
            assert NAME.encode().hex() not in rows and EMAIL.encode().hex() not in rows


def test_sending_again_gives_the_same_submission(alta):
    version, boat, email = dialog(alta)
    draft = factories.draft(version, None, {boat: NAME, email: EMAIL})
    assert press(draft) == factories.send(draft)
    assert Submission.objects.count() == 1 and Delivery.objects.count() == 3


def test_a_draft_that_somebody_else_sent_is_not_ours(alta):
    version, boat, email = dialog(alta)
    draft = factories.draft(version, None, {boat: NAME, email: EMAIL})
    press(draft)
    draft.browser = "c" * 64
    with pytest.raises(NotSendable):
        factories.send(draft)


def test_what_is_left_to_answer_cannot_be_sent(alta):
    version, boat, _email = dialog(alta)
    draft = factories.draft(version, None, {boat: NAME})
    with pytest.raises(NotSendable):
        press(draft)
    assert Draft.objects.exists() and not Submission.objects.exists() and not OrmQ.objects.exists()


def test_the_draft_under_the_lock_decides_not_the_journey_that_was_seen(alta):
    version, boat, email = dialog(alta)
    draft = factories.draft(version, None, {boat: NAME, email: EMAIL})
    other_tab = Draft.objects.get(pk=draft.pk)
    other_tab.typed = {boat: "Et annet navn", email: EMAIL}
    other_tab.save()
    assert factories.send(draft).answers[boat] == "Et annet navn"


def test_another_tab_may_have_made_it_incomplete(alta):
    version, boat, email = dialog(alta)
    draft = factories.draft(version, None, {boat: NAME, email: EMAIL})
    other_tab = Draft.objects.get(pk=draft.pk)
    other_tab.typed = {boat: "", email: EMAIL}
    other_tab.save()
    with pytest.raises(NotSendable):
        factories.send(draft)


def test_answers_that_do_not_apply_are_dropped(alta):
    has = factories.compiled_question("yes_no", "Har du båt?")
    rule = {"question": has["id"], "operator": "equals", "value": "yes"}
    boat = factories.compiled_question("text", "Navn", show_if=rule)
    version = factories.dialog_version(alta, [has, boat])
    sent = press(factories.draft(version, None, {has["id"]: "no", boat["id"]: "Skjult"}))
    assert boat["id"] not in sent.answers


def test_the_login_must_reach_the_level_of_the_dialog(alta):
    version, boat, email = dialog(alta, level="high")
    citizen = factories.citizen()
    typed = {boat: NAME, email: EMAIL}
    draft = factories.draft(version, citizen, typed)
    for applicant in (
        Applicant(),
        Applicant(citizen.pk, Level.SUBSTANTIAL),
        Applicant(citizen.pk + 1, Level.HIGH),
    ):
        with pytest.raises(NotSendable):
            press(draft, applicant)
    assert press(draft, Applicant(citizen.pk, Level.HIGH)).citizen_id == citizen.pk


def test_a_reference_that_is_taken_gives_way_to_another(alta):
    version, boat, email = dialog(alta)
    first = press(factories.draft(version, None, {boat: NAME, email: EMAIL}))
    second = factories.draft(version, None, {boat: NAME, email: EMAIL}, browser="c" * 64)
    fresh = reference.new()
    with mock.patch.object(reference, "new", side_effect=[first.reference, fresh]):
        assert press(second).reference == fresh
    assert Delivery.objects.count() == 6 and OrmQ.objects.count() == 2


def test_sending_takes_few_queries(alta, django_assert_max_num_queries):
    version, boat, email = dialog(alta)
    draft = factories.draft(version, None, {boat: NAME, email: EMAIL})
    press(factories.draft(version, None, {boat: NAME, email: EMAIL}, browser="c" * 64))
    with django_assert_max_num_queries(7):  # two of them the savepoint of the test's own transaction
        factories.send(draft)


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_are_one_submission():
    alta = factories.municipality("alta")
    version, boat, email = dialog(alta)
    draft = factories.draft(version, None, {boat: NAME, email: EMAIL})
    gate, references, failures = threading.Barrier(20), [], []

    def post():
        try:
            gate.wait()
            references.append(factories.send(draft).reference)
        except Exception as error:  # noqa: BLE001
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=post) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert len(references) == 20 and len(set(references)) == 1
    assert Submission.objects.count() == 1 and Delivery.objects.count() == 3
    assert OrmQ.objects.count() == 1 and not Draft.objects.exists()
