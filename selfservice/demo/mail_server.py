"""The demo's mail server: a real SMTP conversation, and every message kept as a file instead of sent on."""

import argparse
import itertools
import logging
import os
import signal
import threading
from datetime import UTC, datetime
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class KeptMail:
    """Writes each message to `folder`/<time>-<n>.eml, whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        folder.mkdir(parents=True, exist_ok=True)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        sent = "".join(f"X-RcptTo: {address}\r\n" for address in envelope.rcpt_tos)
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{next(self._numbers)}.eml"
        unfinished = self._folder / f".{name}"
        unfinished.write_bytes(sent.encode() + (envelope.original_content or b""))
        os.replace(unfinished, self._folder / name)
        return "250 OK"


def main() -> None:
    """Serves until SIGTERM."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    options = parser.parse_args()
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # it logs addresses
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    server = Controller(
        KeptMail(options.folder), hostname="127.0.0.1", port=options.port, server_hostname="mail.localhost"
    )
    server.start()
    ended.wait()
    server.stop()


if __name__ == "__main__":
    main()
