"""A population register with synthetic persons: Maskinporten's token endpoint and KS Fiks folkeregister.

Its own process, without Django, on loopback only:

    python -m selfservice.registers.person.simulator --port 8002 --client-key var/maskinporten.jwk.json

`PUT /simulator/fault` with one of FAULTS as body makes every register answer fail that way, until it is put
again with an empty body.
"""

import argparse
import json
import os
import re
import secrets
import signal
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from selfservice.demo.persons import BY_ID
from selfservice.registers.address import simulator as addresses

FAULTS = ("slow", "500", "429", "malformed", "closed", "drip", "unauthorized")
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
KEY_ID = "portalen-demo"
SLOW_SECONDS = 10.0
TOKEN_SECONDS = 599
_PERSON = re.compile(r"/folkeregister/api/v1/(?P<role>[0-9a-f-]{36})/v1/personer/(?P<id>[^/]+)")


def ensure_demo_keys(var: Path) -> dict[str, str]:
    """Makes the demo's Maskinporten key in `var` unless it is there; returns the environment that uses it.

    `maskinporten.pem` is for the web and worker processes, `maskinporten.jwk.json` for this simulator.
    """
    private, public = var / "maskinporten.pem", var / "maskinporten.jwk.json"
    if not private.exists() or not public.exists():
        var.mkdir(parents=True, exist_ok=True)
        key = RSAKey.generate_key(2048)
        descriptor = os.open(private, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(key.as_pem(private=True))
        public.write_text(json.dumps(key.as_dict(private=False) | {"kid": KEY_ID}))
    return {"MASKINPORTEN_PRIVATE_KEY": str(private), "MASKINPORTEN_KEY_ID": KEY_ID}


class Simulator(ThreadingHTTPServer):
    """The server; `fault` is one of FAULTS or empty, `asked` counts the questions about persons."""

    daemon_threads = True

    def __init__(self, port: int, client_key: dict[str, Any], client_id: str = "portalen") -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.client_key = RSAKey.import_key(client_key)
        self.key_id = client_key.get("kid", KEY_ID)
        self.client_id = client_id
        self.base_url = f"http://127.0.0.1:{self.server_port}"
        self.fault = ""
        self.asked = 0
        self.parts: list[str] = []
        self._lock = threading.Lock()
        self._used: set[str] = set()
        self._tokens: dict[str, float] = {}

    def redeem(self, grant: str) -> tuple[int, dict[str, Any]]:
        """Maskinporten's answer to a grant: a token, or an error with the code that it would give."""
        now = time.time()
        try:
            token = jwt.decode(grant, self.client_key, algorithms=["RS256", "RS384", "RS512"])
        except (JoseError, ValueError):
            return _refused("MP-100", "invalid_client", "signature or key")
        claims = token.claims
        if token.header.get("kid") != self.key_id or claims.get("iss") != self.client_id:
            return _refused("MP-100", "invalid_client", "unknown client or key")
        if claims.get("aud") != f"{self.base_url}/":
            return _refused("MP-110", "invalid_grant", "aud")
        issued, expires = claims.get("iat"), claims.get("exp")
        if not isinstance(issued, int) or not isinstance(expires, int):
            return _refused("MP-011", "invalid_request", "iat or exp")
        if expires <= now or expires - issued > 120 or issued > now + 10:
            return _refused("MP-130", "invalid_grant", "lifetime")
        if claims.get("scope") != "ks:fiks":
            return _refused("MP-200", "invalid_scope", "scope")
        access = secrets.token_urlsafe(32)
        with self._lock:
            jti = claims.get("jti")
            if not jti or jti in self._used:
                return _refused("MP-012", "invalid_grant", "jti used before")
            self._used.add(jti)
            self._tokens[access] = now + TOKEN_SECONDS
        answer = {"access_token": access, "token_type": "Bearer", "expires_in": TOKEN_SECONDS}
        return 200, answer | {"scope": "ks:fiks"}

    def accepts(self, authorization: str) -> bool:
        """Whether a request carries a token given here that has not expired."""
        scheme, _, token = authorization.partition(" ")
        return scheme == "Bearer" and self._tokens.get(token, 0) > time.time()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hung up is no news."""


def _refused(code: str, error: str, reason: str) -> tuple[int, dict[str, Any]]:
    return 400, {"error": error, "error_description": f"{code} {reason}"}


class _Handler(BaseHTTPRequestHandler):
    server: Simulator
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: Any) -> None:
        """Nothing: addresses hold national ids."""

    def _answer(self, status: int, body: Any, **headers: str) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def _body(self) -> str:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()

    def do_POST(self) -> None:
        body = self._body()
        if self.path != "/token":
            return self._answer(404, {"error": "not_found"})
        form = parse_qs(body)
        if form.get("grant_type") != [GRANT] or "assertion" not in form:
            return self._answer(*_refused("MP-011", "invalid_request", "grant_type or assertion"))
        return self._answer(*self.server.redeem(form["assertion"][0]))

    def do_PUT(self) -> None:
        fault = self._body()
        if self.path != "/simulator/fault" or (fault and fault not in FAULTS):
            return self._answer(404, {"error": "not_found"})
        self.server.fault = fault
        return self._answer(200, {"fault": fault})

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path == "/healthz":
            return self._answer(200, {"status": "ok"})
        if address.path == addresses.PATH:  # the demo's other register
            return self._answer(200, addresses.answer(address.query))
        asked = _PERSON.fullmatch(address.path)
        if not asked:
            return self._answer(404, {"status": 404, "error": "Not Found"})
        self.server.asked += 1
        self.server.parts = parse_qs(address.query).get("part", [])
        if self.server.fault:
            return self._fail(self.server.fault)
        if not self.server.accepts(self.headers.get("Authorization", "")):
            return self._answer(401, {"status": 401, "error": "Unauthorized"})
        if not self.headers.get("IntegrasjonId") or not self.headers.get("IntegrasjonPassord"):
            return self._answer(403, {"status": 403, "error": "Forbidden"})
        person = BY_ID.get(asked["id"])
        if person is None:
            return self._answer(404, {"kode": "FREG-003", "melding": "Fant ingen person"})
        # As the register: the parts asked for, and the identifier always.
        parts = {"identifikasjonsnummer", *self.server.parts}
        return self._answer(200, {name: value for name, value in person.document.items() if name in parts})

    def _fail(self, fault: str) -> None:
        if fault == "500":
            self._answer(500, {"kode": "FREG-001", "melding": "Ukjent feil"})
        elif fault == "429":
            self._answer(429, {"kode": "FREG-008", "melding": "For mange kall"}, Retry_After="60000")
        elif fault == "malformed":
            self._answer(200, b'{"navn": [{"erGjeldende": true, "fornavn": 7}], "status"')
        elif fault == "unauthorized":
            self._answer(401, {"status": 401, "error": "Unauthorized"})
        elif fault == "slow":
            time.sleep(SLOW_SECONDS)
            self.close_connection = True
        elif fault == "drip":
            self._drip()
        else:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)

    def _drip(self) -> None:
        """One byte at a time, each well within any timeout between two of them."""
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(int(SLOW_SECONDS / 0.1)):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.1)
        self.close_connection = True


def main() -> None:
    parser = argparse.ArgumentParser(description="Population register with synthetic persons")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--client-key", type=Path, required=True, help="public JWK of the client's key")
    parser.add_argument("--client-id", default="portalen")
    options = parser.parse_args()
    server = Simulator(options.port, json.loads(options.client_key.read_text()), options.client_id)
    # shutdown() waits for serve_forever, so it cannot be called from the thread that serves.
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


if __name__ == "__main__":
    main()
