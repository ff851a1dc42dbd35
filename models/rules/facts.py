"""What the rules reason from: one case as frozen values, without records, clock or session."""

from dataclasses import dataclass
from datetime import date

from models.vocabulary import (
    Answer,
    Attendance,
    BrokenOffReason,
    CaseKind,
    DecisionOutcome,
    MeetingKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers to the routine's questions, None where nobody has asked.

    Flat and of simple types: a record holds them column by column, a case list is read and a
    form shown field by field. `models.rules.questions` says what each question is called.
    """

    one_off_application: Answer | None = None  # engångsansökan
    otherwise_self_supporting: Answer | None = None  # i övrigt självförsörjande
    temporary_need: Answer | None = None  # tillfälligt behov
    need_ends: date | None = None
    on_parental_leave: Answer | None = None  # föräldraledig
    leave_ends: date | None = None
    student_on_break: Answer | None = None  # student med uppehåll
    short_break: Answer | None = None  # kort jul-/sommaruppehåll, inte en hel termin
    studies_continue: Answer | None = None  # NO: har avbrutit studierna
    term_starts: date | None = None
    heavy_abuse: Answer | None = None  # tungt missbruk
    active_abuse: Answer | None = None  # aktivt missbruk
    abuse_prevents_planning: Answer | None = None  # omöjliggör en arbetsmarknadsplanering
    sick_listed: Answer | None = None  # sjukskriven
    sick_listed_percent: int | None = None
    certificate_ends: date | None = None  # läkarintyg till och med
    heavy_diagnoses: Answer | None = None  # tunga och omfattande diagnoser
    illness_prevents_planning: Answer | None = None
    sickness_compensation_percent: int | None = None  # sjukersättning
    full_pension: Answer | None = None
    activity_compensation_percent: int | None = None  # aktivitetsersättning
    compensation_ends: date | None = None
    violence_indication: Answer | None = None  # någon indikation på våldsbenägenhet
    sfi_student: Answer | None = None
    low_swedish: Answer | None = None  # låga kunskaper i svenska
    ill_health: Answer | None = None  # ohälsa, upplevd eller utredd
    ill_health_affects_group: Answer | None = None
    social_phobia: Answer | None = None
    worried_about_group: Answer | None = None  # uttrycker själv oro
    group_suitable: Answer | None = None  # the caseworker's own judgement
    broke_off_planning: Answer | None = None  # har inte kunnat fullfölja planering
    broke_off_on: date | None = None
    broke_off_reason: BrokenOffReason | None = None
    close_cooperation_obvious: Answer | None = (
        None  # behov av tät samverkan, uppenbart vid bifallet
    )
    other_situation: str = ""  # annan situation att beakta, in the caseworker's words
    still_relevant: Answer | None = None  # planering fortsatt aktuell, after the absences
    exemption_reviewed_on: date | None = None  # undantaget granskat: a person has confirmed (A2)
    may_attend_group: Answer | None = None  # protected identity: kan delta i grupp


@dataclass(frozen=True, slots=True, kw_only=True)
class PastMeeting:
    """A meeting of this case, and why a person who stayed away may not have been reached (A5)."""

    day: date
    kind: MeetingKind
    attendance: Attendance | None = None
    invitation_returned: bool = False  # kallelse i retur
    called_too_late: bool = False  # kallelse utskickad för sent
    undelivered: bool = False  # skyddad adress, kallelsen kom inte fram
    called_off: bool = False  # inställt möte

    @property
    def fairly_called(self) -> bool:
        """Whether the meeting was held and the person had been told of it in time."""
        return not (
            self.invitation_returned or self.called_too_late or self.undelivered or self.called_off
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything the enrolment rule looks at in one case."""

    birth_date: date | None
    kind: CaseKind
    contact_date: date
    application_date: date | None = None
    support_since: date | None = None  # försörjningsstöd sedan; beside the caseworker's `kind`
    decision: DecisionOutcome | None = None
    decision_date: date | None = None
    answers: Answers = Answers()
    meetings: tuple[PastMeeting, ...] = ()  # of this case only
    earlier_absences: int = 0  # in the person's older cases (A7)
    protected: bool = False
    interpreter_language: str = ""
    earlier_exemption: int | None = None  # chosen before in this case, and not yet confirmed anew
    earlier_exemption_review: date | None = None
