"""A mail server whose answers a test decides."""

import asyncio
import email
import socket
from collections.abc import Iterable
from email.message import EmailMessage
from email.policy import default
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

CLOSE = "close"  # hang up after the message, before the answer
HANG = "hang"  # take the message and never answer


class ScriptedMail:
    """Accepts mail on loopback. `script` tells what to answer to the next messages, then it accepts all.

    An answer is a line such as "451 try later", or CLOSE, or HANG. `at_recipient` answers the same way to the
    next RCPT commands, where servers refuse unknown addresses.
    """

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self._answers: list[str] = []
        self._at_recipient: list[str] = []
        self.port = _free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, server_hostname="mail.test")

    def script(self, answers: Iterable[str]) -> None:
        self._answers = list(answers)

    def at_recipient(self, answers: Iterable[str]) -> None:
        self._at_recipient = list(answers)

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self._at_recipient and not (answer := self._at_recipient.pop(0)).startswith("250"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self._answers.pop(0) if self._answers else "250 OK"
        if answer == HANG:
            await asyncio.sleep(3600)
        if answer == CLOSE or answer.startswith("250"):
            # A server that hangs up after the message may well have it.
            self.messages.append(email.message_from_bytes(envelope.original_content, policy=default))
            self.recipients.append(list(envelope.rcpt_tos))
        if answer == CLOSE:
            server.transport.abort()
        return answer if answer != CLOSE else "250 OK"


def _free_port() -> int:
    # aiosmtpd's controller cannot find out which port it got for 0.
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
