"""What staff see of registers that do not answer. Kept in the shared cache, for all processes to tell."""

from django.core.cache import cache
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Names of connectors as staff read them.
NAMES = {"person": gettext_lazy("The population register")}
REMEMBER_SECONDS = 3600  # since the last failure: with nobody asking, nobody knows


def _key(connector: str, municipality_id: int) -> str:
    return f"register:{connector}:{municipality_id}"


def went_down(connector: str, municipality_id: int) -> None:
    """Notes that a connector has stopped answering; the first note's time stays."""
    key = _key(connector, municipality_id)
    if not cache.add(key, timezone.now().isoformat(), REMEMBER_SECONDS):
        cache.touch(key, REMEMBER_SECONDS)


def came_back(connector: str, municipality_id: int) -> None:
    """Notes that a connector answers again."""
    cache.delete(_key(connector, municipality_id))


def problems(municipality_id: int) -> list[str]:
    """One sentence, in the active language, for each register that does not answer."""
    known = cache.get_many([_key(connector, municipality_id) for connector in NAMES])
    sentences = []
    for connector, name in NAMES.items():
        since = known.get(_key(connector, municipality_id))
        if since:
            when = timezone.localtime(parse_datetime(since))
            sentences.append(
                _("%(register)s has not answered since %(time)s.")
                % {"register": name, "time": date_format(when, "DATETIME_FORMAT")}
            )
    return sentences
