"""The routine's questions as data: how a form puts them and what they rest on.

Their headings in a case list stand in resources/case_list.toml, where an office adds its own.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.text import N_


class QuestionKind(StrEnum):
    """What an answer is."""

    ANSWER = "answer"  # ja, nej, vet inte
    DATE = "date"
    PERCENT = "percent"
    TEXT = "text"
    REASON = "reason"  # BrokenOffReason


@dataclass(frozen=True, slots=True)
class Question:
    """One question: the field of `Answers`, how it is put and the words it rests on.

    `follows` is the question whose yes makes this one worth asking; None if it stands by itself.
    """

    field: str
    kind: QuestionKind
    label: str
    quote: str
    follows: str | None = None


QUESTIONS = (
    Question("one_off_application", QuestionKind.ANSWER, N_("Is it a one-off application?"), "Q4"),
    Question(
        "otherwise_self_supporting",
        QuestionKind.ANSWER,
        N_("Is the person otherwise self-supporting?"),
        "Q4",
        "one_off_application",
    ),
    Question("temporary_need", QuestionKind.ANSWER, N_("Is the need of support temporary?"), "Q5"),
    Question(
        "need_ends",
        QuestionKind.DATE,
        N_("When is the need expected to end?"),
        "Q5",
        "temporary_need",
    ),
    Question(
        "on_parental_leave", QuestionKind.ANSWER, N_("Is the person on parental leave?"), "Q6"
    ),
    Question(
        "leave_ends",
        QuestionKind.DATE,
        N_("When does the parental leave end?"),
        "Q6",
        "on_parental_leave",
    ),
    Question(
        "student_on_break", QuestionKind.ANSWER, N_("Is the person a student on a break?"), "Q7"
    ),
    Question(
        "short_break",
        QuestionKind.ANSWER,
        N_("Is it a short summer or Christmas break? A whole term is not."),
        "Q7",
        "student_on_break",
    ),
    Question(
        "studies_continue",
        QuestionKind.ANSWER,
        N_("Will the studies go on after the break? No if they were broken off."),
        "Q7",
        "student_on_break",
    ),
    Question(
        "term_starts",
        QuestionKind.DATE,
        N_("When does the next term start?"),
        "Q7",
        "student_on_break",
    ),
    Question("heavy_abuse", QuestionKind.ANSWER, N_("Is there heavy abuse?"), "Q8"),
    Question("active_abuse", QuestionKind.ANSWER, N_("Is there active abuse?"), "Q8"),
    Question(
        "abuse_prevents_planning",
        QuestionKind.ANSWER,
        N_("Does the abuse make labour-market planning impossible?"),
        "Q8",
        "active_abuse",
    ),
    Question("sick_listed", QuestionKind.ANSWER, N_("Is the person sick-listed?"), "Q9"),
    Question(
        "sick_listed_percent",
        QuestionKind.PERCENT,
        N_("To what part is the person sick-listed?"),
        "Q9",
        "sick_listed",
    ),
    Question(
        "certificate_ends",
        QuestionKind.DATE,
        N_("Until when does the medical certificate hold?"),
        "Q9",
        "heavy_diagnoses",
    ),
    Question(
        "heavy_diagnoses", QuestionKind.ANSWER, N_("Are the diagnoses heavy and extensive?"), "Q9"
    ),
    Question(
        "illness_prevents_planning",
        QuestionKind.ANSWER,
        N_("Does the illness make labour-market planning impossible?"),
        "Q9",
        "heavy_diagnoses",
    ),
    Question(
        "sickness_compensation_percent",
        QuestionKind.PERCENT,
        N_("What part of sickness compensation does the person have?"),
        "Q10",
    ),
    Question("full_pension", QuestionKind.ANSWER, N_("Does the person have full pension?"), "Q10"),
    Question(
        "activity_compensation_percent",
        QuestionKind.PERCENT,
        N_("What part of activity compensation does the person have?"),
        "Q11",
    ),
    Question(
        "compensation_ends",
        QuestionKind.DATE,
        N_("When does the decision on compensation or pension end?"),
        "Q10",
    ),
    Question(
        "violence_indication",
        QuestionKind.ANSWER,
        N_("Is there any indication of a tendency to violence?"),
        "Q22",
    ),
    Question("sfi_student", QuestionKind.ANSWER, N_("Does the person study SFI?"), "Q13"),
    Question("low_swedish", QuestionKind.ANSWER, N_("Does the person know little Swedish?"), "Q13"),
    Question(
        "ill_health", QuestionKind.ANSWER, N_("Is there ill health, felt or examined?"), "Q13"
    ),
    Question(
        "ill_health_affects_group",
        QuestionKind.ANSWER,
        N_("Does the ill health affect taking part in a group?"),
        "Q13",
        "ill_health",
    ),
    Question(
        "social_phobia", QuestionKind.ANSWER, N_("Does the person have social phobia?"), "Q18"
    ),
    Question(
        "worried_about_group",
        QuestionKind.ANSWER,
        N_("Does the person worry about taking part in a group?"),
        "Q18",
    ),
    Question(
        "group_suitable",
        QuestionKind.ANSWER,
        N_("Is a group suitable, in the caseworker's judgement?"),
        "Q18",
        "active_abuse",
    ),
    Question(
        "broke_off_planning",
        QuestionKind.ANSWER,
        N_("Has an earlier planning with the department or another principal been broken off?"),
        "Q19",
    ),
    Question(
        "broke_off_on",
        QuestionKind.DATE,
        N_("When was the planning broken off?"),
        "Q19",
        "broke_off_planning",
    ),
    Question(
        "broke_off_reason",
        QuestionKind.REASON,
        N_("Why was the planning broken off?"),
        "Q19",
        "broke_off_planning",
    ),
    Question(
        "close_cooperation_obvious",
        QuestionKind.ANSWER,
        N_("Was it obvious at the approval that close cooperation will be needed?"),
        "Q21",
    ),
    Question(
        "other_situation",
        QuestionKind.TEXT,
        N_("Another social situation to be heeded in the planning, in your own words"),
        "Q27",
    ),
    Question(
        "still_relevant",
        QuestionKind.ANSWER,
        N_("After the absences: is labour-market planning still relevant?"),
        "Q17",
    ),
    Question(
        "exemption_reviewed_on",
        QuestionKind.DATE,
        N_("When was the exemption last reviewed?"),
        "ours-A2",
    ),
    Question(
        "may_attend_group",
        QuestionKind.ANSWER,
        N_("Protected identity: may the person attend a group?"),
        "ours-protected",
    ),
)
