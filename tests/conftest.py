"""What every test shares: Qt without a display, and examples whose speed is nobody's business."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from models.store.database import Store


def pytest_configure() -> None:
    """Set up before anything of ours is imported."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # At a desk every run tries new examples; what guards the main line tries the same ones each time.
    settings.register_profile("stegvis", deadline=None, derandomize="CI" in os.environ)
    settings.load_profile("stegvis")


@pytest.fixture
def now() -> datetime:
    """Give the moment it is in a test."""
    return datetime(2026, 3, 16, 9, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path, now: datetime) -> Iterator["Store"]:
    """Give an empty store of its own, encrypted with a random key."""
    from models.store.throwaway import throwaway_store

    store = throwaway_store(tmp_path, clock=lambda: now, who="Test Testsson")
    yield store
    store.close()
