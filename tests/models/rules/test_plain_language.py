"""The counted check of plain language: every filled-in letter passes, every planted fault is caught."""

from dataclasses import replace

import pytest

import resources
from documents import wording
from models.queries.rows import LetterRow
from models.rules.plain_language import (
    Genre,
    Known,
    Remark,
    Text,
    check,
    hints,
    measure,
    word_lists,
)
from models.vocabulary import Language, MeetingKind
from tests.documents.examples import LONGEST, PAGES, ROW, filled, lines

LISTS = word_lists(resources.path("plain_language.toml").read_text(encoding="utf-8"))

SWEDISH = [stem for stem in PAGES if not stem.endswith("_en")]
OUTSIDE = ("Referens", "Mottagare", "Underskrift", "Lättläst underskrift")
BOX = ("Faktaruta", "Lättläst stor", "Lättläst plats", "Lättläst ruta")
HEADINGS = ("Brevrubrik", "Lättläst rubrik")


def genre(stem: str) -> Genre:
    """A certificate is read by an employer or a school: it speaks to nobody."""
    if "certificate" in stem:
        return Genre.PROFESSIONAL
    return Genre.EASY if "easy" in stem else Genre.LETTER


def page(stem: str, row: LetterRow) -> Text:
    read = [(style, text) for style, text in lines(filled(stem, row)) if style not in OUTSIDE]
    box = [text.partition("\t") for style, text in read if style.startswith(BOX)]
    return Text(
        heading=next(text for style, text in read if style in HEADINGS),
        box=tuple((label, value) for label, _, value in box),
        body=tuple(
            text for style, text in read if style not in HEADINGS and not style.startswith(BOX)
        ),
    )


def known(stem: str, row: LetterRow) -> Known:
    """What the page is about, told by the row and not by the page."""
    meeting = PAGES[stem].row(row).meeting
    swedish = Language.SWEDISH
    alone = meeting.kind in (MeetingKind.FIRST_VISIT, MeetingKind.THREE_PARTY)
    others = [
        wording.day_long(day, swedish) for day in (row.missed_on, row.call_interpreter_by) if day
    ]
    about = Known(
        day=wording.day_long(meeting.day, swedish),
        time=wording.time_span(meeting.starts, None if alone else meeting.ends, swedish),
        place=meeting.place,
        others=tuple(others),
        neutral=stem.startswith("three_party"),
    )
    if stem == "attendance_certificate":
        return replace(about, place="")
    if stem == "cancelled" and row.new_meeting is not None:
        new = row.new_meeting
        # Both meetings have the same hours here, so the box holds them twice.
        return replace(about, time="", others=(wording.day_long(new.day, swedish), about.time))
    return about


@pytest.mark.parametrize("stem", SWEDISH)
@pytest.mark.parametrize("row", [ROW, LONGEST], ids=["ordinary", "longest"])
def test_every_filled_in_letter_passes(stem: str, row: LetterRow) -> None:
    assert check(page(stem, row), genre(stem), known(stem, row), LISTS) == ()


def test_a_cancelled_meeting_without_a_new_one_passes() -> None:
    row = replace(ROW, new_meeting=None, new_time_by=LONGEST.meeting.day)
    about = known("cancelled", row)
    by = wording.day_long(LONGEST.meeting.day, Language.SWEDISH)
    about = replace(about, place="", others=(by,))
    assert check(page("cancelled", row), Genre.LETTER, about, LISTS) == ()


# Words, sentences, mean, longest and LIX as counted when the model texts were written.
COUNTED = {
    "first_visit": (151, 18, 8.4, 17, 17),
    "enrolment_general": (166, 20, 8.3, 14, 22),
    "enrolment_sfi": (205, 23, 8.9, 14, 21),
    "three_party": (157, 19, 8.3, 14, 23),
    "new_time": (141, 15, 9.4, 16, 20),
    "enrolment_general_easy": (121, 22, 5.5, 10, 15),
    "three_party_easy": (112, 19, 5.9, 10, 12),
}


@pytest.mark.parametrize("stem", COUNTED)
def test_the_figures_are_those_of_the_model_texts(stem: str) -> None:
    unbooked = replace(ROW, meeting=replace(ROW.meeting, interpreter_booked=False))
    found = measure(page(stem, unbooked), genre(stem), LISTS)
    words, sentences, mean, longest, lix = COUNTED[stem]
    assert found.words == pytest.approx(words, abs=2)
    assert found.sentences == pytest.approx(sentences, abs=1)
    assert found.mean == pytest.approx(mean, abs=0.25)
    assert found.longest == pytest.approx(longest, abs=1)
    assert found.lix == pytest.approx(lix, abs=2)


def plant(text: Text, old: str, new: str) -> Text:
    """Put a fault in the one place where the old words stand in heading, box or body."""
    swapped = Text(
        heading=text.heading.replace(old, new),
        box=tuple((label, value.replace(old, new)) for label, value in text.box),
        body=tuple(line.replace(old, new) for line in text.body),
    )
    assert swapped != text
    return swapped


def in_box(text: Text, label: str, value: str) -> Text:
    rows = tuple((name, value if name == label else old) for name, old in text.box)
    assert rows != text.box
    return replace(text, box=rows)


def said(text: Text, sentence: str) -> Text:
    return replace(text, body=(*text.body, sentence))


@pytest.mark.parametrize(
    ("stem", "fault", "expected"),
    [
        pytest.param(
            "enrolment_general",
            lambda text: in_box(text, "Tid", "kl. 10.00–12.00"),
            {"box_time", "other_day_or_time"},
            id="wrong time in the box",
        ),
        pytest.param(
            "enrolment_general",
            lambda text: said(text, "Vi ses onsdag 2 december."),
            {"other_day_or_time"},
            id="second date",
        ),
        pytest.param(
            "enrolment_general",
            lambda text: said(text, "Kom gärna kl. 8.45."),
            {"other_day_or_time"},
            id="second clock time",
        ),
        pytest.param(
            "enrolment_general",
            lambda text: in_box(text, "Plats", "Storgatan 20"),
            {"box_place"},
            id="wrong place",
        ),
        pytest.param(
            "three_party",
            lambda text: said(text, "Du har missat möten hos oss."),
            {"reason"},
            id="reason word in d",
        ),
        pytest.param(
            "enrolment_general",
            lambda text: said(text, "Du kallas till mötet av oss."),
            {"passive"},
            id="passive",
        ),
        pytest.param(
            "enrolment_general",
            lambda text: said(text, "Du erhåller ett brev fr.o.m. mötet."),
            {"authority", "abbreviation"},
            id="authority word and abbreviation",
        ),
        pytest.param(
            "enrolment_general_easy",
            lambda text: said(
                text,
                "Vi vill att du är med på mötet och att du tar med dig ditt kort då.",
            ),
            {"line", "longest", "authority"},
            id="17 words in an easy line",
        ),
        pytest.param(
            "enrolment_general",
            lambda text: plant(text, "Du är kallad till inskrivningsmöte", "Information om mötet"),
            {"point"},
            id="heading without the point",
        ),
    ],
)
def test_each_planted_fault_is_caught(stem: str, fault: object, expected: set[str]) -> None:
    assert callable(fault)
    remarks = check(fault(page(stem, ROW)), genre(stem), known(stem, ROW), LISTS)
    assert {remark.measure for remark in remarks} == expected


def test_an_old_authority_letter_fails_on_every_count() -> None:
    text = Text(
        heading="Angående handläggningen av försörjningsstöd",
        box=(),
        body=(
            "Härmed kallas vederbörande till kartläggning avseende försörjningshinder och arbetsmarknadsplanering, varvid erforderlig dokumentation fr.o.m. innevarande månad skall medtagas och uppvisas för handläggande socialsekreterare.",
            "Utebliven medverkan kan föranleda avslag.",
        ),
    )
    remarks = {remark.measure for remark in check(text, Genre.LETTER, Known(), LISTS)}
    failed = {"lix", "long_share", "you", "passive", "authority", "abbreviation", "point"}
    assert failed <= remarks


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Då får du en ny tid.", ()),
        ("Ring då vi har öppet.", (Remark("authority", "då", "när, eftersom"),)),
        ("Legitimation erfordras.", (Remark("authority", "erfordras", "behövs"),)),
        ("Anmäl dig i receptionen, ca fem minuter före.", (Remark("abbreviation", "ca"),)),
        ("Hur du hittar hit: plan 2.", ()),
        ("Du träffar Andreas.", ()),
        ("Dörren öppnas.", ()),
    ],
)
def test_free_text_gets_hints(words: str, expected: tuple[Remark, ...]) -> None:
    found = tuple(remark for remark in hints(words, LISTS) if remark.measure != "passive")
    assert found == expected


def test_a_sentence_too_long_is_shown_whole() -> None:
    sentence = " ".join(["ord"] * 21)
    assert hints(f"{sentence}.", LISTS) == (Remark("longest", sentence),)


def test_a_name_inside_a_sentence_is_neither_long_nor_passive() -> None:
    text = Text("", (), ("Du träffar Konstantinopoulou och Andreas.",))
    assert measure(text, Genre.LETTER, LISTS).long_share == pytest.approx(100 / 5)
    assert hints("Du träffar Andreas.", LISTS) == ()


def test_an_empty_text_has_no_figures() -> None:
    assert measure(Text("", (), ()), Genre.LETTER, LISTS).words == 0


def test_the_list_of_authority_words_is_whole() -> None:
    assert len(LISTS.authority) == 112


def test_texts_for_professionals_have_wider_limits_and_speak_to_nobody() -> None:
    text = Text("Kallelse till möte", (), ("Kommunen och regionen gör en plan ihop med Amina.",))
    assert check(text, Genre.PROFESSIONAL, Known(), LISTS) == ()
