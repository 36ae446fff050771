"""The simulator as the demo runs it: a process of its own."""

import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest

from selfservice.registers.person.simulator import ensure_demo_keys


@pytest.fixture
def process(tmp_path):
    ensure_demo_keys(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    key = tmp_path / "maskinporten.jwk.json"
    command = [sys.executable, "-m", "selfservice.registers.person.simulator", "--port", str(port)]
    with subprocess.Popen([*command, "--client-key", str(key)], stderr=subprocess.PIPE) as running:
        yield running, f"http://127.0.0.1:{port}"
        running.kill()


def answer(url: str) -> httpx.Response:
    for _ in range(100):
        try:
            return httpx.get(url)
        except httpx.ConnectError:
            time.sleep(0.1)
    raise AssertionError("the simulator did not come up")


def test_it_starts_without_settings_takes_faults_and_ends_when_told(process):
    running, base = process
    assert answer(f"{base}/healthz").status_code == 200
    person = f"{base}/folkeregister/api/v1/00000000-0000-4000-8000-000000000001/v1/personer/12838410047"
    assert httpx.get(person).status_code == 401
    assert httpx.put(f"{base}/simulator/fault", content="500").status_code == 200
    assert httpx.get(person).json()["kode"] == "FREG-001"
    assert httpx.put(f"{base}/simulator/fault", content="nonsense").status_code == 404
    assert httpx.put(f"{base}/simulator/fault", content="").status_code == 200
    assert httpx.get(person).status_code == 401
    running.send_signal(signal.SIGTERM)
    assert running.wait(5) == 0
    assert b"12838410047" not in running.stderr.read()
