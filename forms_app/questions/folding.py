"""Blocks that the editor opens when people open them.

A large dialog is ten thousand fields, and a browser needs half a minute to build them. A folded block is one
hidden field, named as the block itself, with its value as StreamField stores it; only what somebody opens
becomes fields (static/forms_app/editor/folding.js).
"""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.blocks.stream_block import StreamBlockAdapter
from wagtail.blocks.struct_block import StructBlockAdapter


class FoldingBlock(blocks.StructBlock):
    """A StructBlock that comes back from the form as its fields, or folded as JSON."""

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:
        if prefix in data:
            try:
                return self.to_python(json.loads(data[prefix]))
            except (ValueError, TypeError, AttributeError, KeyError, ValidationError):
                pass  # not what we wrote; then it has no fields either, and is empty
        return super().value_from_datadict(data, files, prefix)

    def value_omitted_from_data(self, data: Any, files: Any, prefix: str) -> bool:
        return prefix not in data and super().value_omitted_from_data(data, files, prefix)


class FoldingStream(blocks.StreamBlock):
    """A stream of FoldingBlocks. Its state in the form brings along how each child is stored."""

    def get_form_state(self, value: Any) -> list[dict[str, Any]]:
        states = super().get_form_state(value)
        for state, child in zip(states, value or (), strict=True):
            if isinstance(child.block, FoldingBlock):
                state["value"]["stored"] = json.dumps(
                    child.get_prep_value()["value"], cls=DjangoJSONEncoder, ensure_ascii=False
                )
        return states

    class Meta:
        collapsed = True


class FoldingBlockAdapter(StructBlockAdapter):
    js_constructor = "forms_app.FoldingBlock"

    @cached_property
    def media(self) -> forms.Media:
        folder = "forms_app/editor"
        scripts = (
            "dialog-outline", "rule-sentence", "near", "question-summary", "question-bank", "moving", "folding",
        )  # fmt: skip
        return super().media + forms.Media(
            css={"all": [versioned_static(f"{folder}/folding.css")]},
            js=[versioned_static(f"{folder}/{script}.js") for script in scripts],
        )


class FoldingStreamAdapter(StreamBlockAdapter):
    js_constructor = "forms_app.FoldingStream"

    @cached_property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=[versioned_static("forms_app/editor/question-bank.js")])


register(FoldingBlockAdapter(), FoldingBlock)
register(FoldingStreamAdapter(), FoldingStream)
