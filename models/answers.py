"""The answers of one case to the routine's questions: `rules.facts.Answers`, column by column."""

from dataclasses import fields
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Record, Word, link
from models.rules.facts import Answers
from models.vocabulary import Answer, BrokenOffReason

_NAMES = tuple(field.name for field in fields(Answers))


class EnrolmentAnswers(Record, Base):
    """The routine's questions; None is a question nobody has put.

    A test keeps these columns and the fields of `Answers` in step.
    """

    __tablename__ = "enrolment_answers"

    case_id: Mapped[UUID] = mapped_column(link("case.id"), index=True)

    one_off_application: Mapped[Answer | None] = mapped_column(Word(Answer))
    otherwise_self_supporting: Mapped[Answer | None] = mapped_column(Word(Answer))
    temporary_need: Mapped[Answer | None] = mapped_column(Word(Answer))
    need_ends: Mapped[date | None]
    on_parental_leave: Mapped[Answer | None] = mapped_column(Word(Answer))
    leave_ends: Mapped[date | None]
    student_on_break: Mapped[Answer | None] = mapped_column(Word(Answer))
    short_break: Mapped[Answer | None] = mapped_column(Word(Answer))
    studies_continue: Mapped[Answer | None] = mapped_column(Word(Answer))
    term_starts: Mapped[date | None]
    heavy_abuse: Mapped[Answer | None] = mapped_column(Word(Answer))
    active_abuse: Mapped[Answer | None] = mapped_column(Word(Answer))
    abuse_prevents_planning: Mapped[Answer | None] = mapped_column(Word(Answer))
    sick_listed: Mapped[Answer | None] = mapped_column(Word(Answer))
    sick_listed_percent: Mapped[int | None]
    certificate_ends: Mapped[date | None]
    heavy_diagnoses: Mapped[Answer | None] = mapped_column(Word(Answer))
    illness_prevents_planning: Mapped[Answer | None] = mapped_column(Word(Answer))
    sickness_compensation_percent: Mapped[int | None]
    full_pension: Mapped[Answer | None] = mapped_column(Word(Answer))
    activity_compensation_percent: Mapped[int | None]
    compensation_ends: Mapped[date | None]
    violence_indication: Mapped[Answer | None] = mapped_column(Word(Answer))
    sfi_student: Mapped[Answer | None] = mapped_column(Word(Answer))
    low_swedish: Mapped[Answer | None] = mapped_column(Word(Answer))
    ill_health: Mapped[Answer | None] = mapped_column(Word(Answer))
    ill_health_affects_group: Mapped[Answer | None] = mapped_column(Word(Answer))
    social_phobia: Mapped[Answer | None] = mapped_column(Word(Answer))
    worried_about_group: Mapped[Answer | None] = mapped_column(Word(Answer))
    group_suitable: Mapped[Answer | None] = mapped_column(Word(Answer))
    broke_off_planning: Mapped[Answer | None] = mapped_column(Word(Answer))
    broke_off_on: Mapped[date | None]
    broke_off_reason: Mapped[BrokenOffReason | None] = mapped_column(Word(BrokenOffReason))
    close_cooperation_obvious: Mapped[Answer | None] = mapped_column(Word(Answer))
    other_situation: Mapped[str] = mapped_column(default="")
    still_relevant: Mapped[Answer | None] = mapped_column(Word(Answer))
    exemption_reviewed_on: Mapped[date | None]
    may_attend_group: Mapped[Answer | None] = mapped_column(Word(Answer))

    def values(self) -> Answers:
        """Return the answers as the rules read them."""
        return Answers(**{name: getattr(self, name) for name in _NAMES})

    def put(self, answers: Answers) -> None:
        """Take over what was answered; an answer that stands is not touched."""
        for name in _NAMES:
            if getattr(self, name) != getattr(answers, name):
                setattr(self, name, getattr(answers, name))
