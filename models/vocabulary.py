"""The words of the field. Each value is stored as its text; each member carries its Swedish term."""

from enum import StrEnum
from typing import Self

from models.text import N_


class Term(StrEnum):
    """A word of the field: `value` is stored, `label` is shown (translated at use)."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member from its stored text and its English label (the msgid)."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class MeetingKind(Term):
    """Mötestyp."""

    FIRST_VISIT = "first_visit", N_("First visit")  # nybesök
    ENROLMENT_GENERAL = "enrolment_general", N_("Enrolment meeting, general")  # allmänt
    ENROLMENT_SFI = "enrolment_sfi", N_("Enrolment meeting, SFI")  # sfi
    THREE_PARTY = "three_party", N_("Three-party meeting")  # trepartssamtal
    THREE_PARTY_HIGH_RISK = "three_party_high_risk", N_("Three-party meeting, high risk")  # högrisk


class Outcome(Term):
    """What the routine leads to for one person."""

    OUTSIDE = "outside", N_("Outside the routine")  # utanför
    EXEMPT = "exempt", N_("Exempt")  # undantag
    ASK = "ask", N_("Must be answered first")  # fråga
    GENERAL = "general", N_("Enrolment meeting, general")
    SFI = "sfi", N_("Enrolment meeting, SFI")
    THREE_PARTY = "three_party", N_("Three-party meeting")
    THREE_PARTY_HIGH_RISK = "three_party_high_risk", N_("Three-party meeting, high risk")
    ENROLLED = "enrolled", N_("Enrolled")  # inskriven


class Answer(Term):
    """The answer to a question of the routine; a question nobody put has no answer at all."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    UNKNOWN = "unknown", N_("Do not know")  # vet inte


class Attendance(Term):
    """Närvaro; only ABSENT counts as an absence."""

    PRESENT = "present", N_("Present")  # närvarande
    PARTLY = "partly", N_("Took part in some of it")  # deltog delvis
    ABSENT = "absent", N_("Absent")  # uteblev
    EXCUSED = "excused", N_("Excused")  # giltigt förfall
    CANCELLED = "cancelled", N_("Cancelled beforehand")  # avbokad


class Channel(Term):
    """The way an invitation goes."""

    LETTER = "letter", N_("Letter")
    TELEPHONE = "telephone", N_("Telephone")
    SMS = "sms", N_("SMS")
    EMAIL = "email", N_("E-mail")


class CaseKind(Term):
    """Ärendets slag; "en längre tid" is the caseworker's choice."""

    NEW = "new", N_("New")
    RETURNING = "returning", N_("Returning")  # återkommer
    LONG_TERM = "long_term", N_("On support for a long time")  # aktuell en längre tid


class DecisionOutcome(Term):
    """Beslut om ekonomiskt bistånd."""

    APPROVED = "approved", N_("Approved")  # bifall
    REFUSED = "refused", N_("Refused")  # avslag


class ProtectedIdentity(Term):
    """Skyddade personuppgifter."""

    MARKED = "marked", N_("Confidentiality marking")  # sekretessmarkering
    REGISTERED = "registered", N_("Protected registration")  # skyddad folkbokföring
    FICTITIOUS = "fictitious", N_("Fictitious identity")  # fingerade personuppgifter


class NumberKind(Term):
    """The kind of a person's number."""

    PERSONNUMMER = "personnummer", N_("Personal number")
    SAMORDNINGSNUMMER = "samordningsnummer", N_("Coordination number")
    TEMPORARY = "temporary", N_("Temporary number")  # tillfälligt nummer (T, TF)


class StaffRole(Term):
    """Who the office's people are."""

    CASEWORKER = "caseworker", N_("Caseworker")  # socialsekreterare
    # arbetsmarknadssekreterare
    LABOUR_MARKET_OFFICER = "labour_market_officer", N_("Labour-market officer")


class BrokenOffReason(Term):
    """Why an earlier planning was broken off."""

    SOCIAL = "social", N_("Social reasons")
    HEALTH = "health", N_("Health reasons")
    OTHER = "other", N_("Other reasons")


class Language(Term):
    """The languages letters are written in."""

    SWEDISH = "sv", N_("Swedish")
    ENGLISH = "en", N_("English")


class EnvelopeSide(Term):
    """The side of the envelope's window: H2 to the right, V2 to the left."""

    RIGHT = "right", N_("Right (H2)")
    LEFT = "left", N_("Left (V2)")


class LetterKind(Term):
    """The letters of Stegvis; the value is the stem of module and template."""

    FIRST_VISIT = "first_visit", N_("Invitation to a first visit")
    ENROLMENT_GENERAL = "enrolment_general", N_("Invitation to an enrolment meeting")
    ENROLMENT_SFI = "enrolment_sfi", N_("Invitation to an enrolment meeting, SFI")
    THREE_PARTY = "three_party", N_("Invitation to a three-party meeting")
    NEW_TIME = "new_time", N_("New time")
    CANCELLED = "cancelled", N_("Cancelled meeting")
    ATTENDANCE_CERTIFICATE = "attendance_certificate", N_("Certificate of attendance")


class NextStep(Term):
    """What a case waits for: the line it has in the work queue."""

    BOOK_FIRST_VISIT = "book_first_visit", N_("Book a first visit")
    RECORD_DECISION = "record_decision", N_("Record the decision")
    ANSWER_QUESTIONS = "answer_questions", N_("Answer the routine's questions")
    CHOOSE_ROUTE = "choose_route", N_("Choose the route")
    BOOK_ENROLMENT = "book_enrolment", N_("Book an enrolment meeting")
    BOOK_THREE_PARTY = "book_three_party", N_("Book a three-party meeting")
    SEND_INVITATION = "send_invitation", N_("Send the invitation")
    HOLD_MEETING = "hold_meeting", N_("Meeting")
    RECORD_ATTENDANCE = "record_attendance", N_("Record attendance")
    TAKE_POSITION = "take_position", N_("Decide what happens after the absence")  # ta ställning
    REVIEW_EXEMPTION = "review_exemption", N_("Review the exemption")
    FOLLOW_UP = "follow_up", N_("Follow up")
    NOTHING = "nothing", N_("Nothing is waiting")
