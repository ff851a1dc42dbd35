"""The one style sheet, an f-string of tokens keyed on dynamic properties: `kind`, `role`, `tint`, `problem`.

Once a control has one rule, Fusion stops drawing it: each has normal, hover, focus and disabled.
An edge that grows on focus takes the pixel back from the padding, so that nothing moves.
"""

from collections.abc import Callable

from ui.look.tokens import TINTS, Tokens

Px = Callable[[float], int]
_KINDS = ("QLineEdit", "QComboBox", "QAbstractSpinBox", "QPlainTextEdit", "QTextEdit")
_LINE_EDIT = 2  # what QLineEdit keeps free beside its text, whatever the sheet says
_SOFT = {"late": "late", "warn": "warn", "ok": "ok", "info": "accent"}


def sheet(tokens: Tokens, px: Px) -> str:
    """Return the sheet of a theme at a text size."""
    parts = (_ground, _words, _buttons, _fields, _lists, _plates, _scroll_bars, _popups)
    return "\n".join(part(tokens, px) for part in parts)


def _ground(t: Tokens, px: Px) -> str:
    return f"""
QMainWindow, QDialog {{ background: {t.window}; }}
QAbstractScrollArea[kind="page"], QWidget[kind="page"] {{ background: transparent; border: 0; }}
QFrame[kind="card"] {{ background: {t.surface}; border: {t.edge}px solid {t.line}; border-radius: {px(8)}px; }}
QFrame[kind="quote"] {{ background: {t.head}; border: {_plate_edge(t, t.line)}; border-radius: {px(6)}px; }}
QFrame[kind="rule"] {{ background: {t.line}; border: 0; max-height: {t.edge}px; min-height: {t.edge}px; }}
QFrame[kind="rail"] {{ background: {t.rail}; border: 0; border-right: {t.edge}px solid {t.line}; }}
QFrame[kind="top"] {{ background: {t.window}; border: 0; border-bottom: {t.edge}px solid {t.line}; }}
QFrame[kind="foot"] {{ background: {t.window}; border: 0; border-top: {t.edge}px solid {t.line}; }}
"""


def _words(t: Tokens, px: Px) -> str:
    tints = "\n".join(f'QLabel[tint="{tint}"] {{ color: {getattr(t, tint)}; }}' for tint in TINTS)
    return f"""
QLabel {{ color: {t.text}; background: transparent; border: 0; }}
{tints}
QLabel:disabled {{ color: {t.off}; }}
QLabel[kind="key_tip"] {{
    color: {t.window}; background: {t.text}; border-radius: {px(4)}px; padding: {px(1)}px {px(5)}px;
}}
"""


def _buttons(t: Tokens, px: Px) -> str:
    edge, side = t.edge, px(14)
    return f"""
QPushButton, QToolButton {{
    color: {t.text}; background: {t.surface}; border: {edge}px solid {t.control};
    border-radius: {px(6)}px; padding: 0 {side - edge}px;
}}
QToolButton {{ padding: 0 {px(6)}px; }}
QPushButton:hover, QToolButton:hover {{ background: {t.hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {t.accent_soft}; border-color: {t.accent}; }}
QPushButton[kind="primary"] {{
    color: {t.on_accent}; background: {t.accent}; border-color: {t.accent}; font-weight: 600;
}}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{
    background: {t.accent_hover}; border-color: {t.accent_hover};
}}
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {{
    color: {t.accent}; background: transparent; border-color: transparent; font-weight: 600;
    padding: 0 {px(8)}px;
}}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover {{ background: {t.hover}; }}
QPushButton[kind="quiet"]:pressed, QToolButton[kind="quiet"]:pressed {{ background: {t.accent_soft}; }}
QPushButton:disabled, QToolButton:disabled, QPushButton[kind="primary"]:disabled {{
    color: {t.off}; background: {t.head}; border: {_off_edge(t)};
}}
QPushButton[kind="quiet"]:disabled, QToolButton[kind="quiet"]:disabled {{
    color: {t.off}; background: transparent; border-color: transparent;
}}
"""


def _fields(t: Tokens, px: Px) -> str:
    every, focused, wrong = _each(), _each(":focus"), _each('[problem="true"]')
    return f"""
{every} {{
    color: {t.text}; background: {t.surface}; border-radius: {px(6)}px; border-style: solid;
    border-color: {t.control}; selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {t.off}; }}
{_each(":read-only")} {{ background: {t.head}; }}
QComboBox, QComboBox:read-only {{ background: {t.surface}; }}
{focused} {{ border-color: {t.accent}; }}
{wrong} {{ border-color: {t.late}; }}
{_edges("", t.edge, 2, px)}
{_edges(":focus", t.edge + 1, 1, px)}
{_edges('[problem="true"]', t.edge + 1, 1, px)}
{_edges('[problem="true"]:focus', t.edge + 2, 0, px)}
{_each(":disabled")} {{ color: {t.off}; background: {t.head}; border: {_off_edge(t)}; }}
QLineEdit[kind="plain"], QLineEdit[kind="plain"]:focus {{ background: transparent; border: 0; padding: 0; }}
QComboBox::drop-down {{ border: 0; width: {px(30)}px; background: transparent; }}
QComboBox::down-arrow {{ image: none; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: 0; }}
QCheckBox, QRadioButton {{ color: {t.text}; background: transparent; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {t.off}; }}
"""


def _edges(state: str, edge: int, rest: int, px: Px) -> str:
    """Return the width of the fields' edges in a state, taken back from the padding."""
    side, arrow, top, beside = (px(length) - edge for length in (12, 34, 6, 8))
    return f"""
QComboBox{state}, QAbstractSpinBox{state} {{ border-width: {edge}px; padding: {rest}px {side}px; }}
QComboBox{state} {{ padding-right: {arrow}px; }}
QLineEdit{state} {{ border-width: {edge}px; padding: {rest}px {side - _LINE_EDIT}px; }}
QPlainTextEdit{state}, QTextEdit{state} {{ border-width: {edge}px; padding: {top}px {beside}px; }}"""


def _lists(t: Tokens, px: Px) -> str:
    return f"""
QTableView, QListView, QTreeView {{
    color: {t.text}; background: {t.surface}; border: {t.edge}px solid {t.line};
    border-radius: {px(8)}px; outline: 0;
    selection-background-color: {t.accent_soft}; selection-color: {t.text};
}}
QTableView {{ padding: {px(2)}px; }}
QTableView[kind="in_card"] {{ border: 0; border-radius: 0; padding: 0; }}
QListView::item {{ padding: {px(7)}px {px(10)}px; border-radius: {px(6)}px; }}
QListView::item:hover {{ background: {t.hover}; color: {t.text}; }}
QListView::item:selected {{ background: {t.accent_soft}; color: {t.text}; border: {_plate_edge(t, t.accent)}; }}
QListView::item:disabled {{ background: transparent; color: {t.off}; }}
QListView[kind="queue"] {{ background: transparent; border: 0; border-radius: 0; }}
QHeaderView {{ background: {t.surface}; border: 0; border-radius: {px(8)}px; }}
QHeaderView::section {{
    color: {t.text2}; background: {t.surface}; border: 0; border-bottom: {t.edge}px solid {t.line};
    padding: 0 {px(8)}px;
}}
QHeaderView::section:hover {{ color: {t.text}; }}
QTableCornerButton::section {{ background: {t.surface}; border: 0; border-bottom: {t.edge}px solid {t.line}; }}
"""


def _plates(t: Tokens, px: Px) -> str:
    """Soft plates of bars and chips: in high contrast an edge instead of the tint."""
    return "\n".join(
        f'QFrame[plate="{kind}"] {{ background: {getattr(t, f"{token}_soft")};'
        f" border: {_plate_edge(t, getattr(t, token))}; border-radius: {px(6)}px; }}"
        for kind, token in _SOFT.items()
    )


def _scroll_bars(t: Tokens, px: Px) -> str:
    wide, slim = px(12), px(6)
    return f"""
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: {wide}px; }}
QScrollBar:horizontal {{ height: {wide}px; }}
QScrollBar::handle {{ background: {t.control}; border-radius: {slim // 2}px; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}px; margin: 2px {(wide - slim) // 2}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}px; margin: {(wide - slim) // 2}px 2px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {t.text2}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTabBar::scroller {{ width: {px(28)}px; }}
QTabBar QToolButton {{ padding: 0; background: {t.surface}; border: {t.edge}px solid {t.control}; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
"""


def _popups(t: Tokens, px: Px) -> str:
    return f"""
QToolTip {{ color: {t.text}; background: {t.surface}; border: {t.edge}px solid {t.control}; padding: {px(4)}px {px(8)}px; }}
QMenu {{ color: {t.text}; background: {t.surface}; border: {t.edge}px solid {t.control}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(6)}px {px(16)}px; border-radius: {px(4)}px; }}
QMenu::item:selected {{ background: {t.accent}; color: {t.on_accent}; }}
QMenu::item:disabled {{ color: {t.off}; background: transparent; }}
QMenu::separator {{ height: {t.edge}px; background: {t.line}; margin: {px(4)}px; }}
QComboBox QAbstractItemView {{ border: {t.edge}px solid {t.control}; border-radius: 0; padding: {px(4)}px; }}
QComboBox QAbstractItemView::item {{ min-height: {px(30)}px; padding: 0 {px(8)}px; border: 0; }}
QComboBox QAbstractItemView::item:selected {{ background: {t.accent}; color: {t.on_accent}; }}
QProgressBar {{
    color: {t.text}; background: {t.head}; border: {t.edge}px solid {t.control};
    border-radius: {px(4)}px; text-align: center;
}}
QProgressBar::chunk {{ background: {t.accent}; border-radius: {px(3)}px; }}
"""


def _each(state: str = "") -> str:
    return ", ".join(f"{kind}{state}" for kind in _KINDS)


def _plate_edge(t: Tokens, color: str) -> str:
    return f"{t.edge}px solid {color}" if t.high_contrast else "0"


def _off_edge(t: Tokens) -> str:
    return f"{t.edge}px {'dashed' if t.high_contrast else 'solid'} {t.off if t.high_contrast else t.line}"
