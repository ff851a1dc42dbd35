"""How a person can be reached, as the channel rules read it."""

from models.person import Person
from models.rules.channels import Consent, Reach


def reach_of(person: Person) -> Reach:
    """Return the ways to a person. A protected person's address is not used: letters are forwarded."""
    protected = person.protected is not None
    return Reach(
        has_address=not protected and bool(person.street or person.postcode),
        has_telephone=bool(person.telephone),
        has_email=bool(person.email),
        protected=protected,
        consents=tuple(
            Consent(consent.channel, consent.given_on, consent.withdrawn_on)
            for consent in person.consents
            if consent.gone is None
        ),
    )
