"""The simulator as the process that the demo runs, and what it refuses."""

import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from forms_app.national_id import is_national_id
from selfservice.accounts.simulator.persons import of_the_demo
from selfservice.accounts.simulator.provider import Provider
from tests.selfservice.accounts.conftest import Visitor

BASE = Path(__file__).parents[3]


def test_it_runs_as_a_process_and_ends_when_told(tmp_path: Path) -> None:
    people = tmp_path / "people.json"
    people.write_text(json.dumps([{"pid": "14847531240", "name": "Kari Prøve"}]))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "selfservice.accounts.simulator", "--port", str(port)]
    files = ["--persons", str(people), "--client-key", str(tmp_path / "client.pem")]
    with subprocess.Popen([*command, *files], cwd=BASE) as process:
        found = _wait_for(f"http://127.0.0.1:{port}/.well-known/openid-configuration")
        assert found["issuer"] == f"http://idporten.localhost:{port}"
        assert (tmp_path / "client.pem").exists()
        process.terminate()
        assert process.wait(10) == 0


def test_the_demos_persons_are_synthetic_and_can_log_in() -> None:
    people = of_the_demo()
    assert len(people) >= 8
    assert all(is_national_id(pid, synthetic_allowed=True) for pid in people)
    assert not any(is_national_id(pid, synthetic_allowed=False) for pid in people)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("code_challenge_method=S256", "code_challenge_method=plain"),
        ("client_id=portalen", "client_id=another"),
        ("alta.localhost", "evil.example"),
        ("idporten%2Fcallback", "elsewhere"),
        ("response_type=code", "response_type=token"),
        ("nonce=", "once="),
        ("idporten-loa-high", "Level4"),
    ],
)
def test_requests_it_refuses_are_never_sent_back(visitor: Visitor, old: str, new: str) -> None:
    address = visitor.start()
    assert old in address
    answer = visitor.idporten.get(address.replace(old, new))
    assert answer.status_code == 400 and "location" not in answer.headers


@pytest.mark.django_db
def test_logout_returns_to_registered_addresses_only(visitor: Visitor, provider: Provider) -> None:
    for wrong in ("https://evil.example/", "http://alta.localhost/elsewhere/"):
        address = f"{provider.issuer}/logout?client_id=portalen&post_logout_redirect_uri={wrong}"
        assert visitor.idporten.get(address).status_code == 400


def _wait_for(address: str) -> Any:
    for _ in range(100):
        try:
            return httpx.get(address, trust_env=False).json()
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the simulator did not start")
