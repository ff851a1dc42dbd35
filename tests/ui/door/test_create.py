"""A first day: the file is made, and one does not go on before its key is in a safe place."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from models.store.database import Store
from models.store.place import Vault
from models.store.vault import open_with_password
from tests.ui.door.conftest import PASSWORD, WAIT, Press
from ui.desk.office import routines_of
from ui.door.create import CreatePage
from ui.door.door import Door
from ui.door.kit import KitPage

Entered = list[tuple[object, Vault]]


def shown(door: Door) -> CreatePage:
    door.show_create()
    assert isinstance(door.page, CreatePage)
    return door.page


def fill_in(qtbot: QtBot, page: CreatePage, password: str = PASSWORD, again: str = "") -> None:
    QTest.keyClicks(page.office, "South")
    QTest.keyClicks(page.name, "Asa Oberg")
    QTest.keyClicks(page.password.first.line, password)
    QTest.keyClicks(page.password.again.line, again or password)
    qtbot.waitUntil(lambda: page.password._enough is not None, timeout=WAIT)


def made(qtbot: QtBot, door: Door) -> KitPage:
    page = shown(door)
    fill_in(qtbot, page)
    qtbot.waitUntil(page.button.isEnabled, timeout=WAIT)
    QTest.keyClick(page.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(door.page, KitPage), timeout=WAIT)
    assert isinstance(door.page, KitPage)
    return door.page


def test_what_is_missing_is_said_beside_the_button(qtbot: QtBot, door: Door) -> None:
    page = shown(door)
    said = [page.why.text()]
    QTest.keyClicks(page.office, "South")
    said.append(page.why.text())
    QTest.keyClicks(page.name, "Asa Oberg")
    said.append(page.why.text())
    assert said == ["Write the name of the office.", "Write your name.", "Choose a password."]
    assert not page.button.isEnabled()


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("sommar", "", "Choose a stronger password."),
        ("SouthOberg", "", "Choose a stronger password."),
        (PASSWORD, "green frogs", "Type the same password in both fields."),
        (PASSWORD, "", ""),
    ],
)
def test_a_password_is_judged_while_it_is_typed(
    qtbot: QtBot, door: Door, password: str, again: str, said: str
) -> None:
    page = shown(door)
    fill_in(qtbot, page, password, again)
    assert page.why.text() == said
    assert page.button.isEnabled() is not bool(said)


def test_where_the_file_will_be_is_shown_and_can_be_chosen(
    qtbot: QtBot, door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, press: Press
) -> None:
    page = shown(door)
    QTest.keyClicks(page.office, "South")
    assert page.place.text().startswith("The file will be South.stegvis in the folder ")
    chosen = tmp_path / "elsewhere" / "ours"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    press("Choose another place …")
    assert page.file == chosen.with_suffix(".stegvis")


def test_a_file_that_is_there_already_is_never_written_over(
    qtbot: QtBot, door: Door, tmp_path: Path
) -> None:
    page = shown(door)
    taken = tmp_path / "taken.stegvis"
    taken.write_text("something else")
    fill_in(qtbot, page)
    page.put_at(taken)
    page.make()
    qtbot.waitUntil(lambda: "There is already a file called" in page.why.text(), timeout=WAIT)
    assert taken.read_text() == "something else"


def test_one_does_not_go_on_before_the_key_is_kept(
    qtbot: QtBot, door: Door, tmp_path: Path, entered: Entered
) -> None:
    page = made(qtbot, door)
    assert not page.button.isEnabled()
    assert page.why.text() == "Save or print the recovery sheet first."
    page.save_in(tmp_path)
    qtbot.waitUntil(lambda: "Saved as aterstallningsblad.docx" in page.told.text(), timeout=WAIT)
    assert page.why.text() == "Tick that you have put it in a safe place."
    page.safe.setFocus()
    QTest.keyClick(page.safe, Qt.Key.Key_Space)
    assert page.why.isHidden()
    QTest.keyClick(page.button, Qt.Key.Key_Space)
    ((store, vault),) = entered
    assert isinstance(store, Store)
    assert routines_of(store)
    assert vault.file.name == "South.stegvis"
    with ZipFile(tmp_path / "aterstallningsblad.docx") as sheet:
        assert "South.stegvis" in sheet.read("word/document.xml").decode()


def test_a_sheet_that_cannot_be_saved_is_told_and_one_stays(
    qtbot: QtBot, door: Door, tmp_path: Path
) -> None:
    page = made(qtbot, door)
    page.save_in(tmp_path / "nowhere")
    qtbot.waitUntil(lambda: "could not be written" in page.told.text(), timeout=WAIT)
    page.safe.setChecked(True)
    assert not page.button.isEnabled()


def test_left_before_the_key_is_kept_the_file_is_let_go_of(
    qtbot: QtBot, door: Door, clock: object
) -> None:
    page = made(qtbot, door)
    file = page._store.file
    door.close()
    from ui.door.vaults import vault_at

    open_with_password(vault_at(file, page.doorway.now), PASSWORD).close()


def test_the_printed_page_holds_the_key_and_the_file(door: Door) -> None:
    from ui.door.kit_print import kit_document

    text = kit_document("South.stegvis", "ABCD  2345\nEFGH  6789", door._doorway.translate)
    assert (
        "ABCD  2345" in text.toPlainText().replace("\xa0", " ") or "ABCD 2345" in text.toPlainText()
    )
    assert "File: South.stegvis" in text.toPlainText()
