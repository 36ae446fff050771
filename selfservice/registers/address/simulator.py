"""Kartverket's address API with a few streets of Vest-Finnmark, for the demo and the tests.

The demo's register simulator (selfservice.registers.person.simulator) serves it below /adresser/v1; run on its
own it is a server on loopback. `Simulator.fault` makes it fail: slow, 500, malformed or closed.
"""

import json
import socket
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PATH = "/adresser/v1/sok"
FAULTS = ("slow", "500", "malformed", "closed")
SLOW_SECONDS = 10.0
# Municipality, its name, postcode, place, streets: names that are found in most towns.
_STREETS = (
    ("5601", "ALTA", "9510", "ALTA", ("Storgata", "Skolebakken", "Bekkefaret", "Strandveien")),
    ("5603", "HAMMERFEST", "9600", "HAMMERFEST", ("Storgata", "Strandgata", "Kirkegata", "Fjellveien")),
    ("5614", "LOPPA", "9550", "ØKSFJORD", ("Strandveien", "Kaiveien")),
    ("5616", "HASVIK", "9590", "HASVIK", ("Havnegata", "Fjellveien")),
    ("5618", "MÅSØY", "9690", "HAVØYSUND", ("Kirkegata", "Havnegata")),
    ("5620", "NORDKAPP", "9750", "HONNINGSVÅG", ("Storgata", "Nordkappgata")),
    ("5603", "HAMMERFEST", "9620", "KVALSUND", ("Skoleveien", "Kaiveien")),
)
_ADDRESSES = [
    {
        "adressenavn": street,
        "adressetekst": f"{street} {number}",
        "nummer": number,
        "bokstav": "",
        "kommunenavn": name,
        "kommunenummer": municipality,
        "objtype": "Vegadresse",
        "postnummer": postcode,
        "poststed": place,
        "representasjonspunkt": {"epsg": "EPSG:4258", "lat": 69.97, "lon": 23.27},
    }
    for municipality, name, postcode, place, streets in _STREETS
    for street in streets
    for number in range(1, 31)
]


def answer(query: str) -> dict[str, Any]:
    """The API's answer to a query: every word of `sok` must begin a word of the address, `*` or not."""
    asked = parse_qs(query)
    words = asked.get("sok", [""])[0].lower().replace("*", "").replace(",", " ").split()
    size, page = int(asked.get("treffPerSide", ["10"])[0]), int(asked.get("side", ["0"])[0])
    found = [one for one in _ADDRESSES if words and _matches(one, words)]
    shown = found[page * size : (page + 1) * size]
    metadata = {"side": page, "totaltAntallTreff": len(found), "treffPerSide": size, "sokeStreng": query}
    return {"metadata": metadata, "adresser": shown}


def _matches(one: dict[str, Any], words: list[str]) -> bool:
    own = f"{one['adressetekst']} {one['postnummer']} {one['poststed']}".lower().split()
    return all(
        any(mine == word if word.isdigit() and len(word) < 3 else mine.startswith(word) for mine in own)
        for word in words
    )


class Simulator(ThreadingHTTPServer):
    """The server; `fault` is one of FAULTS or empty, `asked` holds the queries."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.base_url = f"http://127.0.0.1:{self.server_port}/adresser/v1"
        self.fault = ""
        self.asked: list[str] = []

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hung up is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: Simulator
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: Any) -> None:
        """Nothing: what people look for is nobody's business."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        self.server.asked.append(address.query)
        if self.server.fault == "closed":
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        if self.server.fault == "slow":
            time.sleep(SLOW_SECONDS)
        if self.server.fault == "malformed":
            body, status = b'{"adresser": [{"adressetekst"', 200
        elif self.server.fault or address.path != PATH:
            body, status = b"{}", 500 if self.server.fault else 404
        else:
            body, status = json.dumps(answer(address.query)).encode(), 200
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
