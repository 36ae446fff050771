"""The desk: a case worker reads what was sent, and sends again what did not arrive."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from forms_app.delivery.models import Delivery
from forms_app.uploads.models import Attachment
from selfservice.audit.models import AccessLog
from tests import factories
from tests.factories import Role, question, step

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def submission():
    asked = question("text", "Hva heter båten?")
    page = factories.dialog_page(factories.municipality("alta"), step("Båten", asked))
    return factories.submission(
        factories.published(page), factories.citizen(), answers={asked["id"]: "<b>{{ Skarven }}</b> #typst[]"}
    )


@pytest.fixture
def desk(submission):
    client = Client(headers={"host": "portal.localhost"})
    worker = factories.staff(submission.municipality, Role.CASE_WORKER)
    client.force_login(worker, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _delivery(submission, **values):
    return Delivery.objects.create(
        municipality=submission.municipality, submission=submission, channel="notice_mail", **values
    )


def test_answers_are_shown_as_typed_through_their_version_and_the_reading_is_logged(desk, submission):
    page = desk.get(reverse("desk:submission", args=[submission.reference])).content.decode()
    assert "Hva heter båten?" in page
    assert "&lt;b&gt;{{ Skarven }}&lt;/b&gt; #typst[]" in page
    assert AccessLog.objects.filter(submission=submission).count() == 1


@pytest.mark.parametrize(
    "typed", [str.lower, lambda text: text.replace("-", " "), lambda text: text.replace("-", "")]
)
def test_a_reference_is_found_however_it_is_written(desk, submission, typed):
    page = desk.get(reverse("desk:submissions"), {"q": typed(submission.reference)}).content.decode()
    assert reverse("desk:submission", args=[submission.reference]) in page


def test_a_wrong_reference_finds_nothing(desk, submission):
    page = desk.get(reverse("desk:submissions"), {"q": "'; DROP TABLE --"}).content.decode()
    assert submission.reference not in page
    assert "Ingen innsending har den referansen" in page


def test_what_did_not_arrive_is_listed_and_sent_again(desk, submission, work, smtp):
    delivery = _delivery(submission, state="attention", attempts=8, last_error="550")
    assert submission.reference in desk.get(reverse("desk:deliveries")).content.decode()
    desk.post(reverse("desk:send_again", args=[delivery.pk]))
    work()
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.DELIVERED
    assert submission.reference not in desk.get(reverse("desk:deliveries")).content.decode()


def test_the_list_costs_the_same_however_long_it_is(desk, submission):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    desk.get(reverse("desk:submissions"))
    with CaptureQueriesContext(connection) as few:
        desk.get(reverse("desk:submissions"))
    for _one in range(20):
        other = factories.submission(submission.version, factories.citizen(), sent_at=timezone.now())
        _delivery(other, state="delivered")
    with CaptureQueriesContext(connection) as many:
        desk.get(reverse("desk:submissions"))
    assert len(many) == len(few)


def test_the_newest_stand_first(desk, submission):
    times = [timezone.now() - timedelta(days=days) for days in (3, 1, 2)]
    for sent_at in times:
        factories.submission(submission.version, factories.citizen(), sent_at=sent_at)
    shown = list(desk.get(reverse("desk:submissions")).context["page"])
    assert [row.sent_at for row in shown] == sorted((row.sent_at for row in shown), reverse=True)
    assert len(shown) == 4


def test_a_file_in_a_row_says_whose_it_is(desk, submission):
    inner = question("files", "Bekreftelse fra skolen")
    group = question("group", "Barna", row_title="Barn", questions=[question("text", "Navn"), inner])
    page = factories.dialog_page(submission.municipality, step("Barna", group), slug="barna")
    file = {"name": "brev.pdf", "type": "application/pdf", "sha256": ""}
    sent = factories.submission(factories.published(page), submission.citizen)
    kept = [
        Attachment(municipality=sent.municipality, submission=sent, place=place, size=4)
        for place in ("first", "second")
    ]
    for row in kept:
        row.about = file
        row.save()
    files = [file | {"id": str(row.pk), "size": 4} for row in kept]
    sent.answers = {group["id"]: [{inner["id"]: {"how": "now", "files": [one]}} for one in files]}
    sent.save()
    page = desk.get(reverse("desk:submission", args=[sent.reference])).content.decode()
    assert "Barn 1: Bekreftelse fra skolen" in page and "Barn 2: Bekreftelse fra skolen" in page
