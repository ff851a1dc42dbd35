"""What every test shares: Qt without a display, and examples whose speed is nobody's business."""

import os

from hypothesis import settings


def pytest_configure() -> None:
    """Set up before anything of ours is imported."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    settings.register_profile("stegvis", deadline=None)
    settings.load_profile("stegvis")
