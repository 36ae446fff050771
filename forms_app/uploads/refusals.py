"""Why a file was not taken, as short codes, and what the citizen is told."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class Refused(ValueError):
    """A file that is not taken. The argument is a code of `explain`."""


def explain(code: str, *, label: str, name: str, accepted: str = "", limit: str = "") -> str:
    """What the citizen reads, in the active language: the question, the file, and how to mend it.

    `accepted` are the kinds that the question takes, `limit` its largest size or number, as text.
    """
    sentence = {
        "empty": _("“%(label)s”: the file “%(name)s” is empty. Choose another."),
        "type": _("“%(label)s”: the file “%(name)s” must be one of these kinds: %(accepted)s."),
        "size": _("“%(label)s”: the file “%(name)s” is too large. It can be at most %(limit)s."),
        "post": _(
            "“%(label)s”: the files were too large to send together, so “%(name)s” was left out. "
            "Choose it again, fewer at a time."
        ),
        "number": ngettext(
            "“%(label)s” can have only %(limit)s file. “%(name)s” was not added.",
            "“%(label)s” can have at most %(limit)s files. “%(name)s” was not added.",
            int(limit) if limit.isdigit() else 0,
        ),
        "damaged": _("“%(label)s”: the file “%(name)s” cannot be opened. Save it again, or choose another."),
        "password": _(
            "“%(label)s”: the file “%(name)s” has a password. Save it without one, and choose it again."
        ),
        "scripts": _(
            "“%(label)s”: the file “%(name)s” contains programs or macros. Save it as an ordinary document, "
            "or print it to PDF."
        ),
        "bomb": _("“%(label)s”: the file “%(name)s” unpacks to far too much. Choose another."),
        "pixels": _(
            "“%(label)s”: the picture “%(name)s” is far too large. Make it smaller, and choose it again."
        ),
        "virus": _("“%(label)s”: the file “%(name)s” contains a virus and has been deleted."),
        "gone": _("“%(label)s”: the file “%(name)s” was not received. Choose it again."),
    }[code]
    return sentence % {"label": label, "name": name, "accepted": accepted, "limit": limit}
