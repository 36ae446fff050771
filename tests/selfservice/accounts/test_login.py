"""The whole way to ID-porten and back, against the real simulator."""

import re
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session

from forms_app.filling.applicants import Level, login_url
from selfservice.accounts.events import citizen_logged_in
from selfservice.accounts.models import CitizenProfile, national_id_of
from selfservice.accounts.simulator.hostile import Hostile
from selfservice.accounts.simulator.provider import Provider
from tests import factories
from tests.selfservice.accounts.conftest import KARI, MINID_ONLY, OLA, SECRET, Visitor, query_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.selfservice.accounts.whoami")]


def test_the_request_to_idporten_has_all_it_asks_for(visitor: Visitor, provider: Provider) -> None:
    address = visitor.start("high", "/nn/min-side/")
    query = query_of(address)
    assert address.startswith(f"{provider.issuer}/authorize?")
    assert query["response_type"] == "code" and query["scope"] == "openid profile"
    assert query["code_challenge_method"] == "S256" and len(query["code_challenge"]) == 43
    assert query["acr_values"] == "idporten-loa-high"
    assert query["redirect_uri"].split("/", 3)[2].startswith("alta.localhost")
    assert len(query["state"]) >= 16 and len(query["nonce"]) >= 32
    assert query_of(visitor.start())["nonce"] != query["nonce"]


def test_the_language_follows_the_page_that_one_comes_from(visitor: Visitor, alta: Any) -> None:
    assert "nn" in alta.languages and "en" not in alta.languages
    for page, language in (("/min-side/", "nb"), ("/nn/min-side/", "nn"), ("/en/min-side/", "nb")):
        assert query_of(visitor.start("high", page))["ui_locales"] == language


@pytest.mark.parametrize(("level", "eid"), [("substantial", "minid"), ("high", "bankid")])
def test_login_at_each_level_returns_to_where_it_began(visitor: Visitor, level: str, eid: str) -> None:
    answer = visitor.login(level=level, eid=eid, next_url="/selvbetjening/batplass/steg/2/?a=b")
    assert answer.status_code == 302 and answer["Location"] == "/selvbetjening/batplass/steg/2/?a=b"
    assert answer["Cache-Control"] == "private, no-store"
    who = visitor.get("/whoami/").json()
    user = get_user_model().objects.get()
    assert who == {"citizen": user.pk, "level": level, "user": user.pk, "staff": False}


def test_minid_is_not_offered_where_the_level_is_high(visitor: Visitor) -> None:
    page = visitor.idporten.get(visitor.start("high")).text
    assert 'value="bankid"' in page and 'value="minid"' not in page
    with pytest.raises(AssertionError, match="har ikke BankID"):
        visitor.choose(visitor.start("high"), MINID_ONLY)


def test_parameters_of_the_browser_change_nothing(visitor: Visitor) -> None:
    answer = visitor.get(
        "/idporten/login/?level=high&acr_values=idporten-loa-low&auth_params=acr_values%3Didporten-loa-low"
        "&scope=krr&process=connect&action=rerequest&redirect_uri=http://evil.example/&prompt=none"
    )
    query = query_of(answer["Location"])
    assert query["acr_values"] == "idporten-loa-high" and query["scope"] == "openid profile"
    assert "evil" not in answer["Location"] and "prompt" not in query


def test_an_unknown_level_is_the_high_one(visitor: Visitor) -> None:
    for asked in ("", "low", "none", "HIGH", "substantial "):
        assert query_of(visitor.start(asked))["acr_values"] == "idporten-loa-high"


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "///evil.example",
        "/idporten/logout/",
        "min-side/",
        "/" + "a" * 3000,
        "",
    ],
)
def test_nobody_is_sent_to_another_host(visitor: Visitor, address: str) -> None:
    assert visitor.login(next_url=address)["Location"] == "/min-side/"


def test_the_account_says_nothing_about_the_person(visitor: Visitor, provider: Provider) -> None:
    visitor.login()
    user = get_user_model().objects.get()
    assert re.fullmatch(r"[0-9a-f]{32}", user.username)
    assert (user.first_name, user.last_name, user.email) == ("", "", "")
    assert not user.is_staff and not user.has_usable_password()
    account = SocialAccount.objects.get()
    assert account.extra_data == {} and account.uid.startswith(provider.issuer + "|")
    assert not SocialToken.objects.exists()
    profile = CitizenProfile.objects.get()
    assert KARI.pid.encode() not in bytes(profile.national_id_sealed)
    assert profile.national_id == national_id_of(user) == national_id_of(user.pk) == KARI.pid


def test_nothing_personal_in_sessions_logs_and_addresses(visitor: Visitor, caplog: Any) -> None:
    caplog.set_level("DEBUG")
    visitor.login(level="substantial", eid="minid")
    visitor.login(level="high")
    visitor.get("/whoami/")
    seen = [str(row.get_decoded()) for row in Session.objects.all()] + [caplog.text] + visitor.visited
    assert Session.objects.count() == 1
    for text in seen:
        assert KARI.pid not in text and "Kari" not in text and "eyJ" not in text  # eyJ: how a JWT begins
    assert set(Session.objects.get().get_decoded()[("citizen")]) == {"level", "municipality", "since", "seen"}


def test_the_same_person_has_one_account_everywhere(visitor: Visitor, hammerfest: Any) -> None:
    visitor.login()
    Visitor(host="hammerfest.localhost").login()
    assert get_user_model().objects.count() == SocialAccount.objects.count() == 1
    Visitor().login(OLA)
    assert get_user_model().objects.count() == 2


def test_a_new_session_key_at_login_and_at_step_up(visitor: Visitor) -> None:
    visitor.start("substantial")
    anonymous = visitor.session_key
    visitor.login(level="substantial", eid="minid")
    first = visitor.session_key
    answer = visitor.login(level="high", next_url="/selvbetjening/skatteattest/steg/1/")
    second = visitor.session_key
    assert len({anonymous, first, second}) == 3
    assert set(Session.objects.values_list("session_key", flat=True)) == {second}
    assert answer["Location"] == "/selvbetjening/skatteattest/steg/1/"
    assert visitor.get("/whoami/").json()["level"] == "high"
    assert get_user_model().objects.count() == 1


def test_the_level_is_kept_when_a_step_up_is_given_up(visitor: Visitor, provider: Provider) -> None:
    visitor.login(level="substantial", eid="minid")
    state = query_of(visitor.start("high"))["state"]
    answer = visitor.get(f"/idporten/callback/?error=access_denied&state={state}&iss={provider.issuer}")
    assert answer.status_code == 200 and "Du avbrøt innloggingen" in answer.content.decode()
    assert visitor.get("/whoami/").json()["level"] == "substantial"


def test_another_person_at_step_up_gets_a_session_of_their_own(visitor: Visitor) -> None:
    visitor.login(KARI, level="substantial", eid="minid")
    session = visitor.client.session
    session["something"] = "of Kari's"
    session.save()
    kari = visitor.get("/whoami/").json()["citizen"]
    visitor.login(OLA, level="high")
    ola = visitor.get("/whoami/").json()
    assert ola["citizen"] != kari and ola["level"] == "high"
    assert "something" not in visitor.client.session


def test_who_is_logged_in_already_goes_straight_on(visitor: Visitor) -> None:
    visitor.login(level="high")
    answer = visitor.get("/idporten/login/?level=substantial&next=/en/min-side/")
    assert answer["Location"] == "/en/min-side/"


def test_the_common_session_logs_in_without_asking(visitor: Visitor, hammerfest: Any) -> None:
    visitor.login()
    elsewhere = Visitor(host="hammerfest.localhost", idporten=visitor.idporten)
    assert visitor.idporten.get(elsewhere.start()).status_code == 303
    elsewhere.login()
    assert elsewhere.get("/whoami/").json()["citizen"]


def test_client_secret_where_no_key_is_configured(visitor: Visitor, settings: Any) -> None:
    settings.IDPORTEN = settings.IDPORTEN | {"private_key": "", "client_secret": SECRET}
    assert visitor.login().status_code == 302
    settings.IDPORTEN = settings.IDPORTEN | {"client_secret": "wrong"}
    assert Visitor().login().status_code == 502


def test_a_key_in_a_file_is_made_once(
    visitor: Visitor, settings: Any, tmp_path: Any, provider: Provider
) -> None:
    path = tmp_path / "client.pem"
    settings.IDPORTEN = settings.IDPORTEN | {"private_key": str(path)}
    assert visitor.login().status_code == 502  # the provider does not know this key
    made = path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    Visitor().login()
    assert path.read_bytes() == made


def test_others_are_told_of_a_login_and_cannot_stop_it(visitor: Visitor) -> None:
    told: list[dict[str, Any]] = []

    def listener(sender: Any, **facts: Any) -> None:
        told.append(facts)
        raise RuntimeError("the register is down")

    citizen_logged_in.connect(listener)
    try:
        assert visitor.login(level="substantial", eid="minid").status_code == 302
        visitor.login(level="high")
    finally:
        citizen_logged_in.disconnect(listener)
    assert [(row["first"], row["level"]) for row in told] == [(True, Level.SUBSTANTIAL), (False, Level.HIGH)]
    assert told[0]["profile"].national_id == KARI.pid and told[0]["municipality"].slug == "alta"


def test_filling_in_knows_where_to_log_in(rf: Any) -> None:
    address = login_url(rf.get("/"), Level.HIGH, "/selvbetjening/x/start/?a=1&b=2")
    assert address == "/idporten/login/?level=high&next=%2Fselvbetjening%2Fx%2Fstart%2F%3Fa%3D1%26b%3D2"


def test_a_changed_national_id_follows_the_person(visitor: Visitor) -> None:
    visitor.login()
    profile = CitizenProfile.objects.get()
    profile.national_id = MINID_ONLY.pid
    profile.save()
    Visitor().login()
    assert CitizenProfile.objects.get().national_id == KARI.pid


def test_a_closed_account_and_a_staff_account_are_refused(visitor: Visitor) -> None:
    visitor.login()
    user = get_user_model().objects.get()
    user.is_active = False
    user.save()
    assert visitor.get("/whoami/").json()["citizen"] is None  # at once, not at the next login
    assert Visitor().login().status_code == 403
    user.is_active, user.is_staff = True, True
    user.save()
    other = Visitor()
    answer = other.login()
    assert answer.status_code == 403 and "not-a-citizen" in answer.content.decode()
    assert other.citizen is None and visitor.get("/whoami/").json()["citizen"] is None


def test_login_is_unknown_on_the_admins_host(visitor: Visitor) -> None:
    assert Visitor(host="portal.localhost").get("/idporten/login/").status_code == 404
    assert visitor.post("/idporten/login/").status_code == 405
    assert visitor.post("/idporten/callback/").status_code == 405


def test_a_hostile_provider_that_behaves_again_is_believed(visitor: Visitor, provider: Provider) -> None:
    provider.hostile = Hostile.WRONG_NONCE
    assert visitor.login().status_code == 400
    provider.hostile = None
    assert visitor.login().status_code == 302


def test_two_tabs_can_log_in_side_by_side(visitor: Visitor) -> None:
    one, two = visitor.start(next_url="/en/"), visitor.start(next_url="/nn/")
    second = visitor.choose(two)
    first = visitor.choose(one)
    assert visitor.come_back(second)["Location"] == "/nn/"
    assert visitor.come_back(first)["Location"] == "/en/"


def test_staff_are_never_citizens(visitor: Visitor, alta: Any) -> None:
    user = factories.staff(alta)
    visitor.client.force_login(user)
    assert visitor.get("/whoami/").json() == {"citizen": None, "level": "none", "user": None, "staff": False}


def test_citizens_never_get_into_the_admin(visitor: Visitor) -> None:
    visitor.login()
    visitor.host = "portal.localhost"  # the cookie taken along by hand
    answer = visitor.get("/admin/")
    assert answer.status_code in (302, 404)
    if answer.status_code == 302:
        assert "/admin/login/" in answer["Location"]
