from collections.abc import Iterable
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog, Message

from installer.catalogues import ROOT, bring_up_to_date, catalogues, is_translated, marked, read

HEADER = 'msgid ""\nmsgstr ""\n"Language: sv\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'


@pytest.fixture(params=catalogues(), ids=lambda file: file.parts[-3])
def words(request: pytest.FixtureRequest) -> Catalog:
    return read(request.param)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def forms(text: object) -> tuple[str, ...]:
    """The singular and plural of a message, or its only form."""
    return (
        (text,)
        if isinstance(text, str)
        else tuple(map(str, text))
        if isinstance(text, Iterable)
        else ()
    )


def disagreeing(words: Catalog) -> list[str]:
    """The messages whose translation lacks or invents a placeholder; a singular may leave the count out."""

    def agree(message: Message) -> bool:
        english, translated = forms(message.id), forms(message.string)
        last = placeholders(english[-1])
        return placeholders(translated[-1]) == last and all(
            placeholders(text) <= last for text in translated
        )

    return [
        forms(message.id)[0]
        for message in words
        if message.id and message.string and not agree(message)
    ]


def test_there_is_a_swedish_catalogue() -> None:
    assert [file.parts[-3] for file in catalogues()] == ["sv"]


def test_every_marked_string_is_translated(words: Catalog) -> None:
    left = [
        message.id
        for message in marked()
        if message.id
        and not ((found := words.get(message.id, message.context)) and is_translated(found))
    ]
    assert left == [], "run `make messages` and translate these"


def test_nothing_is_translated_that_no_one_says(words: Catalog) -> None:
    said = marked()
    assert [m.id for m in words if m.id and not said.get(m.id, m.context)] == [], (
        "run `make messages`"
    )


def test_nothing_is_left_fuzzy_or_obsolete(words: Catalog) -> None:
    assert [message.id for message in words if message.id and message.fuzzy] == []
    assert not words.obsolete


def test_placeholders_agree(words: Catalog) -> None:
    assert disagreeing(words) == []


def test_a_lost_placeholder_is_found() -> None:
    planted = Catalog()
    planted.add("{count} cases", "alla ärenden")
    planted.add("Hello {name}", "Hej {name}")
    planted.add(("One case", "{count} cases"), ("Ett ärende", "{count} ärenden"))
    assert disagreeing(planted) == ["{count} cases"]


def test_new_strings_are_told_and_old_words_kept(tmp_path: Path) -> None:
    file = tmp_path / "sv" / "LC_MESSAGES" / "stegvis.po"
    file.parent.mkdir(parents=True)
    file.write_text(
        HEADER + '\nmsgid "Yes"\nmsgstr "Ja"\n\nmsgid "Gone"\nmsgstr "Borta"\n', encoding="utf-8"
    )
    strings = Catalog()
    strings.add("Yes")
    strings.add("No")
    assert bring_up_to_date(file, strings) == 1
    assert (
        file.read_text(encoding="utf-8")
        == HEADER + '\nmsgid "No"\nmsgstr ""\n\nmsgid "Yes"\nmsgstr "Ja"\n\n'
    )


def test_marks_of_the_vocabulary_are_found() -> None:
    assert "Three-party meeting, high risk" in marked()


def test_every_catalogue_lies_where_the_program_looks() -> None:
    assert all(file.is_relative_to(ROOT / "resources" / "locale") for file in catalogues())
