"""Look and language of the whole application, as they are preferred."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from ui.i18n import Translator, translator
from ui.look.look import Look, apply, chosen
from ui.preferences import Preferences


class Wardrobe:
    """Dresses the application; Qt's own words, in its dialogs, follow the language."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._qt_words = QTranslator(application)

    def dress(self, preferences: Preferences) -> tuple[Look, Translator]:
        """Return look and words as they are preferred; from now on Qt's own parts wear them."""
        look = Look(chosen(preferences.theme), preferences.text_size / 100)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._application.removeTranslator(self._qt_words)
        if self._qt_words.load(f"qtbase_{preferences.language}", folder):
            self._application.installTranslator(self._qt_words)
        apply(self._application, look)
        return look, translator(preferences.language)
