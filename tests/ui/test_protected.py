"""A protected person is named nowhere but in the own case: not in a list, a title, a tooltip or what is read aloud."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QWidget
from sqlalchemy import select

from models.case import Case
from models.person import Person
from models.vocabulary import ProtectedIdentity
from ui.application import Workplace
from ui.main_window import MainWindow
from ui.open_window import open_window
from ui.screens import let_go, screens, show

_SECRET = ("Hemligman", "1987-06-05", "198706051234")
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    *range(int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 4),
)


def test_a_protected_person_is_named_only_in_the_own_case(workplace: Workplace) -> None:
    everybody = _protect_everybody(workplace)
    window = open_window(workplace)
    window.resize(1440, 900)
    window.show()
    told: list[str] = []
    workplace.told.connect(lambda event: told.append(event.what))
    visited = [s for s in screens(workplace) if s.place.page != "case"]
    found = {s.name: where for s in visited if (where := _shown_at(window, s.place))}
    titles = [window.windowTitle()]
    for screen in screens(workplace):
        show(window, screen.place)
        titles.append(window.windowTitle())
    let_go(window)
    assert everybody > len(visited) > 0
    assert found == {}
    assert [words for words in (*told, *titles) if _names(words)] == []


def test_what_looks_for_the_name_finds_it_in_the_own_case(workplace: Workplace) -> None:
    _protect_everybody(workplace)
    window = open_window(workplace)
    window.show()
    (own, *_) = (s for s in screens(workplace) if s.place.page == "case")
    found = _shown_at(window, own.place)
    let_go(window)
    assert found


def test_a_search_for_the_name_shows_no_name(workplace: Workplace) -> None:
    _protect_everybody(workplace)
    window = open_window(workplace)
    window.show()
    window.search_panel.field.setText(_SECRET[0][:5])
    window.search_panel.look()
    found = sorted({where for where, words in _words(window) if _names(words)})
    let_go(window)
    assert found == []


def _protect_everybody(workplace: Workplace) -> int:
    """Let every person of the vault be protected and have one name that is found nowhere else."""
    with workplace.store.change("set_up_test") as session:
        people = session.scalars(select(Person).join(Case, Case.person_id == Person.id)).all()
        for person in people:
            person.family_name = _SECRET[0]
            person.protected = ProtectedIdentity.REGISTERED
        return len(people)


def _shown_at(window: MainWindow, place: object) -> list[str]:
    show(window, place)  # type: ignore[arg-type]
    return sorted({where for where, words in _words(window) if _names(words)})


def _names(words: str) -> bool:
    return any(secret in words for secret in _SECRET)


def _words(window: QWidget) -> Iterator[tuple[str, str]]:
    """Yield every word of the window, hidden or not, with the kind of widget that holds it."""
    for widget in (window, *window.findChildren(QWidget)):
        kind = type(widget).__name__
        for ask in ("text", "toPlainText", "title", "placeholderText", "words"):
            said = getattr(widget, ask, None)
            said = said() if callable(said) else said
            if isinstance(said, str):
                yield f"{kind}.{ask}", said
        for said in (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()):
            yield kind, said
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from ((f"{kind} model", said) for said in _in_model(widget.model()))
        heard = QAccessible.queryAccessibleInterface(widget)
        if heard is not None:
            yield from ((f"{kind} heard", said) for said in _heard(heard))


def _in_model(model: QAbstractItemModel) -> Iterator[str]:
    several = not isinstance(model, QAbstractListModel)
    columns = model.columnCount(QModelIndex()) if several else 1
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            index = model.index(row, column)
            yield from (str(model.data(index, role)) for role in _ROLES)


def _heard(heard: QAccessibleInterface) -> Iterator[str]:
    for part in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
        yield heard.text(part)
    for number in range(min(heard.childCount(), 60)):
        child = heard.child(number)
        if child is not None:
            yield child.text(QAccessible.Text.Name)
            yield child.text(QAccessible.Text.Description)
