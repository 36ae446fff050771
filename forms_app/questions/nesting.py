"""Which questions may stand inside others in the editor: a group repeats questions, a section heads them."""

from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app import questions
from forms_app.questions.folding import FoldingStream

# A stream takes the types that are less deep than what it stands in; all others have no questions inside.
# A signature is depth 1 too: a login signs the whole, not a row of it.
DEPTHS = {"signature": 1, "group": 1, "section": 2}
STEP = 3


@cache
def block_of(name: str) -> blocks.Block:
    """The editor's block of a type. One serves every stream, so that a browser is told of it only once."""
    return questions.get(name).block()


def blocks_below(depth: int) -> list[tuple[str, blocks.Block]]:
    """The types that may stand in something of this depth, in the order editors see them."""
    return [
        (found.name, block_of(found.name))
        for found in questions.all_types()
        if DEPTHS.get(found.name, 0) < depth
    ]


def inner_questions(depth: int, **meta: Any) -> blocks.StreamBlock:
    """The stream of questions inside something of this depth."""
    return FoldingStream(blocks_below(depth), label=_("Questions"), required=False, **meta)
