"""Stegvis: the only place that joins things. Arguments, then the program, the demonstration or the tour."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from models.store.database import Store
    from models.store.keys import Kdf
    from ui.inside import MakeWindow


def arguments(typed: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="stegvis", description=__doc__, allow_abbrev=False)
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--demo", action="store_true", help="open the demonstration: invented people")
    way.add_argument("--tour", metavar="DIR", type=Path, help="do the week; its papers go to DIR")
    parser.add_argument("--people", metavar="FILE", type=Path, help="with --tour: a case list")
    parser.add_argument(
        "--routes", action="store_true", help="with --people: write DIR/routes.json"
    )
    parser.add_argument(
        "--today", type=date.fromisoformat, help="with --demo or --tour: the day it is (YYYY-MM-DD)"
    )
    parser.add_argument("--language", choices=("sv", "en"))
    # What a process that locked itself tells the fresh one.
    parser.add_argument("--locked", metavar="WHY", help=argparse.SUPPRESS)
    parser.add_argument("--at", metavar="HH.MM", default="", help=argparse.SUPPRESS)
    parser.add_argument("--not-kept", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(typed)
    if asked.people and not asked.tour:
        parser.error("--people needs --tour DIR")
    if asked.routes and not asked.people:
        parser.error("--routes needs --people FILE")
    if asked.today and not (asked.demo or asked.tour):
        parser.error("--today needs --demo or --tour DIR")
    return asked


def main(typed: Sequence[str]) -> int:
    """Do what was asked for; return 0, or 1 when the world would not let us."""
    asked = arguments(typed)
    if not (asked.demo or asked.tour):
        return _program(asked)
    today = asked.today or date.today()  # noqa: DTZ011 - the office's own day, on its own clock
    asked.language = asked.language or "sv"
    return _demo(asked.language, today) if asked.demo else _tour(asked, today)


def _program(asked: argparse.Namespace) -> int:
    from ui.crash import Crashes

    crashes = Crashes(_now)  # first of all, so that nothing goes unheard
    crashes.install()
    from PySide6.QtWidgets import QApplication

    from ui.door.locked import read_locked
    from ui.door.vaults import data_folder
    from ui.preferences import preferences_file
    from ui.program import Program, World

    application = QApplication([])
    world = World(_now, preferences_file(), data_folder(), _command(), _kdf, _make_window)
    locked = read_locked(asked.locked, asked.at, kept=not asked.not_kept)
    program = Program(application, world, crashes, locked=locked, language=asked.language or "")
    program.start()
    return application.exec()


def _now() -> datetime:
    return datetime.now().astimezone()


def _command() -> tuple[str, ...]:
    """Return what starts this program anew."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, str(Path(__file__).resolve()))


def _kdf() -> "Kdf":
    from models.store.keys import calibrated

    return calibrated()


def _make_window() -> "MakeWindow":
    """Load the window with its pages and return what builds it."""
    from ui.open_window import open_window

    return open_window


def _demo(language: str, today: date) -> int:
    from PySide6.QtWidgets import QApplication

    from ui.demo import Demo
    from ui.lock import start_fresh
    from ui.preferences import Preferences

    application = QApplication([])
    words = ("--demo", "--today", str(today), "--language", language)
    preferences = Preferences(language=language)
    demo = Demo(application, today, preferences, lambda: start_fresh(_command(), words))
    demo.start()
    return application.exec()


def _tour(asked: argparse.Namespace, today: date) -> int:
    from models.errors import Error
    from models.vocabulary import Language
    from ui.desk.tour import tour_demo, tour_people
    from ui.i18n import translator
    from ui.messages import sentence

    translate, language = translator(asked.language), Language(asked.language)
    try:
        if asked.people:
            tour_people(
                asked.tour,
                today,
                asked.people,
                translate,
                print,
                language=language,
                routes=asked.routes,
            )
        else:
            screens = asked.tour / "screens"
            tour_demo(
                asked.tour,
                today,
                translate,
                print,
                language,
                look=lambda store: _photograph(store, screens),
            )
    except Error as error:
        print(sentence(error, translate), file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    return 0


def _photograph(store: "Store", folder: Path) -> None:
    """Leave a picture of every page of the window, whether there is a display or not."""
    import os

    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from ui.screens import photograph

    application = QApplication.instance() or QApplication([])
    photograph(cast("QApplication", application), store, folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
