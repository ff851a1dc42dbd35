"""Two columns that become one."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.beside import Beside


def test_columns_stand_below_each_other_where_it_is_narrow(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    columns = Beside(page, 500)
    page.setLayout(columns)
    left, right = QLabel("left"), QLabel("right")
    columns.addWidget(left)
    columns.addWidget(right)
    page.resize(600, 300)
    page.show()
    assert left.y() == right.y()
    page.resize(499, 300)
    columns.activate()
    assert (left.x(), left.y() < right.y()) == (right.x(), True)
    page.resize(500, 300)
    columns.activate()
    assert left.y() == right.y()
