"""Facts about an applicant that need not be typed; each source is registered by a higher room."""

from collections.abc import Callable, Container
from typing import Any

from forms_app.definition.model import Definition
from forms_app.filling.applicants import Applicant
from forms_app.questions import get
from sites.municipalities.models import Municipality

# The facts; None where the source has nothing; {"unavailable": True} when it is slow or down.
Source = Callable[[Applicant, Municipality], dict[str, Any] | None]
_sources: dict[str, Source] = {}


def register_source(name: str, fetch: Source) -> None:
    """Makes `fetch` the source of facts called `name`. It answers within seconds and never raises."""
    _sources[name] = fetch


def facts_for(definition: Definition, applicant: Applicant, municipality: Municipality) -> dict[str, Any]:
    """What a dialog's questions use of what the sources know, asked on behalf of a municipality.

    Nothing about somebody anonymous, and nothing that no question asks for.
    """
    asked = [(question, get(question.type)) for question in definition.all_questions().values()]
    wanted = {source for _question, kind in asked if kind.uses_facts for source in kind.sources}
    wanted |= {kind.suggests_from for question, kind in asked if question.settings.get("prefill")}
    return facts_about(applicant, municipality, wanted)


def facts_about(applicant: Applicant, municipality: Municipality, wanted: Container[str]) -> dict[str, Any]:
    """What the sources called by a name in `wanted` know about a citizen."""
    if applicant.citizen_id is None:
        return {}
    return {name: fetch(applicant, municipality) for name, fetch in _sources.items() if name in wanted}
