"""The short form of `make chaos`."""

import pytest

from tests.chaos.storm import points, storm
from tests.live import Live

pytestmark = [pytest.mark.chaos, pytest.mark.e2e]


def test_nothing_is_lost_doubled_or_falsely_receipted(live: Live):
    tally = storm(live, 24, pause=1.0)
    assert not tally.faults
    assert sum(tally.kills.values()) >= len(points())
