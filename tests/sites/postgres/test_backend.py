"""The database backend: a lost connection is noticed without a query, statements are prepared."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True)


def begin_request() -> None:
    """As Django does when a request comes."""
    connection.close_if_unusable_or_obsolete()


def backend_pid() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


@pytest.fixture(autouse=True)
def _as_in_production():
    connection.close()
    before = connection.settings_dict["CONN_HEALTH_CHECKS"], connection.settings_dict["CONN_MAX_AGE"]
    connection.settings_dict |= {"CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": 600}
    yield
    connection.close()
    connection.settings_dict |= dict(zip(("CONN_HEALTH_CHECKS", "CONN_MAX_AGE"), before, strict=True))


def test_a_connection_that_the_server_ended_is_replaced():
    first = backend_pid()
    begin_request()
    assert backend_pid() == first
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [first])
    other.close()
    begin_request()
    assert not connection.is_usable()
    assert backend_pid() != first


def test_fixed_statements_are_planned_once():
    for _ in range(4):
        with connection.prepared_cursor() as cursor:
            cursor.execute("SELECT %s::int + 1", [41])
            assert cursor.fetchone() == (42,)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%% + 1'", [])
        assert cursor.fetchone() == (1,)
        cursor.execute("SELECT %s", ["the ORM's cursors"])
        cursor.execute("SELECT count(*) FROM pg_prepared_statements", [])
        assert cursor.fetchone() == (1,)
