"""Every wrong answer is refused with a plain page, and leaves no session behind."""

from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model

from selfservice.accounts import idporten
from selfservice.accounts.simulator.hostile import Hostile
from selfservice.accounts.simulator.provider import Provider
from tests.selfservice.accounts.conftest import KARI, Visitor, query_of

pytestmark = pytest.mark.django_db

ANSWERS = {
    Hostile.WRONG_NONCE: (400, "nonce"),
    Hostile.ALG_NONE: (400, "algorithm"),
    Hostile.HS256_PUBLIC_KEY: (400, "algorithm"),
    Hostile.FOREIGN_SIGNATURE: (400, "signature"),
    Hostile.UNKNOWN_KEY: (400, "unknown-key"),
    Hostile.WRONG_AUDIENCE: (400, "audience"),
    Hostile.FOREIGN_AZP: (400, "audience"),
    Hostile.WRONG_ISSUER: (400, "issuer"),
    Hostile.EXPIRED: (400, "out-of-time"),
    Hostile.FROM_THE_FUTURE: (400, "out-of-time"),
    Hostile.LOW_ACR: (403, "low-level"),
    Hostile.UNKNOWN_ACR: (403, "low-level"),
    Hostile.NO_PID: (403, "no-national-id"),
    Hostile.INVALID_PID: (400, "invalid-national-id"),
    Hostile.NO_ID_TOKEN: (400, "no-id-token"),
    Hostile.GARBAGE: (400, "signature"),
    Hostile.FOREIGN_STATE: (400, "foreign-state"),
    Hostile.FOREIGN_RESPONSE_ISSUER: (400, "response-issuer"),
    Hostile.NO_RESPONSE_ISSUER: (400, "response-issuer"),
    Hostile.TOKEN_ERROR: (503, "unavailable"),
    Hostile.TOKEN_SLOW: (503, "unavailable"),
    Hostile.TOKEN_NOT_JSON: (503, "unavailable"),
}


def assert_plain_page(answer: Any, status: int, code: str) -> None:
    """One heading, what happened, what to do, a way back; nothing technical but the code."""
    assert answer.status_code == status
    assert answer["Cache-Control"] == "private, no-store"
    page = BeautifulSoup(answer.content.decode(), "html.parser")
    main = page.select_one("main")
    assert main is not None
    assert len(main.select("h1")) == 1 and len(main.select("p")) >= 2
    assert main.select_one('a[href="/"]')
    assert f"Kode du kan gi kommunen: {code}" in main.get_text()
    assert KARI.pid not in answer.content.decode()


@pytest.mark.parametrize(("mode", "expected"), ANSWERS.items(), ids=[mode.value for mode in ANSWERS])
def test_refused(
    visitor: Visitor,
    provider: Provider,
    caplog: Any,
    monkeypatch: Any,
    mode: Hostile,
    expected: tuple[int, str],
) -> None:
    if mode is Hostile.TOKEN_SLOW:
        monkeypatch.setattr(idporten.http(), "timeout", httpx.Timeout(0.5))
    caplog.set_level("INFO")
    provider.hostile = mode
    answer = visitor.login(next_url="/selvbetjening/skatteattest/start/")
    assert_plain_page(answer, *expected)
    assert visitor.citizen is None
    assert not get_user_model().objects.exists()
    assert f"Login refused at alta: {expected[1]}" in caplog.text and KARI.pid not in caplog.text
    if mode is not Hostile.FOREIGN_STATE:
        assert "next=%2Fselvbetjening%2Fskatteattest%2Fstart%2F" in answer.content.decode()


def test_every_hostile_mode_is_tried_somewhere() -> None:
    assert set(Hostile) == set(ANSWERS) | {Hostile.STALE_LOGIN}


def test_a_hostile_step_up_leaves_the_session_as_it_was(visitor: Visitor, provider: Provider) -> None:
    visitor.login(level="substantial", eid="minid")
    before = visitor.citizen
    provider.hostile = Hostile.LOW_ACR
    assert visitor.login(level="high").status_code == 403
    assert visitor.citizen == before


def test_a_session_at_a_lower_level_than_asked_is_refused(visitor: Visitor, provider: Provider) -> None:
    """The browser lowers acr_values on its way to ID-porten: the level in the id_token gives it away."""
    address = visitor.start("high").replace("idporten-loa-high", "idporten-loa-substantial")
    answer = visitor.come_back(visitor.choose(address, eid="minid"))
    assert_plain_page(answer, 403, "low-level")
    assert visitor.citizen is None


def test_a_code_is_good_once(visitor: Visitor) -> None:
    back = visitor.choose(visitor.start())
    assert visitor.come_back(back).status_code == 302
    assert_plain_page(visitor.come_back(back), 400, "foreign-state")
    used, other = query_of(back), Visitor()
    own = query_of(other.start())
    answer = other.get(f"/idporten/callback/?code={used['code']}&state={own['state']}&iss={used['iss']}")
    assert_plain_page(answer, 400, "code-refused")
    assert other.citizen is None


def test_an_injected_code_fails_on_pkce(visitor: Visitor) -> None:
    """A code that the attacker got, unused, put into the victim's own attempt."""
    stolen, victim = query_of(visitor.choose(visitor.start())), Visitor()
    own = query_of(victim.start())
    answer = victim.get(f"/idporten/callback/?code={stolen['code']}&state={own['state']}&iss={stolen['iss']}")
    assert_plain_page(answer, 400, "code-refused")


def test_somebody_elses_answer_is_refused(visitor: Visitor) -> None:
    """Login CSRF: the attacker's answer, opened in the victim's browser."""
    back, victim = visitor.choose(visitor.start()), Visitor()
    victim.start()
    assert_plain_page(victim.come_back(back), 400, "foreign-state")
    assert victim.citizen is None


def test_an_attempt_is_good_for_ten_minutes(visitor: Visitor, time_machine: Any) -> None:
    time_machine.move_to("2026-11-23 12:00:00+01:00")
    back = visitor.choose(visitor.start())
    time_machine.move_to("2026-11-23 12:10:30+01:00")
    assert_plain_page(visitor.come_back(back), 400, "foreign-state")


@pytest.mark.parametrize(
    ("answer", "status", "code"),
    [
        ("error=server_error", 503, "unavailable"),
        ("error=login_required", 502, "provider-error"),
        ("error=%3Cscript%3E", 502, "provider-error"),
        ("", 502, "provider-error"),
        ("code=", 502, "provider-error"),
        ("code=%00%F0%9F%98%80", 400, "code-refused"),
    ],
)
def test_answers_without_a_code(
    visitor: Visitor, provider: Provider, answer: str, status: int, code: str
) -> None:
    state = query_of(visitor.start())["state"]
    page = visitor.get(f"/idporten/callback/?state={state}&iss={provider.issuer}&{answer}")
    assert_plain_page(page, status, code)


def test_synthetic_persons_are_refused_in_production(visitor: Visitor, settings: Any) -> None:
    settings.SYNTHETIC_PERSONS = False
    assert_plain_page(visitor.login(), 400, "invalid-national-id")
    assert visitor.citizen is None


def test_idporten_is_down(alta: Any, settings: Any) -> None:
    settings.IDPORTEN = settings.IDPORTEN | {"issuer": "http://idporten.localhost:9"}
    answer = Visitor().get("/idporten/login/?level=high&next=/selvbetjening/")
    assert_plain_page(answer, 503, "unavailable")
    assert "level=high&amp;next=%2Fselvbetjening%2F" in answer.content.decode()


def test_metadata_of_another_issuer_is_not_used(visitor: Visitor, provider: Provider) -> None:
    provider.issuer += ".example"
    assert visitor.get("/idporten/login/").status_code == 503


def test_metadata_and_keys_are_fetched_once(visitor: Visitor, provider: Provider) -> None:
    for _ in range(3):
        Visitor().login()
    assert provider.jwks_requests == 1


def test_a_new_key_is_fetched_but_not_without_end(
    visitor: Visitor, provider: Provider, monkeypatch: Any
) -> None:
    visitor.login()
    provider.rotate_key()
    assert Visitor().login().status_code == 400  # fetched less than a minute ago
    monkeypatch.setattr(idporten, "RETRY_AFTER", 0)
    assert Visitor().login().status_code == 302
    monkeypatch.undo()
    provider.hostile = Hostile.UNKNOWN_KEY
    before = provider.jwks_requests
    for _ in range(3):
        Visitor().login()
    assert provider.jwks_requests == before


def test_old_metadata_serves_while_idporten_is_down(
    visitor: Visitor, provider: Provider, monkeypatch: Any
) -> None:
    visitor.start()
    monkeypatch.setattr(idporten, "MAX_AGE", -1)
    monkeypatch.setattr(idporten, "RETRY_AFTER", 0)
    monkeypatch.setattr(idporten, "DISCOVERY", idporten.DISCOVERY)
    document = idporten._document(provider.issuer + idporten.DISCOVERY)
    document.url = "http://idporten.localhost:9/"
    assert visitor.start().startswith(provider.issuer)
