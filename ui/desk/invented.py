"""Invented people: names and situations from resources/demo/people.toml, numbers from the test series."""

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from models.actions.cases import PersonDraft
from models.rules.calendar import add_months
from models.rules.facts import Answers
from models.rules.personnummer import check_digit
from models.vocabulary import (
    Answer,
    BrokenOffReason,
    CaseKind,
    DecisionOutcome,
    Language,
    ProtectedIdentity,
)
from resources import path

_BIRTH_NUMBERS = range(980, 990)
_SPEAKS = ("ar", "so", "fa", "ti", "uk", "bs", "tr", "pl")
_INTERPRETED = 0.15
_READS_ENGLISH = 0.15
_READS_EASY = 0.2
_HAS_EMAIL = 0.7


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented person with what will come up about them."""

    person: PersonDraft
    area: str
    kind: CaseKind
    decision: DecisionOutcome
    answers: Mapping[str, Any] | None  # None: nobody has asked yet


def people_file() -> dict[str, Any]:
    """Return the names, staff and situations of the demonstration."""
    return tomllib.loads(path("demo", "people.toml").read_text(encoding="utf-8"))


def invent(count: int, today: date, chance: random.Random) -> tuple[Invented, ...]:
    """Return that many people; every situation of the file occurs before any is drawn a second time."""
    file = people_file()
    situations = file["situations"]
    drawn = chance.choices(situations, [s["weight"] for s in situations], k=count)
    drawn[: len(situations)] = situations[:count]
    chance.shuffle(drawn)
    return tuple(_person(file, situation, today, chance) for situation in drawn)


def answers_on(answers: Mapping[str, Any], day: date) -> Answers:
    """Return the answers of a situation, its dates counted from a day; violence is no unless said."""
    kinds = {field.name: str(field.type) for field in fields(Answers)}
    read = {name: _value(kinds[name], value, day) for name, value in answers.items()}
    return Answers(**{"violence_indication": Answer.NO, **read})


def _value(kind: str, value: Any, day: date) -> Any:
    if "BrokenOffReason" in kind:
        return BrokenOffReason(value)
    if "Answer" in kind:
        return Answer(value)
    return add_months(day, int(value.split()[0])) if "date" in kind else value


def _person(
    file: Mapping[str, Any], situation: Mapping[str, Any], today: date, chance: random.Random
) -> Invented:
    born = _born(situation.get("years", (31, 64)), today, chance)
    protected = situation.get("protected")
    address = {} if protected else _address(file, chance)
    return Invented(
        person=PersonDraft(
            given_name=chance.choice(file["given_names"]),
            family_name=chance.choice(file["family_names"]),
            number=_number(born, chance),
            birth_date=born,
            protected=ProtectedIdentity(protected) if protected else None,
            interpreter_language=chance.choice(_SPEAKS) if chance.random() < _INTERPRETED else "",
            language=Language.ENGLISH if chance.random() < _READS_ENGLISH else Language.SWEDISH,
            easy_to_read=chance.random() < _READS_EASY,
            **address,
        ),
        area=chance.choice(file["areas"]),
        kind=CaseKind(situation.get("kind", CaseKind.NEW)),
        decision=DecisionOutcome(situation.get("decision", DecisionOutcome.APPROVED)),
        answers=None if situation.get("unasked") else situation.get("answers", {}),
    )


def _address(file: Mapping[str, Any], chance: random.Random) -> dict[str, str]:
    email = f"person{chance.randrange(1000):03}@post.example"
    return {
        "street": f"{chance.choice(file['streets'])} {chance.randrange(1, 90)}",
        "postcode": chance.choice(file["postcodes"]),
        "town": file["town"],
        "telephone": f"070-174 06 {chance.randrange(100):02}",
        "email": email if chance.random() < _HAS_EMAIL else "",
    }


def _born(years: tuple[int, int], today: date, chance: random.Random) -> date:
    """Return a birth date that makes the person of an age between two years."""
    youngest, oldest = add_months(today, -12 * years[0]), add_months(today, -12 * years[1])
    return oldest + timedelta(days=chance.randrange((youngest - oldest).days))


def _number(born: date, chance: random.Random) -> str:
    nine = f"{born:%y%m%d}{chance.choice(_BIRTH_NUMBERS)}"
    return f"{born:%Y}{nine[2:]}{check_digit(nine)}"
