"""Stegvis: the only place that joins things. Arguments, language, then the window or the tour."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path


def arguments(typed: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="stegvis", description=__doc__)
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--demo", action="store_true", help="open the demonstration: invented people")
    way.add_argument("--tour", metavar="DIR", type=Path, help="do the week; its papers go to DIR")
    parser.add_argument("--people", metavar="FILE", type=Path, help="with --tour: a case list")
    parser.add_argument(
        "--routes", action="store_true", help="with --people: write DIR/routes.json"
    )
    parser.add_argument("--today", type=date.fromisoformat, help="the day it is (YYYY-MM-DD)")
    parser.add_argument("--language", choices=("sv", "en"), default="sv")
    asked = parser.parse_args(typed)
    if asked.people and not asked.tour:
        parser.error("--people needs --tour DIR")
    if asked.routes and not asked.people:
        parser.error("--routes needs --people FILE")
    return asked


def main(typed: Sequence[str]) -> int:
    """Do what was asked for; return 0, or 1 when the world would not let us."""
    asked = arguments(typed)
    today = asked.today or date.today()  # noqa: DTZ011 - the office's own day, on its own clock
    return _demo(asked.language, today) if asked.demo else _tour(asked, today)


def _demo(language: str, today: date) -> int:
    from PySide6.QtWidgets import QApplication

    from ui.demo_window import DemoWindow
    from ui.i18n import translator

    application = QApplication([])
    window = DemoWindow(translator(language), today)
    window.show()
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
            tour_demo(asked.tour, today, translate, print, language)
    except Error as error:
        print(sentence(error, translate), file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
