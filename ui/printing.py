"""Word or LibreOffice, where the machine has one: to open, print and convert what lies in a folder somebody chose.

Nothing is written outside that folder: LibreOffice gets its profile and its temporary files in a hidden
folder there, which only its owner can read and which is removed as soon as it is done.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtPrintSupport import QPrinterInfo

from documents.handing_over import write_atomically
from ui.desk.papers import Stop

_PRIVATE = ".stegvis-print-"
_OFFICE_NAMES = ("soffice", "libreoffice")
_OFFICE_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_WORD_PLACES = (
    r"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE",
    r"C:\Program Files (x86)\Microsoft Office\root\Office16\WINWORD.EXE",
)
_LOOK = 0.05  # seconds between two looks at a program that works
_LONGEST = 120  # seconds
_SHARPNESS = "110"  # dots an inch: a page on the screen


@dataclass(frozen=True, slots=True)
class Program:
    """A word processor: what it is called and where it is."""

    name: str
    file: Path

    @property
    def is_word(self) -> bool:
        """Whether it is Word, which prints by its own verb and converts nothing here."""
        return self.name == "Word"


def find_program() -> Program | None:
    """Return the word processor of this machine: Word before LibreOffice."""
    word = next((Path(place) for place in _WORD_PLACES if Path(place).is_file()), None)
    if word is not None:
        return Program("Word", word)
    named = (shutil.which(name) for name in _OFFICE_NAMES)
    found = next(
        (place for place in (*named, *_OFFICE_PLACES) if place and Path(place).is_file()), ""
    )
    return Program("LibreOffice", Path(found)) if found else None


def default_printer() -> str:
    """Return the name of the printer that is used where nobody chooses another; empty where there is none."""
    return QPrinterInfo.defaultPrinterName()


def open_file(file: Path) -> bool:
    """Open a file in the program the system has for it, or a folder; tell whether that could be done."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def print_file(program: Program, file: Path, stop: Stop) -> bool:
    """Send a file to the default printer; tell whether the program took it. Raises StoppedError."""
    if sys.platform == "win32" and program.is_word:
        os.startfile(file, "print")  # noqa: S606 - Word's own verb for a file of ours
        return True
    with _private_folder(file.parent) as private:
        return _run([str(program.file), *_quietly(private), "-p", str(file)], private, stop)


def convert(program: Program, content: bytes, folder: Path, stop: Stop) -> tuple[QImage, ...]:
    """Return the pages of a letter as LibreOffice lays them out; none where it cannot. Raises StoppedError."""
    with _private_folder(folder) as private:
        file = write_atomically(private, "brev.docx", content)
        into = ("--convert-to", "pdf" if _pdf_reader() else "png", "--outdir", str(private))
        command = [str(program.file), *_quietly(private), *into, str(file)]
        if not _run(command, private, stop):
            return ()
        if reader := _pdf_reader():
            pages = [
                reader,
                "-r",
                _SHARPNESS,
                "-png",
                str(private / "brev.pdf"),
                str(private / "sida"),
            ]
            _run(pages, private, stop)
        return tuple(QImage(str(page)) for page in sorted(private.glob("*.png")))


def can_convert(program: Program | None) -> bool:
    """Tell whether a letter can be shown as that program lays it out."""
    return program is not None and not program.is_word


def _pdf_reader() -> str:
    return shutil.which("pdftoppm") or ""


def _quietly(private: Path) -> tuple[str, ...]:
    profile = (private / "profile").as_uri()
    return ("--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}")


def remove_private(folder: Path) -> None:
    """Remove the hidden folders a killed program left in a chosen one."""
    for left in folder.glob(f"{_PRIVATE}*"):
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _private_folder(folder: Path) -> Iterator[Path]:
    """Give a hidden folder in the chosen one, for its owner alone; what a killed program left goes too."""
    remove_private(folder)
    private = Path(mkdtemp(prefix=_PRIVATE, dir=folder))
    try:
        yield private
    finally:
        shutil.rmtree(private, ignore_errors=True)


def _run(command: Sequence[str], private: Path, stop: Stop) -> bool:
    """Run a program to its end, or until somebody stops it; tell whether it went well."""
    with subprocess.Popen(  # noqa: S603 - a program we found, with files of ours
        command,
        env=_surroundings(private),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        waited = 0.0
        while running.poll() is None and waited < _LONGEST and not stop.wait(_LOOK):
            waited += _LOOK
        if running.poll() is None:
            _end(running)
    stop.check()
    return running.returncode == 0


def _end(running: "subprocess.Popen[bytes]") -> None:
    """End a program and those it has started."""
    if sys.platform == "win32":
        running.kill()
    else:
        os.killpg(running.pid, 9)


def _surroundings(private: Path) -> Mapping[str, str]:
    """Return the environment with every place for temporary files and settings in the private folder."""
    at = str(private)
    return os.environ | {"TMPDIR": at, "TEMP": at, "TMP": at, "SAL_USE_VCLPLUGIN": "svp"}
