"""Short addresses: made when first asked for, found again for ever."""

import secrets
import uuid

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation.trans_real import parse_accept_lang_header

from forms_app.definition.loading import load
from forms_app.definition.model import Definition
from forms_app.definition.models import LiveDialog
from selfservice.promotion.models import ShortAddress
from sites.languages.paths import DEFAULT, in_language
from sites.municipalities.models import Municipality
from sites.municipalities.scoping import for_municipality
from sites.pagecache import stamps
from sites.pagecache.memo import Memo

# No vowels (no words come out), nothing that looks like something else when it is copied from a poster.
_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
_LENGTH = 5
_TRIES = 10

_channels: Memo[frozenset[str]] = Memo()


def address_of(municipality: Municipality, dialog: uuid.UUID) -> ShortAddress:
    """The short address of a municipality's dialog."""
    for _try in range(_TRIES):
        found = for_municipality(ShortAddress.objects, municipality).filter(dialog=dialog).first()
        if found:
            return found
        code = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
        try:
            with transaction.atomic():
                return ShortAddress.objects.create(municipality=municipality, dialog=dialog, code=code)
        except IntegrityError:
            continue  # the code was taken, or somebody else was quicker
    raise RuntimeError("No free code was found")


def path_of(address: ShortAddress, channel: str = "") -> str:
    """The path to print or link; a channel that is not one of the address's is left out."""
    code = f"{address.code}-{channel}" if channel in address.channels else address.code
    return reverse("promotion:go", args=[code])


def find(municipality: Municipality, code: str) -> ShortAddress | None:
    """The address that was meant, in small or capital letters, with whatever channel behind it."""
    base = code.lower().partition("-")[0]
    return for_municipality(ShortAddress.objects, municipality).filter(code=base).first()


def channel_of(address: ShortAddress, code: str) -> str:
    """The channel behind the code of an address; empty when there is none, or it was never given out."""
    channel = code.lower().partition("-")[2]
    return channel if channel in address.channels else ""


def channels_of(municipality: Municipality) -> frozenset[str]:
    """Every channel that a municipality has given out, kept in the process until one is added."""
    return _channels.get(municipality.pk, (stamps.content(municipality.pk),), lambda: _read(municipality))


def _read(municipality: Municipality) -> frozenset[str]:
    lists = for_municipality(ShortAddress.objects, municipality).values_list("channels", flat=True)
    return frozenset(channel for channels in lists for channel in channels)


def definition(address: ShortAddress, language: str) -> Definition | None:
    """What the address leads to, as citizens get it now; None while the dialog is not published."""
    live = _live(address)
    return load(live.version_id, language) if live and live.version_id else None


def target(address: ShortAddress, request: HttpRequest) -> str | None:
    """The path straight into the dialog, in the language that the visitor prefers; None when it is gone.

    A dialog that is withdrawn still has its place, which tells that it is closed.
    """
    live = _live(address)
    if live is None:
        return None
    languages = load(live.version_id, DEFAULT).languages if live.version_id else (DEFAULT,)
    return in_language(reverse("filling:start", args=[live.slug]), _preferred(request, languages))


def _live(address: ShortAddress) -> LiveDialog | None:
    rows = for_municipality(LiveDialog.objects, address.municipality)
    return rows.filter(dialog=address.dialog).first()


def _preferred(request: HttpRequest, languages: tuple[str, ...]) -> str:
    for name, weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        language = {"no": DEFAULT}.get(name, name).partition("-")[0]
        if weight and language in languages:
            return language
    return languages[0]
