"""Events as a calendar file (RFC 5545), pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

MEDIA_TYPE = "text/calendar; charset=utf-8"
LONGEST_LINE = 75  # octets (section 3.1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. `uid` never changes; times are aware."""

    uid: str
    title: str
    description: str
    place: str
    url: str
    starts_at: datetime
    ends_at: datetime | None
    changed_at: datetime


def calendar(name: str, entries: Iterable[Entry]) -> bytes:
    """The calendar called `name`."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Portalen//NO"]
    # The first is the standard's (RFC 7986), the second what most programs read.
    lines += [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"]
    for entry in entries:
        lines += _event(entry)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(entry: Entry) -> list[str]:
    end = [f"DTEND:{_time(entry.ends_at)}"] if entry.ends_at and entry.ends_at > entry.starts_at else []
    return [
        "BEGIN:VEVENT",
        f"UID:{entry.uid}",
        f"DTSTAMP:{_time(entry.changed_at)}",
        f"DTSTART:{_time(entry.starts_at)}",
        *end,
        f"SUMMARY:{_text(entry.title)}",
        *([f"DESCRIPTION:{_text(entry.description)}"] if entry.description else []),
        f"LOCATION:{_text(entry.place)}",
        f"URL:{entry.url}",
        "END:VEVENT",
    ]


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    """A TEXT value (section 3.3.11)."""
    for plain, escaped in (
        ("\\", "\\\\"),
        (";", "\\;"),
        (",", "\\,"),
        ("\r\n", "\n"),
        ("\r", "\n"),
        ("\n", "\\n"),
    ):
        value = value.replace(plain, escaped)
    return "".join(sign for sign in value if sign.isprintable())


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, none of which splits a letter."""
    pieces, piece = [], b""
    for sign in line:
        octets = sign.encode()
        if len(piece) + len(octets) > LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
