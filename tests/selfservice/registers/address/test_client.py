"""The real client against the simulator, over HTTP: what it finds, and every way in which it can go wrong."""

import threading
import time
from types import SimpleNamespace

import pytest

from forms_app.lookups.addresses import Suggestion
from selfservice.registers import asking
from selfservice.registers.address import client
from selfservice.registers.address.simulator import FAULTS, SLOW_SECONDS, Simulator

ALTA = SimpleNamespace(pk=1, number="5601")
HAMMERFEST = SimpleNamespace(pk=2, number="5603")


@pytest.fixture
def register(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    simulator = Simulator()
    threading.Thread(target=simulator.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    settings.ADDRESS_REGISTER = {"base_url": simulator.base_url, "timeout": 0.5}
    client.register.cache_clear()
    asking.breaker.forget()
    yield simulator
    simulator.shutdown()
    simulator.server_close()
    client.register.cache_clear()
    asking.breaker.forget()


def test_it_suggests_addresses_of_the_municipality_first(register):
    assert client.suggest("storgata 1", ALTA)[0] == Suggestion("Storgata 1", "9510", "Alta")
    assert client.suggest("storgata 1", HAMMERFEST)[0] == Suggestion("Storgata 1", "9600", "Hammerfest")
    assert len(client.suggest("stor", ALTA)) == client.MOST
    assert client.suggest("finnes ikke", ALTA) == []


def test_nothing_says_who_asks(register):
    client.suggest("Strandveien 3", ALTA)
    assert "sok=Strandveien+3%2A" in register.asked[0]
    assert "5601" not in register.asked[0]


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_reaches_the_citizen_or_takes_longer_than_the_timeout(register, fault):
    register.fault = fault
    started = time.monotonic()
    assert client.suggest("Storgata", ALTA) is None
    assert time.monotonic() - started < SLOW_SECONDS


def test_a_register_that_is_down_is_left_alone(register):
    register.fault = "500"
    for _time in range(6):
        client.suggest("Storgata", ALTA)
    assert len(register.asked) == asking.breaker.limit
