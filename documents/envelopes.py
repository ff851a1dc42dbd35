"""Kuvert till den som har skyddade personuppgifter, och inte en känd adress: post through Skatteverket.

The inner envelope carries the person's number and nothing else of theirs, the outer one goes to the authority
that knows where they live.
"""

from dataclasses import dataclass

from documents.letter import Letter
from models.queries.rows import Recipient
from models.settings import Office


@dataclass(frozen=True, slots=True)
class Inner:
    """The labels of the inner envelope."""

    number: str
    return_address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outer:
    """The labels of the outer envelope."""

    forwarding_address: tuple[str, ...]
    return_address: tuple[str, ...]


INNER = Letter("envelope_inner", Inner)
OUTER = Letter("envelope_outer", Outer)


def inner(recipient: Recipient, office: Office) -> Inner:
    """Return the inner envelope's labels; ValueError for a person without a number."""
    if not recipient.number:
        message = "an envelope by number needs one"
        raise ValueError(message)
    return Inner(recipient.number, office.return_address)


def outer(office: Office) -> Outer:
    """Return the outer envelope's labels: the same for everybody."""
    return Outer(office.forwarding_address, office.return_address)
