"""The letters that match: marked where they stand in the name, whatever their marks and case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.name_match import spans


@pytest.mark.parametrize(
    ("name", "typed", "marked"),
    [
        ("Tesfay Gebremedhin", "gebre", ["Gebre"]),
        ("Anna Öhrström", "ohr", ["Öhr"]),
        ("Anna Öhrström", "öhrström anna", ["Anna", "Öhrström"]),
        ("Anna Andersson", "an", ["An", "An"]),
        ("Åsa O'Connor", "o’con", ["O", "Con"]),
        ("Karl-Erik Lind", "erik", ["Erik"]),
        ("Þór Æsir", "thor aes", ["Þór", "Æs"]),
        ("Jürgen Groß", "gross", ["Groß"]),
        ("Ayşe Yılmaz", "yil", ["Yıl"]),
        ("Maria Lindqvist", "Lindkvist", ["Lindqvist"]),
        ("Maria Lind", "maria 1985", ["Maria"]),
        ("Maria Lind", "19850412-9803", []),
        ("Maria Lind", "", []),
        ("Maria Lind", "xyz", []),
        ("", "maria", []),
    ],
)
def test_what_was_typed_is_marked_where_it_stands(name: str, typed: str, marked: list[str]) -> None:
    assert [name[start:end] for start, end in spans(name, typed)] == marked


@given(st.text(), st.text())
def test_the_marks_lie_within_the_name_one_after_the_other(name: str, typed: str) -> None:
    found = [place for span in spans(name, typed) for place in span]
    assert found == sorted(found)
    assert all(0 <= place <= len(name) for place in found)
