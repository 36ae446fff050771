import pytest

from tests import factories


@pytest.fixture
def places():
    return [factories.municipality(slug) for slug in ("alta", "loppa", "hasvik")]
