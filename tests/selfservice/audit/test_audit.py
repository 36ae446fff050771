"""Readings are logged for good, and the citizen sees them."""

import pytest
from django.db import DatabaseError, connection, transaction

from forms_app.submissions.timeline import timeline
from selfservice.audit.models import AccessLog, log_reading
from tests import factories
from tests.factories import Role

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def submission():
    version = factories.published(factories.dialog_page(factories.municipality("alta")))
    return factories.submission(version, citizen=factories.citizen())


def test_the_citizen_sees_one_reading_a_day(submission):
    reader = factories.staff(submission.municipality, Role.CASE_WORKER)
    log_reading(submission, reader)
    log_reading(submission, reader)
    titles = [event.title for event in timeline(submission)]
    assert titles.count("Lest av en saksbehandler") == 1
    assert AccessLog.objects.filter(submission=submission).count() == 2


@pytest.mark.parametrize("change", ["UPDATE {} SET read_at = now()", "DELETE FROM {}"])
def test_the_database_refuses_to_change_the_log(submission, change):
    log_reading(submission, factories.staff(submission.municipality, Role.CASE_WORKER))
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(AccessLog._meta.db_table))
    assert AccessLog.objects.count() == 1
