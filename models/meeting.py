"""Meetings, who has a place at them, and what was sent to call them."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Record, Word, link
from models.case import Case
from models.office import Caseworker
from models.vocabulary import Attendance, Channel, Language, LetterKind, MeetingKind


class Meeting(Record, Base):
    """Ett möte: a day and clock times as they stand on the wall; a room for one or many."""

    __tablename__ = "meeting"
    __table_args__ = (Index("ix_meeting_day", "day", "kind"),)

    kind: Mapped[MeetingKind] = mapped_column(Word(MeetingKind))
    day: Mapped[date]
    starts: Mapped[time]
    ends: Mapped[time]
    place: Mapped[str]
    place_hint: Mapped[str] = mapped_column(default="")
    capacity: Mapped[int | None]
    caseworker_id: Mapped[UUID | None] = mapped_column(link("caseworker.id"))
    officer_id: Mapped[UUID | None] = mapped_column(link("caseworker.id"))
    interpreter_language: Mapped[str] = mapped_column(default="")
    cancelled_on: Mapped[date | None]

    caseworker: Mapped[Caseworker | None] = relationship(foreign_keys=caseworker_id)
    officer: Mapped[Caseworker | None] = relationship(foreign_keys=officer_id)
    bookings: Mapped[list["Booking"]] = relationship(back_populates="meeting")


class Booking(Record, Base):
    """A person's place at a meeting, or in its waiting list, and how they took part."""

    __tablename__ = "booking"

    case_id: Mapped[UUID] = mapped_column(link("case.id"), index=True)
    meeting_id: Mapped[UUID] = mapped_column(link("meeting.id"), index=True)
    booked_on: Mapped[date]
    waiting: Mapped[bool] = mapped_column(default=False)
    cancelled_on: Mapped[date | None]
    attendance: Mapped[Attendance | None] = mapped_column(Word(Attendance))
    attended_from: Mapped[time | None]
    attended_to: Mapped[time | None]
    over_a_week_reason: Mapped[str] = mapped_column(default="")
    replaces_id: Mapped[UUID | None] = mapped_column(link("booking.id"))

    case: Mapped[Case] = relationship(back_populates="bookings")
    meeting: Mapped[Meeting] = relationship(
        back_populates="bookings", lazy="joined", innerjoin=True
    )
    invitations: Mapped[list["Invitation"]] = relationship(
        back_populates="booking", lazy="selectin"
    )


class Invitation(Record, Base):
    """Kallelse: one message in one channel about one place at a meeting, kept as it was sent.

    `outdated_on` is the day the meeting was moved or reinstated after the message went out.
    """

    __tablename__ = "invitation"

    case_id: Mapped[UUID] = mapped_column(link("case.id"), index=True)
    booking_id: Mapped[UUID] = mapped_column(link("booking.id"), index=True)
    letter: Mapped[LetterKind] = mapped_column(Word(LetterKind))
    channel: Mapped[Channel] = mapped_column(Word(Channel))
    language: Mapped[Language] = mapped_column(Word(Language), default=Language.SWEDISH)
    easy_to_read: Mapped[bool] = mapped_column(default=False)
    sent_at: Mapped[datetime | None]
    returned_on: Mapped[date | None]
    outdated_on: Mapped[date | None]
    content_id: Mapped[str | None] = mapped_column(link("document_content.sha256"))
    file_name: Mapped[str] = mapped_column(default="")

    booking: Mapped[Booking] = relationship(back_populates="invitations")

    @property
    def calls(self) -> bool:
        """Whether it was sent and called the person to the meeting."""
        is_call = self.letter not in {LetterKind.CANCELLED, LetterKind.ATTENDANCE_CERTIFICATE}
        return is_call and self.sent_at is not None and self.gone is None

    @property
    def reaches(self) -> bool:
        """Whether it called the person, did not come back and still says what holds."""
        return self.calls and self.arrived and self.outdated_on is None

    @property
    def arrived(self) -> bool:
        """Whether it was sent and did not come back."""
        return self.sent_at is not None and self.returned_on is None and self.gone is None
