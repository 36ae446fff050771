"""A real provider on loopback, and visitors who walk between it and the portal as a browser does."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx
import pytest
from bs4 import BeautifulSoup
from django.test import Client
from joserfc.jwk import RSAKey

from selfservice.accounts import idporten as portal_side
from selfservice.accounts import sessions
from selfservice.accounts.simulator.persons import Person
from selfservice.accounts.simulator.provider import Client as RegisteredClient
from selfservice.accounts.simulator.provider import Provider
from selfservice.accounts.simulator.server import Server
from sites.municipalities.models import Municipality
from tests import factories

KARI = Person("14847531240", "Kari Prøve")
OLA = Person("01821590082", "Ola Prøve")
MINID_ONLY = Person("23925044148", "Bare MinID", ("substantial",))
PEOPLE = {person.pid: person for person in (KARI, OLA, MINID_ONLY)}
SECRET = "only-for-this-test-run"


@pytest.fixture
def provider(settings: Any, tmp_path: Any) -> Iterator[Provider]:
    """The simulator, served on a free port, with the portal's settings pointing at it."""
    key = RSAKey.generate_key(2048)
    registered = RegisteredClient(
        "portalen", SECRET, key, "http://alta.localhost/idporten/frontchannel-logout/"
    )
    provider = Provider("", PEOPLE, registered)
    server = Server(0, provider)
    provider.issuer = f"http://idporten.localhost:{server.server_port}"
    settings.IDPORTEN = settings.IDPORTEN | {
        "issuer": provider.issuer,
        "client_id": "portalen",
        "private_key": key.as_pem(private=True).decode(),
        "login_origin": provider.issuer,
    }
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    portal_side._document.cache_clear()
    yield provider
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def alta(db: None) -> Municipality:
    return factories.municipality("alta")


@pytest.fixture
def hammerfest(db: None) -> Municipality:
    return factories.municipality("hammerfest")


@dataclass
class Visitor:
    """One browser: cookies at the portal's host, cookies at ID-porten, and the addresses it has been to."""

    host: str = "alta.localhost"
    client: Client = field(default_factory=lambda: Client())
    idporten: httpx.Client = field(
        default_factory=lambda: httpx.Client(transport=portal_side.ToLoopback(), trust_env=False)
    )
    visited: list[str] = field(default_factory=list)

    def get(self, address: str) -> Any:
        self.visited.append(address)
        return self.client.get(address, HTTP_HOST=self.host)

    def post(self, address: str, **form: str) -> Any:
        return self.client.post(address, form, HTTP_HOST=self.host)

    def start(self, level: str = "high", next_url: str = "/min-side/") -> str:
        """Asks to log in; the address at ID-porten that the portal sends the browser to."""
        answer = self.get("/idporten/login/?" + urlencode({"level": level, "next": next_url}))
        assert answer.status_code == 302, answer.content.decode()
        return answer["Location"]

    def choose(self, address: str, person: Person = KARI, eid: str = "bankid") -> str:
        """At ID-porten: chooses a person, or is known already. The address of the portal's callback."""
        answer = self.idporten.get(address)
        if answer.status_code == 200:
            hidden = BeautifulSoup(answer.text, "html.parser").select("input[type=hidden]")
            form = {str(row["name"]): str(row["value"]) for row in hidden}
            answer = self.idporten.post(
                answer.url.join("/authorize").copy_with(host="idporten.localhost"),
                data=form | {"person": person.pid, "eid": eid},
            )
        assert answer.status_code == 303, answer.text
        return answer.headers["Location"]

    def come_back(self, address: str) -> Any:
        parts = urlsplit(address)
        assert (parts.hostname, parts.path) == (self.host, "/idporten/callback/")
        return self.get(f"{parts.path}?{parts.query}")

    def login(
        self, person: Person = KARI, level: str = "high", eid: str = "bankid", next_url: str = "/min-side/"
    ) -> Any:
        return self.come_back(self.choose(self.start(level, next_url), person, eid))

    @property
    def citizen(self) -> dict[str, Any] | None:
        """What the session says about the citizen."""
        return self.client.session.get(sessions.KEY)

    @property
    def session_key(self) -> str | None:
        cookie = self.client.cookies.get("session")
        return cookie.value if cookie else None


@pytest.fixture
def visitor(provider: Provider, alta: Municipality) -> Visitor:
    return Visitor()


def query_of(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))
