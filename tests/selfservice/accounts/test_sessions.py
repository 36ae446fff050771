"""How long a login lasts, where it counts, and how it ends."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from selfservice.accounts.models import ProviderSession
from selfservice.accounts.simulator.hostile import Hostile
from selfservice.accounts.simulator.provider import Provider
from tests.selfservice.accounts.conftest import OLA, Visitor, query_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.selfservice.accounts.whoami")]
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def is_logged_in(visitor: Visitor) -> bool:
    who = visitor.get("/whoami/").json()
    assert (who["citizen"] is None) == (who["user"] is None)
    return who["citizen"] is not None


def test_half_an_hour_without_a_visit_ends_it(visitor: Visitor, time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)
    visitor.login()
    for minutes in (29, 58):  # each visit counts
        time_machine.move_to(NOON + timedelta(minutes=minutes), tick=False)
        assert is_logged_in(visitor)
    time_machine.move_to(NOON + timedelta(minutes=89), tick=False)
    assert not is_logged_in(visitor)


def test_eight_hours_are_the_end_however_busy(visitor: Visitor, time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)
    visitor.login()
    for quarter in range(1, 33):
        time_machine.move_to(NOON + timedelta(minutes=15 * quarter), tick=False)
        assert is_logged_in(visitor)
    time_machine.move_to(NOON + timedelta(hours=8, minutes=1), tick=False)
    assert not is_logged_in(visitor)


def test_a_session_that_ran_out_asks_for_a_fresh_login(
    visitor: Visitor, time_machine: Any, provider: Provider
) -> None:
    time_machine.move_to(NOON, tick=False)
    visitor.login()
    time_machine.move_to(NOON + timedelta(minutes=31), tick=False)
    address = visitor.start(next_url="/selvbetjening/batplass/steg/3/")
    assert query_of(address)["prompt"] == "login"
    provider.hostile = Hostile.STALE_LOGIN
    page = visitor.come_back(visitor.choose(address))
    assert page.status_code == 400 and "stale-login" in page.content.decode()
    provider.hostile = None
    old = visitor.session_key
    answer = visitor.login(next_url="/selvbetjening/batplass/steg/3/")
    assert answer["Location"] == "/selvbetjening/batplass/steg/3/"
    assert is_logged_in(visitor) and visitor.session_key != old


def test_the_next_person_after_a_session_that_ran_out(visitor: Visitor, time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)
    visitor.login()
    kari = visitor.get("/whoami/").json()["citizen"]
    time_machine.move_to(NOON + timedelta(minutes=31), tick=False)
    visitor.login(OLA)
    assert visitor.get("/whoami/").json()["citizen"] not in (None, kari)


def test_visits_are_written_at_most_once_a_minute(visitor: Visitor, time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)
    visitor.login()
    assert visitor.citizen
    before = visitor.citizen["seen"]
    time_machine.move_to(NOON + timedelta(seconds=59), tick=False)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        is_logged_in(visitor)
    assert not [query for query in queries if not query["sql"].startswith("SELECT")]
    assert visitor.citizen["seen"] == before
    time_machine.move_to(NOON + timedelta(seconds=61), tick=False)
    is_logged_in(visitor)
    assert visitor.citizen["seen"] == before + 61


def test_a_cookie_is_good_on_its_own_host_only(visitor: Visitor, hammerfest: Any) -> None:
    visitor.login()
    visitor.host = "hammerfest.localhost"
    assert not is_logged_in(visitor)
    visitor.host = "alta.localhost"
    assert is_logged_in(visitor)


def test_logout_ends_it_here_and_at_idporten(visitor: Visitor, provider: Provider, alta: Any) -> None:
    visitor.login()
    stolen = visitor.session_key
    assert visitor.get("/idporten/logout/").status_code == 405 and is_logged_in(visitor)
    answer = visitor.post("/idporten/logout/")
    query = query_of(answer["Location"])
    assert answer["Location"].startswith(f"{provider.issuer}/logout?")
    assert query["client_id"] == "portalen" and "id_token_hint" not in query
    assert query["post_logout_redirect_uri"] == f"{alta.root_url}/idporten/logget-ut/"
    assert not is_logged_in(visitor)
    visitor.client.cookies["session"] = stolen
    assert not is_logged_in(visitor)
    assert not Session.objects.filter(session_key=stolen).exists()
    assert visitor.idporten.get(visitor.start()).status_code == 303  # ID-porten still knows the person
    assert visitor.idporten.get(answer["Location"]).status_code == 200  # tells every client, then onward
    assert visitor.idporten.get(visitor.start()).status_code == 200  # and must now ask


def test_logout_needs_the_forms_token(visitor: Visitor) -> None:
    visitor.login()
    visitor.client.handler.enforce_csrf_checks = True
    assert visitor.post("/idporten/logout/").status_code == 403
    assert is_logged_in(visitor)


def test_the_landing_empties_the_browser(visitor: Visitor) -> None:
    visitor.login()
    assert visitor.get("/idporten/logget-ut/").status_code == 302  # not while somebody is logged in
    visitor.post("/idporten/logout/")
    for state in ("nb", "nn", "xx", "<script>"):
        answer = visitor.get(f"/idporten/logget-ut/?state={state}")
        assert answer.status_code == 200 and answer["Clear-Site-Data"] == '"cookies", "storage"'
        assert answer["Cache-Control"] == "private, no-store"
        assert BeautifulSoup(answer.content, "html.parser").select_one("main h1")


def test_logout_works_while_idporten_is_down(visitor: Visitor, settings: Any) -> None:
    visitor.login()
    settings.IDPORTEN = settings.IDPORTEN | {"issuer": "http://idporten.localhost:9"}
    assert visitor.post("/idporten/logout/")["Location"] == "/idporten/logget-ut/?state=nb"
    assert not is_logged_in(visitor)


def test_a_logout_elsewhere_ends_it_here(visitor: Visitor, provider: Provider, hammerfest: Any) -> None:
    visitor.login()
    elsewhere = Visitor(host="hammerfest.localhost", idporten=visitor.idporten)
    elsewhere.login()
    bystander = Visitor()
    bystander.login(OLA)
    page = visitor.idporten.get(f"{provider.issuer}/logout")  # another service began it
    frame = BeautifulSoup(page.text, "html.parser").select_one("iframe")
    assert frame is not None
    query = query_of(str(frame["src"]))
    silent = Visitor()  # no cookies come along in a third party's iframe
    for wrong in (f"iss={provider.issuer}&sid=x", f"iss=http://x&sid={query['sid']}", ""):
        assert silent.get(f"/idporten/frontchannel-logout/?{wrong}").status_code == 200
    assert is_logged_in(visitor)
    answer = silent.get(f"/idporten/frontchannel-logout/?iss={query['iss']}&sid={query['sid']}")
    assert answer.status_code == 200 and "X-Frame-Options" not in answer
    assert "frame-ancestors http://idporten.localhost" in answer["Content-Security-Policy"]
    assert not is_logged_in(visitor) and not is_logged_in(elsewhere) and is_logged_in(bystander)
    assert ProviderSession.objects.count() == 1
    assert query["sid"] not in str(list(ProviderSession.objects.values()))


def test_public_pages_ask_for_no_session(visitor: Visitor, alta: Any) -> None:
    from tests.factories import home

    assert home(alta)
    answer = visitor.get("/")
    assert answer.status_code == 200 and not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
