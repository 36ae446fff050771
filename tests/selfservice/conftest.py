"""Real peers of the self-service part, on loopback."""

import json
import threading
from collections.abc import Iterator

import pytest

from selfservice.registers import asking
from selfservice.registers.person import client
from selfservice.registers.person.simulator import Simulator, ensure_demo_keys


@pytest.fixture(scope="session")
def _maskinporten(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("maskinporten")
    environment = ensure_demo_keys(folder)
    return environment, json.loads((folder / "maskinporten.jwk.json").read_text())


@pytest.fixture
def register(_maskinporten, settings) -> Iterator[Simulator]:
    """The population register's simulator, with this installation as its registered client."""
    environment, public_key = _maskinporten
    simulator = Simulator(0, public_key)
    threading.Thread(target=simulator.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    settings.PERSON_REGISTER = settings.PERSON_REGISTER | {
        "base_url": simulator.base_url,
        "token_url": f"{simulator.base_url}/token",
        "token_audience": f"{simulator.base_url}/",
        "private_key": environment["MASKINPORTEN_PRIVATE_KEY"],
        "key_id": environment["MASKINPORTEN_KEY_ID"],
    }
    client.register.cache_clear()
    asking.breaker.forget()
    yield simulator
    simulator.shutdown()
    simulator.server_close()
    client.register.cache_clear()
    asking.breaker.forget()
