"""wagtail-localize leaves some nestings of blocks untranslated without a word: all of ours reach translators."""

from typing import Any

import pytest
from django.apps import apps
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

FIELDS = [
    (model, field.name)
    for model in apps.get_models()
    if issubclass(model, Page)
    for field in model._meta.get_fields()
    if isinstance(field, StreamField) and field.model is model
]
TEXTS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)


class Filling:
    """A value for a block with a word of its own in every text that people write; `words` by where they stand."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}

    def value(self, block: blocks.Block, place: str) -> Any:
        if isinstance(block, blocks.StreamBlock):
            return [
                {"type": name, "value": self.value(child, f"{place}.{name}"), "id": f"{place}.{name}"}
                for name, child in block.child_blocks.items()
                if place.count(f".{name}") < 2  # groups of questions may hold groups
            ]
        if isinstance(block, blocks.StructBlock):
            return {name: self.value(child, f"{place}.{name}") for name, child in block.child_blocks.items()}
        if isinstance(block, blocks.ListBlock):
            return [
                {"type": "item", "value": self.value(block.child_block, f"{place}[]"), "id": f"{place}[]"}
            ]
        if isinstance(block, TEXTS) and is_for_people(block):
            word = self.words[place] = f"Ord{len(self.words)}"
            return f"<p>{word}</p>" if isinstance(block, blocks.RichTextBlock) else word
        return block.get_prep_value(block.get_default())


def is_for_people(block: blocks.Block) -> bool:
    """Machine values say that they have nothing to translate."""
    own = getattr(block, "get_translatable_segments", None)
    return own is None or bool(own("x"))


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_every_text_of_a_page_reaches_its_translators(model, name):
    filling = Filling()
    block = model._meta.get_field(name).stream_block
    page = model(
        title="x", slug="x", content_type_id=1, **{name: block.to_python(filling.value(block, name))}
    )
    found = (
        " ".join(
            segment.string.data
            for segment in extract_segments(page)
            if isinstance(segment, StringSegmentValue)
        )
        .replace("<", " ")
        .split()
    )
    assert filling.words or name == "hours"  # times only
    assert {place for place, word in filling.words.items() if word not in found} == set()


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_empty_blocks_can_be_translated(model, name):
    """A page saved before a block had a certain part."""
    block = model._meta.get_field(name).stream_block
    empty = [
        {"type": kind, "value": {}, "id": kind}
        for kind, child in block.child_blocks.items()
        if isinstance(child, blocks.StructBlock)
    ]
    list(extract_segments(model(title="x", slug="x", content_type_id=1, **{name: block.to_python(empty)})))
