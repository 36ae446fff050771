import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sites.health import checks
from sites.queue.models import Heartbeat, beat

pytestmark = pytest.mark.database
ANY_HOST = {"HTTP_HOST": "10.0.0.7:8000"}


def test_up_without_asking_the_database(client: Client):
    # No django_db mark: a query would fail.
    response = client.get("/healthz", **ANY_HOST)
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert not response.cookies


@pytest.mark.django_db
def test_ready_while_the_worker_lives(client: Client):
    beat()
    response = client.get("/readyz", **ANY_HOST)
    assert response.status_code == 200
    parts = json.loads(response.content)["parts"]
    assert parts["database"] == {"ok": True}
    assert parts["worker"] == {"ok": True, "seconds_since_heartbeat": 0}


@pytest.mark.django_db
def test_not_ready_before_a_worker_ever_lived(client: Client):
    response = client.get("/readyz", **ANY_HOST)
    assert response.status_code == 503
    assert json.loads(response.content)["parts"]["worker"]["ok"] is False


@pytest.mark.django_db
def test_not_ready_when_the_worker_has_been_silent(client: Client):
    beat()
    Heartbeat.objects.update(beat_at=timezone.now() - timedelta(minutes=3, seconds=1))
    response = client.get("/readyz", **ANY_HOST)
    assert response.status_code == 503
    assert json.loads(response.content)["parts"]["worker"]["seconds_since_heartbeat"] == 181


@pytest.mark.django_db
def test_a_registered_check_is_reported(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(checks, "_checks", {})
    checks.register("archive", lambda: (False, {"waiting": 7}))
    response = client.get("/readyz", **ANY_HOST)
    assert response.status_code == 503
    assert json.loads(response.content) == {
        "ready": False,
        "parts": {"archive": {"ok": False, "waiting": 7}},
    }


@pytest.mark.django_db
def test_a_check_that_fails_itself_counts_as_unwell(client: Client, monkeypatch: pytest.MonkeyPatch):
    from django.db import OperationalError

    def gone() -> tuple[bool, dict]:
        raise OperationalError("secret host name")

    monkeypatch.setattr(checks, "_checks", {"database": gone})
    response = client.get("/readyz", **ANY_HOST)
    assert response.status_code == 503
    assert json.loads(response.content)["parts"] == {"database": {"ok": False}}
