"""The case: its number, what it waits for, the decision, the answers and the chosen route."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Json, Record, Word, link
from models.office import Caseworker
from models.person import Person
from models.vocabulary import CaseKind, DecisionOutcome, NextStep, Outcome

if TYPE_CHECKING:
    from models.answers import EnrolmentAnswers
    from models.meeting import Booking
    from models.search import SearchEntry


class Case(Record, Base):
    """Ett ärende: one adult's matter at income support.

    `next_step`, `due` and `rule` are computed by `rules.work_queue` at each change and stored, so
    that the work queue is one indexed query.
    """

    __tablename__ = "case"
    __table_args__ = (
        Index("ix_case_queue", "closed_on", "due", "id"),
        Index("ix_case_caseworker_queue", "caseworker_id", "closed_on", "due", "id"),
    )

    number: Mapped[str] = mapped_column(index=True)
    person_id: Mapped[UUID] = mapped_column(link("person.id"), index=True)
    area: Mapped[str] = mapped_column(default="")
    contact_date: Mapped[date]
    application_date: Mapped[date | None]
    kind: Mapped[CaseKind] = mapped_column(Word(CaseKind), default=CaseKind.NEW)
    support_since: Mapped[date | None]
    caseworker_id: Mapped[UUID | None] = mapped_column(link("caseworker.id"))
    household_id: Mapped[UUID | None] = mapped_column(link("household.id"), index=True)
    earlier_absences: Mapped[int] = mapped_column(default=0)
    closed_on: Mapped[date | None]
    next_step: Mapped[NextStep] = mapped_column(Word(NextStep), default=NextStep.NOTHING)
    due: Mapped[date | None]
    rule: Mapped[str] = mapped_column(default="")
    last_contact: Mapped[date | None]

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
    caseworker: Mapped[Caseworker | None] = relationship()
    decisions: Mapped[list["Decision"]] = relationship(order_by="Decision.decided_on, Decision.id")
    answers: Mapped["EnrolmentAnswers | None"] = relationship(lazy="joined")
    routes: Mapped[list["RouteChoice"]] = relationship(
        order_by="RouteChoice.chosen_on, RouteChoice.id"
    )
    bookings: Mapped[list["Booking"]] = relationship(back_populates="case")
    entry: Mapped["SearchEntry | None"] = relationship(lazy="joined")


class Decision(Record, Base):
    """Beslut om ekonomiskt bistånd."""

    __tablename__ = "decision"

    case_id: Mapped[UUID] = mapped_column(link("case.id"), index=True)
    outcome: Mapped[DecisionOutcome] = mapped_column(Word(DecisionOutcome))
    decided_on: Mapped[date]


class RouteChoice(Record, Base):
    """The route a person chose for a case, with what the routine suggested and why."""

    __tablename__ = "route_choice"

    case_id: Mapped[UUID] = mapped_column(link("case.id"), index=True)
    outcome: Mapped[Outcome] = mapped_column(Word(Outcome))
    suggested: Mapped[Outcome] = mapped_column(Word(Outcome))
    exemption: Mapped[int | None]
    review_on: Mapped[date | None]
    criteria: Mapped[list[str]] = mapped_column(Json)
    quotes: Mapped[list[str]] = mapped_column(Json)
    routine: Mapped[str]
    routine_version: Mapped[str]
    override_reason: Mapped[str] = mapped_column(default="")
    chosen_on: Mapped[date]
