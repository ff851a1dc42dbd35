"""The four themes, each with its name."""

import pytest

from ui.look.tokens import THEMES, Tokens


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Tokens:
    return THEMES[request.param]
