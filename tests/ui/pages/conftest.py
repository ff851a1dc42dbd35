"""The caseworker's desk of the models' tests, for what a page says without a window."""

from tests.models.conftest import desk, untouched

__all__ = ["desk", "untouched"]
