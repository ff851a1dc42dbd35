"""What looks at pages must see: each fault that is planted is told."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.seeing import amiss, longer


def _nameless(page: QWidget) -> None:
    QLineEdit(page).resize(200, 32)


def _small(page: QWidget) -> None:
    QPushButton("x", page).resize(20, 20)


def _narrow_button(page: QWidget) -> None:
    QPushButton("Veckans brev och listor", page).resize(40, 32)


def _narrow_label(page: QWidget) -> None:
    QLabel("Inskrivningsmöte, allmänt", page).resize(40, 32)


def _low_label(page: QWidget) -> None:
    label = QLabel("Brukare skrivs in på arbetsmarknadsavdelningen inom en vecka.", page)
    label.setWordWrap(True)
    label.resize(80, 20)


def _narrow_rich_label(page: QWidget) -> None:
    QLabel("<b>Inskrivningsmöte</b>, allmänt", page).resize(40, 32)


@pytest.mark.parametrize(
    ("plant", "told"),
    [
        (_nameless, "no name"),
        (_small, "20x20"),
        (_narrow_button, "button cut off"),
        (_narrow_label, "label cut off"),
        (_low_label, "label cut off"),
        (_narrow_rich_label, "label cut off"),
    ],
    ids=lambda given: given if isinstance(given, str) else given.__name__.strip("_"),
)
def test_a_planted_fault_is_told(qtbot: QtBot, plant: Callable[[QWidget], None], told: str) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 400)
    plant(page)
    page.show()
    assert any(told in fault for fault in amiss(page))


def test_what_is_well_is_not_told(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 400)
    field = QLineEdit(page)
    field.setAccessibleName("Namn")
    field.resize(200, 32)
    page.show()
    assert list(amiss(page)) == []


def test_longer_words_are_two_fifths_longer() -> None:
    assert len(longer("en")("The week's letters")) == pytest.approx(18 * 1.4, abs=4)
