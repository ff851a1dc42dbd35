"""The sheets beside the letters: the recovery kit, printed once, and the window's test sheet."""

from datetime import date
from pathlib import Path

from documents import recovery_kit, window_sheet
from documents.binding import bind
from documents.compiled import Page, Properties
from documents.handing_over import write_atomically
from documents.recovery_kit import RecoveryKit
from ui.desk.letters import Templates

KIT = "aterstallningsblad.docx"
TEST_SHEET = "provark.docx"


def write_recovery_kit(
    templates: Templates, kit: RecoveryKit, folder: Path, *, watermark: str = ""
) -> Path:
    """Write the one page that opens a vault whose password is lost. It is kept in a safe, not on the disk."""
    page = templates.of(recovery_kit.LETTER).page(recovery_kit.context(kit))
    return _write(templates, page, folder / KIT, kit.made_on, watermark)


def write_test_sheet(
    templates: Templates, today: date, folder: Path, *, watermark: str = ""
) -> Path:
    """Write the sheet that shows where the address lies in the office's own envelopes."""
    layout = templates.office.layout
    page = templates.of(window_sheet.LETTER).page(window_sheet.context(layout))
    return _write(templates, page, folder / TEST_SHEET, today, watermark)


def _write(templates: Templates, page: Page, file: Path, made: date, watermark: str) -> Path:
    data = bind(((page,),), Properties(templates.office.municipality, made), watermark=watermark)
    return write_atomically(file.parent, file.name, data)
