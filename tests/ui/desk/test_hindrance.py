"""What keeps a message back, in words."""

from uuid import uuid4

import pytest

from ui.desk.hindrance import Hindered, why


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        (("no_address",), "There is no address. Write it in the case."),
        (
            ("no_sender",),
            "The office's name and address are not filled in. Write them in the settings.",
        ),
        (("other_case",), "The letter has another case number than the case."),
        (
            ("no_recipient", "other_case"),
            "The letter has no recipient. The letter has another case number than the case.",
        ),
    ],
)
def test_why_a_message_is_held_back_is_said(reasons: tuple[str, ...], said: str) -> None:
    assert why(Hindered(uuid4(), "2026-00001", reasons), str) == said
