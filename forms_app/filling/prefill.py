"""Facts about an applicant that need not be typed; each source is registered by a higher room."""

import logging
from collections.abc import Callable
from typing import Any

from forms_app.filling.applicants import Applicant

logger = logging.getLogger(__name__)

Source = Callable[[Applicant], dict[str, Any] | None]
_sources: dict[str, Source] = {}


def register_source(name: str, fetch: Source) -> None:
    """Makes `fetch` the source of facts called `name`; it returns None where it has nothing or is down."""
    _sources[name] = fetch


def facts_about(applicant: Applicant) -> dict[str, Any]:
    """Everything the sources know; nothing about somebody who is not logged in."""
    if applicant.citizen_id is None:
        return {}
    return {name: fetch(applicant) for name, fetch in _sources.items()}
