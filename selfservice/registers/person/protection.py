"""The one rule for protected addresses. Nothing else in the product looks at gradings.

Folkeregisteret grades both the person (`adressebeskyttelse.graderingsnivaa`) and each address
(`adressegradering`): ugradert, klientadresse, fortrolig, strengtFortrolig. Only `ugradert` may be used. That
makes `klientadresse` (a client's address at an institution, which tells of the stay there) and any grading
that may be added later as protected as the other two: hiding one address too many costs a line of typing,
showing one too many may cost a life.
"""

from typing import Any

OPEN = "ugradert"
GRADINGS = ("graderingsnivaa", "adressegradering")


def is_protected(document: Any) -> bool:
    """Whether anything in the document that is not marked as history has a grading but `ugradert`."""
    if isinstance(document, dict):
        if document.get("erGjeldende") is False:
            return False
        graded = (document[name] for name in GRADINGS if document.get(name) is not None)
        return any(grading != OPEN for grading in graded) or is_protected(list(document.values()))
    if isinstance(document, list):
        return any(is_protected(part) for part in document)
    return False
