"""The recovery key on paper at once, without a file that would have to be deleted."""

from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from models.text import N_
from ui.i18n import Translator

_LINES = (
    N_("With this key the file can be opened if the password is lost."),
    N_("Put this paper in a safe. Do not photograph it, do not send it by e-mail."),
    N_("Whoever has both the key and the file can read everything in it."),
)


def kit_document(file: str, key: str, translate: Translator) -> QTextDocument:
    """Return the page as it is printed."""
    parts = [f"<h1>{escape(translate('Recovery key for Stegvis'))}</h1>"]
    parts += [f"<p>{escape(translate(line))}</p>" for line in _LINES]
    parts.append(f'<p style="font-size: 20pt">{escape(key).replace(chr(10), "<br>")}</p>')
    parts.append(f"<p>{escape(translate('File: {name}').format(name=file))}</p>")
    document = QTextDocument()
    document.setHtml("".join(parts))
    return document


def print_kit(parent: QWidget, file: str, key: str, translate: Translator) -> bool:
    """Ask for a printer and print; tell whether it was sent to one."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    kit_document(file, key, translate).print_(printer)
    return True
