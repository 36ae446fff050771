"""Facts about an applicant that need not be typed; each source is registered by a higher room."""

from collections.abc import Callable
from typing import Any

from forms_app.filling.applicants import Applicant
from sites.municipalities.models import Municipality

# The facts; None where the source has nothing; {"unavailable": True} when it is slow or down.
Source = Callable[[Applicant, Municipality], dict[str, Any] | None]
_sources: dict[str, Source] = {}


def register_source(name: str, fetch: Source) -> None:
    """Makes `fetch` the source of facts called `name`. It answers within seconds and never raises."""
    _sources[name] = fetch


def facts_about(applicant: Applicant, municipality: Municipality) -> dict[str, Any]:
    """Everything the sources know, asked on behalf of a municipality; nothing about somebody anonymous."""
    if applicant.citizen_id is None:
        return {}
    return {name: fetch(applicant, municipality) for name, fetch in _sources.items()}
