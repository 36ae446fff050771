"""The Python port equals Designsystemet's own; any colour stays AA.

golden.json was made by `generateColorScale` of @digdir/designsystemet 1.15.0.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sites.theme.colour import GRAPHICS, TEXT, contrast, readable_scale, scale

GOLDEN = json.loads((Path(__file__).parent / "golden.json").read_text())
BACKGROUNDS = ("background-default", "background-tinted", "surface-default", "surface-tinted")
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("colour", GOLDEN)
def test_scale_is_designsystemets(colour, scheme):
    assert scale(colour, scheme) == GOLDEN[colour][scheme]


@settings(max_examples=400, deadline=None)
@given(colours, st.sampled_from(["light", "dark"]))
def test_any_colour_is_readable(colour, scheme):
    steps = readable_scale(colour, scheme)
    for name in ("base-default", "base-hover", "base-active"):
        assert contrast(steps[name], steps["base-contrast-default"]) >= TEXT
    assert contrast(steps["base-default"], steps["base-contrast-subtle"]) >= TEXT
    for name in BACKGROUNDS:
        assert contrast(steps[name], steps["base-default"]) >= GRAPHICS
        assert contrast(steps[name], steps["border-default"]) >= GRAPHICS
        assert contrast(steps[name], steps["text-subtle"]) >= TEXT
        assert contrast(steps[name], steps["text-default"]) >= TEXT


def test_a_good_colour_is_left_alone():
    assert readable_scale("#00528c", "light") == scale("#00528c", "light")
