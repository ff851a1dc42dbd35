"""The caseworker's desk of the models' tests, looked over in the same way when a story is told."""

from tests.models.conftest import desk, untouched

__all__ = ["desk", "untouched"]
