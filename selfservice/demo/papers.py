"""The documents that a municipality of the demo has on its pages: short PDF files that say what they are."""

import typst
from django.core.files.base import ContentFile
from django.utils.text import slugify
from wagtail.documents import get_document_model

from selfservice.demo.texts.matters import PAPERS
from sites.municipalities.models import Municipality

_PAGE = b"""#set document(title: sys.inputs.title)
#set text(lang: "nb", size: 12pt)
= #sys.inputs.title
#sys.inputs.name har dette dokumentet bare for demonstrasjonens skyld."""


def ensure_papers(municipality: Municipality) -> list[int]:
    """The ids of the documents of PAPERS, in their order."""
    documents = get_document_model().objects
    made = []
    for title, _nynorsk in PAPERS:
        row = documents.filter(title=title, collection=municipality.collection).first()
        if row is None:
            inputs = {"title": title, "name": municipality.names["nb"]}
            file = ContentFile(typst.compile(_PAGE, sys_inputs=inputs), f"{slugify(title)}.pdf")
            row = documents.create(title=title, file=file, collection=municipality.collection)
        made.append(row.pk)
    return made
