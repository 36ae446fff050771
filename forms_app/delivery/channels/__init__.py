"""Ways in which a submission reaches somebody. One module per channel; higher rooms register their own."""

from typing import Protocol

from forms_app.delivery.models import Delivery
from forms_app.submissions.models import Submission


class Retry(Exception):
    """It did not work now but may later. The argument is a problem code (see forms_app.delivery.problems)."""


class Permanent(Exception):
    """It will not work however often it is tried: staff must look. The argument is a problem code."""


class Channel(Protocol):
    """One way to reach one receiver per submission."""

    name: str
    label: str  # what staff call it, lazily translated

    def planned(self, submission: Submission) -> list[str]:
        """The recipient in a list, "" where the receiver is fixed; empty when this submission has none.

        Called inside the transaction that sends, before the submission is stored: no slow work, no writing.
        """

    def deliver(self, delivery: Delivery) -> None:
        """Does the work, outside any transaction. May run again for the same delivery after a crash.

        Raises Retry or Permanent; any other exception counts as Retry.
        """


_channels: dict[str, Channel] = {}


def register(channel: Channel) -> None:
    """Makes a channel part of every later submission."""
    _channels[channel.name] = channel


def get(name: str) -> Channel:
    """The channel called `name`. Raises KeyError when no room registered it."""
    return _channels[name]


def label(name: str) -> str:
    """What staff call a channel; its bare name when no room knows it any more."""
    return str(_channels[name].label) if name in _channels else name


def plan(submission: Submission) -> list[Delivery]:
    """The deliveries that a submission needs, unsaved; due at once."""
    deliveries = []
    for channel in _channels.values():
        for recipient in channel.planned(submission):
            delivery = Delivery(
                municipality_id=submission.municipality_id,
                submission=submission,
                channel=channel.name,
                next_try_at=submission.sent_at,
            )
            if recipient:
                delivery.recipient = recipient
            deliveries.append(delivery)
    return deliveries


def names() -> tuple[str, ...]:
    """The channels that submissions go through."""
    return tuple(_channels)
