"""The real client against the simulator, over HTTP: what it asks, and every way in which it can go wrong."""

import logging
import time

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from selfservice.registers import Unavailable, asking, maskinporten
from selfservice.registers.person.client import LARGEST_ANSWER, PARTS
from selfservice.registers.person.client import register as connector
from selfservice.registers.person.simulator import SLOW_SECONDS, ensure_demo_keys

ORDINARY, MOTHER, HIDDEN = "12838410047", "27897110062", "14829010160"
MUNICIPALITY = 1


@pytest.fixture(autouse=True)
def _no_database_for_health(monkeypatch, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


def ask(national_id: str, timeout: float = 3.0):
    return asking.ask("person", MUNICIPALITY, lambda: connector().fetch(national_id), timeout)


def test_it_fetches_a_person_and_asks_for_no_more_than_it_uses(register):
    assert ask(ORDINARY).name == "Gyllen Fjordhest"
    assert register.parts == list(PARTS)
    assert "familierelasjon" not in register.parts


def test_children_only_when_asked_for(register):
    assert connector().fetch(MOTHER).children == ()
    assert len(connector().fetch(MOTHER, with_children=True).children) == 2


def test_one_token_serves_many_questions_and_is_renewed_before_it_expires(register, monkeypatch):
    redeemed = []
    redeem = register.redeem
    monkeypatch.setattr(register, "redeem", lambda grant: redeemed.append(grant) or redeem(grant))
    for _ in range(3):
        ask(ORDINARY)
    assert len(redeemed) == 1
    later = time.monotonic() + 599 - maskinporten.EARLY_SECONDS
    monkeypatch.setattr(maskinporten.time, "monotonic", lambda: later)
    ask(ORDINARY)
    assert len(redeemed) == 2


def test_a_withdrawn_token_is_replaced_once(register):
    ask(ORDINARY)
    register._tokens.clear()
    assert ask(ORDINARY).name == "Gyllen Fjordhest"


def test_nobody_by_that_id(register):
    assert ask("21848810000") is None
    asked = register.asked
    assert connector().fetch("../../token") is None
    assert register.asked == asked


def test_a_protected_person_comes_without_address(register):
    person = ask(HIDDEN)
    assert person.protected
    assert "Løyn" not in repr(person)


@pytest.mark.parametrize("fault", ["500", "429", "malformed", "closed", "unauthorized"])
def test_every_fault_is_unavailable_and_says_nothing_personal(register, fault, caplog):
    caplog.set_level(logging.DEBUG)
    register.fault = fault
    with pytest.raises(Unavailable) as failure:
        ask(ORDINARY)
    assert ORDINARY not in str(failure.value)
    assert ORDINARY not in caplog.text
    assert "Register person, municipality 1" in caplog.text


@pytest.mark.parametrize("fault", ["slow", "drip"])
def test_a_slow_register_is_left_at_the_deadline(register, fault):
    ask(ORDINARY)
    register.fault = fault
    started = time.monotonic()
    with pytest.raises(Unavailable):
        ask(ORDINARY, timeout=0.5)
    assert time.monotonic() - started < SLOW_SECONDS


def test_a_register_that_is_not_there(register, settings):
    settings.PERSON_REGISTER = settings.PERSON_REGISTER | {"base_url": "http://127.0.0.1:9"}
    with pytest.raises(Unavailable, match="ConnectError"):
        ask(ORDINARY)


def test_after_three_failures_it_is_left_alone_for_this_municipality(register):
    register.fault = "500"
    for _ in range(5):
        with pytest.raises(Unavailable):
            ask(ORDINARY)
    assert register.asked == 3
    register.fault = ""
    other = asking.ask("person", 2, lambda: connector().fetch(ORDINARY), 3.0)
    assert other.name == "Gyllen Fjordhest"


def test_the_register_decides_how_long_it_rests(register):
    register.fault = "429"
    for _ in range(3):
        with pytest.raises(Unavailable):
            ask(ORDINARY)
    assert register.asked == 1


def test_an_endless_answer_is_cut(register, monkeypatch):
    monkeypatch.setattr("selfservice.registers.person.client.LARGEST_ANSWER", 100)
    assert LARGEST_ANSWER > 100_000
    with pytest.raises(Unavailable, match="more than"):
        ask(ORDINARY)


def test_no_request_is_logged_with_the_national_id(register, caplog):
    caplog.set_level(logging.DEBUG)
    ask(ORDINARY)
    assert ORDINARY not in caplog.text


def test_without_a_key_the_register_is_unavailable_and_nothing_crashes(register, settings):
    settings.PERSON_REGISTER = settings.PERSON_REGISTER | {"private_key": ""}
    connector.cache_clear()
    with pytest.raises(Unavailable, match="key cannot be used"):
        ask(ORDINARY)


class TestGrant:
    """Maskinporten's rules for a grant, as the simulator enforces them."""

    @pytest.fixture
    def key(self, _maskinporten):
        with open(_maskinporten[0]["MASKINPORTEN_PRIVATE_KEY"]) as file:
            return RSAKey.import_key(file.read())

    def answer(self, register, key, header=None, **claims) -> httpx.Response:
        now = int(time.time())
        body = {
            "aud": f"{register.base_url}/", "iss": "portalen", "scope": "ks:fiks", "iat": now,
            "exp": now + 100, "jti": "one",
        }  # fmt: skip
        grant = jwt.encode({"alg": "RS256", "kid": "portalen-demo"} | (header or {}), body | claims, key)
        form = {"grant_type": maskinporten.GRANT, "assertion": grant}
        return httpx.post(f"{register.base_url}/token", data=form)

    def test_a_good_grant_works_once(self, register, key):
        assert self.answer(register, key).status_code == 200
        again = self.answer(register, key)
        assert again.status_code == 400
        assert "MP-012" in again.json()["error_description"]

    @pytest.mark.parametrize(
        ("claims", "code"),
        [
            ({"aud": "http://127.0.0.1/"}, "MP-110"),
            ({"iss": "somebody"}, "MP-100"),
            ({"exp": 10**10}, "MP-130"),
            ({"iat": 1000, "exp": 1100}, "MP-130"),
            ({"scope": "folkeregister:deling/offentligmedhjemmel"}, "MP-200"),
            ({"jti": ""}, "MP-012"),
            ({"iat": "now"}, "MP-011"),
        ],
    )
    def test_a_bad_claim_is_refused(self, register, key, claims, code):
        answer = self.answer(register, key, **claims)
        assert answer.status_code == 400
        assert answer.json()["error_description"].startswith(code)

    def test_somebody_elses_key_is_refused(self, register):
        assert "MP-100" in self.answer(register, RSAKey.generate_key(2048)).text

    def test_keys_are_made_once_and_kept_to_ourselves(self, tmp_path):
        first = ensure_demo_keys(tmp_path)
        pem = (tmp_path / "maskinporten.pem").read_text()
        assert ensure_demo_keys(tmp_path) == first
        assert (tmp_path / "maskinporten.pem").read_text() == pem
        assert (tmp_path / "maskinporten.pem").stat().st_mode & 0o077 == 0
        assert '"d"' not in (tmp_path / "maskinporten.jwk.json").read_text()
