"""Starts the simulator as a process of its own."""

import argparse
import signal
import threading
from pathlib import Path

from joserfc.jwk import RSAKey

from selfservice.accounts.simulator import persons
from selfservice.accounts.simulator.hostile import Hostile
from selfservice.accounts.simulator.provider import Client, Provider
from selfservice.accounts.simulator.server import Server
from sites.secrets import ensure_rsa_key


def main() -> None:
    """Serves until SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser(prog="python -m selfservice.accounts.simulator", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--issuer", help="default: http://idporten.localhost:PORT")
    parser.add_argument("--persons", type=Path, help="JSON list of pid, name, levels; default: the demo's")
    parser.add_argument("--client-id", default="portalen")
    parser.add_argument("--client-key", type=Path, help="the client's key (PEM): private_key_jwt")
    parser.add_argument("--client-secret", default="", help="for client_secret_basic and client_secret_post")
    parser.add_argument("--frontchannel-logout-uri", default="", help="adds `sid`, and tells it at logout")
    parser.add_argument("--hostile", type=Hostile, choices=list(Hostile), help="answer wrongly in one way")
    options = parser.parse_args()
    # The portal makes the same file when it comes first.
    key = RSAKey.import_key(ensure_rsa_key(options.client_key).read_bytes()) if options.client_key else None
    client = Client(options.client_id, options.client_secret, key, options.frontchannel_logout_uri)
    people = persons.read(options.persons) if options.persons else persons.of_the_demo()
    provider = Provider(options.issuer or f"http://idporten.localhost:{options.port}", people, client)
    provider.hostile = options.hostile
    server = Server(options.port, provider)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: threading.Thread(target=server.shutdown).start())
    server.serve_forever()
    server.server_close()


if __name__ == "__main__":
    main()
