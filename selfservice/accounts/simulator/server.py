"""The simulator's web server: the standard library's, on 127.0.0.1 only."""

import base64
import json
import time
from http import HTTPStatus
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from selfservice.accounts.simulator import pages
from selfservice.accounts.simulator.hostile import Hostile
from selfservice.accounts.simulator.persons import LEVELS
from selfservice.accounts.simulator.provider import Authorization, ProtocolError, Provider, Session

COOKIE = "idporten_simulator"
SLOW = 20  # seconds that a slow token endpoint takes: longer than any client waits
MAX_BODY = 64 * 1024


class Server(ThreadingHTTPServer):
    """Answers for one provider; `port=0` takes any free port."""

    daemon_threads = True

    def __init__(self, port: int, provider: Provider) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.provider = provider


class Handler(BaseHTTPRequestHandler):
    """One request. Nothing is logged: the addresses carry codes, and the forms who logs in."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 30

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        provider = self.server.provider
        match parts.path:
            case "/.well-known/openid-configuration":
                self._json(provider.discovery())
            case "/jwks.json":
                self._json(provider.jwks())
            case "/authorize":
                self._authorize(query, chosen=False)
            case "/userinfo":
                self._userinfo()
            case "/logout":
                self._logout(query)
            case "/simulator.css":
                self._send(HTTPStatus.OK, pages.style(), "text/css; charset=utf-8")
            case _:
                self._html(HTTPStatus.NOT_FOUND, pages.refusal("404", "nb"))

    def do_POST(self) -> None:
        path = urlsplit(self.path).path
        length = min(int(self.headers.get("Content-Length") or 0), MAX_BODY)
        form = dict(parse_qsl(self.rfile.read(length).decode(), keep_blank_values=True))
        match path:
            case "/authorize":
                self._authorize(form, chosen=True)
            case "/token":
                self._token(form)
            case "/logout":
                self._logout(form)
            case _:
                self._html(HTTPStatus.NOT_FOUND, pages.refusal("404", "nb"))

    def _authorize(self, query: dict[str, str], chosen: bool) -> None:
        provider = self.server.provider
        try:
            request = provider.checked(query)
        except ProtocolError as error:
            language = query.get("ui_locales", "nb")
            self._html(HTTPStatus.BAD_REQUEST, pages.refusal(f"{error.code}: {error.description}", language))
            return
        if chosen:
            self._choose(request, query)
            return
        session = provider.session(self._cookie())
        if session and not request.forced and _rank(session.level) >= _rank(request.level):
            self._return(request, session)
        else:
            self._ask(request, query)

    def _ask(self, request: Authorization, query: dict[str, str], error: str = "") -> None:
        cancelled = {"error": "access_denied", "state": request.state, "iss": self.server.provider.issuer}
        people = list(self.server.provider.people.values())
        status = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
        cancel = f"{request.redirect_uri}?{urlencode(cancelled)}"
        self._html(status, pages.login(people, query, request.level, request.language, cancel, error))

    def _choose(self, request: Authorization, form: dict[str, str]) -> None:
        person = self.server.provider.people.get(form.get("person", ""))
        reached = {name: level for level, (name, _) in pages.ELECTRONIC_IDS.items()}.get(form.get("eid", ""))
        if person is None or reached is None or _rank(reached) < _rank(request.level):
            self._ask(request, form, "choose")
        elif reached not in person.levels:
            self._ask(request, form, "lacks")
        else:
            cookie, session = self.server.provider.begin_session(person, reached)
            self._return(request, session, f"{COOKIE}={cookie}; Path=/; HttpOnly; SameSite=Lax")

    def _return(self, request: Authorization, session: Session, cookie: str = "") -> None:
        answer = self.server.provider.code_for(request, session)
        self._redirect(f"{request.redirect_uri}?{urlencode(answer)}", cookie)

    def _token(self, form: dict[str, str]) -> None:
        provider = self.server.provider
        match provider.hostile:
            case Hostile.TOKEN_ERROR:
                self._send(HTTPStatus.INTERNAL_SERVER_ERROR, b"", "text/plain")
                return
            case Hostile.TOKEN_NOT_JSON:
                self._html(HTTPStatus.OK, pages.refusal("?", "nb"))
                return
            case Hostile.TOKEN_SLOW:
                time.sleep(SLOW)
        try:
            self._json(provider.tokens(form, self._basic()))
        except ProtocolError as error:
            status = HTTPStatus.UNAUTHORIZED if error.code == "invalid_client" else HTTPStatus.BAD_REQUEST
            self._json({"error": error.code, "error_description": error.description}, status)

    def _userinfo(self) -> None:
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        try:
            self._json(self.server.provider.userinfo(token if scheme.lower() == "bearer" else ""))
        except ProtocolError as error:
            self._json({"error": error.code}, HTTPStatus.UNAUTHORIZED)

    def _logout(self, query: dict[str, str]) -> None:
        """RP-initiated logout: by client_id, to a registered address, with the state given back."""
        provider = self.server.provider
        session = provider.end_session(self._cookie())
        onward, language = query.get("post_logout_redirect_uri", ""), query.get("ui_locales", "nb")
        known = query.get("client_id") == provider.client.client_id
        if onward and not (known and provider.client.may_return_to(onward, "/idporten/logget-ut/")):
            reason = "invalid_request: post_logout_redirect_uri is not registered."
            self._html(HTTPStatus.BAD_REQUEST, pages.refusal(reason, language))
            return
        if onward and "state" in query:
            onward += "?" + urlencode({"state": query["state"]})
        gone = f"{COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"
        told = provider.client.frontchannel_logout_uri
        if onward and not (told and session):
            self._redirect(onward, gone)
            return
        frame = (
            f"{told}?{urlencode({'iss': provider.issuer, 'sid': session.sid})}" if told and session else ""
        )
        self._html(HTTPStatus.OK, pages.logged_out(onward, frame, language), gone)

    def _cookie(self) -> str:
        morsel = SimpleCookie(self.headers.get("Cookie", "")).get(COOKIE)
        return morsel.value if morsel else ""

    def _basic(self) -> tuple[str, str] | None:
        scheme, _, encoded = self.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "basic":
            return None
        client_id, _, secret = base64.b64decode(encoded).decode().partition(":")
        return unquote(client_id), unquote(secret)

    def _json(self, answer: dict[str, Any], status: HTTPStatus = HTTPStatus.OK) -> None:
        self._send(status, json.dumps(answer).encode(), "application/json")

    def _html(self, status: HTTPStatus, page: str, cookie: str = "") -> None:
        self._send(status, page.encode(), "text/html; charset=utf-8", cookie)

    def _redirect(self, address: str, cookie: str = "") -> None:
        self._send(HTTPStatus.SEE_OTHER, b"", "text/plain", cookie, {"Location": address})

    def _send(
        self,
        status: HTTPStatus,
        body: bytes,
        kind: str,
        cookie: str = "",
        headers: dict[str, str] | None = None,
    ) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if cookie:
            self.send_header("Set-Cookie", cookie)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(body)


def _rank(level: str) -> int:
    return LEVELS.index(level)
