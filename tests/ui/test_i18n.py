import pytest

from ui.i18n import translator


def test_swedish_is_the_language_unless_another_is_asked_for() -> None:
    assert translator()("Yes") == "Ja"


def test_english_is_the_code_itself() -> None:
    assert translator("en")("Yes") == "Yes"


@pytest.mark.parametrize(
    ("count", "shown"), [(1, "one case"), (0, "many cases"), (7, "many cases")]
)
def test_the_count_chooses_the_form(count: int, shown: str) -> None:
    assert translator("en").ngettext("one case", "many cases", count) == shown


def test_a_word_of_a_place_falls_back_on_itself() -> None:
    assert translator().pgettext("no such place", "Yes") == "Yes"


def test_a_catalogue_that_was_not_built_names_the_command() -> None:
    with pytest.raises(FileNotFoundError, match="make catalogues"):
        translator("fi")
