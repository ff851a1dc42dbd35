"""Backups: how old the latest is, making one now, trying it, and going back to an older one."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from models.errors import Error
from models.store.backup import Backup, back_up, backups
from models.store.restoring import drill
from ui.application import Workplace
from ui.door.password import PasswordField
from ui.messages import sentence
from ui.pages.settings.section import Section
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.clearing import clear
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar
from ui.wording import clock, short_date

_SHOWN = 12


class BackupsSection(Section):
    """A backup is a verified copy: reopened, checked and counted before it is shown here."""

    def __init__(self, workplace: Workplace) -> None:
        translate = workplace.translate
        super().__init__(
            workplace,
            translate("Backups"),
            translate(
                "Stegvis backs up every half hour of work and when it is closed. "
                "Each backup is read again and checked, and has the same key as the database."
            ),
        )
        self._told = QVBoxLayout()
        self.body.addLayout(self._told)
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(self.look.px(24))
        self._add_list()
        self._add_trial()
        self.body.addStretch()
        self.read_again()

    @override
    def read_again(self) -> None:
        clear(self._table)
        vault = self.workplace.vault
        found = backups(vault.backups)[:_SHOWN] if vault else ()
        for row, backup in enumerate(found):
            for column, words in enumerate(self._words(backup)):
                self._table.addWidget(label(self.look, words), row, column)
        if not found:
            self._table.addWidget(label(self.look, self._why_none(), wrap=True), 0, 0, 1, 4)
        self._table.setColumnStretch(3, 1)
        self.try_it.setEnabled(bool(found))
        self.restore.setEnabled(bool(found))

    def back_up_now(self) -> None:
        """Make a backup, off the UI thread."""
        store, vault = self.workplace.store, self.workplace.vault
        if vault is None:
            return
        self.make.setEnabled(False)
        self._say("info", self.translate("Backing up …"))
        self.workplace.jobs.run(lambda: back_up(store, vault), self._backed_up, self._failed)

    def try_latest(self) -> None:
        """Open the latest backup with the password, away from the database."""
        vault = self.workplace.vault
        found = backups(vault.backups) if vault else ()
        if not found:
            return
        latest, password = found[0], self.password.take()
        self._say("info", self.translate("Trying the latest backup …"))
        self.workplace.jobs.run(lambda: drill(latest, password), self._tried, self._failed)

    def _add_list(self) -> None:
        look, translate = self.look, self.translate
        self.make = push(
            look, translate("Back up now"), self.back_up_now, kind="primary", icon="copy"
        )
        self.make.setEnabled(self.workplace.vault is not None)
        card = Card(look, translate("Latest backups"))
        card.body.addLayout(self._table)
        card.body.addLayout(_row(self.make))
        self.body.addWidget(card)

    def _add_trial(self) -> None:
        look, translate = self.look, self.translate
        card = Card(look, translate("Try and restore"))
        words = translate(
            "Try the latest backup with your password: then you know that it opens. "
            "To go back to an older one the database is locked first; what stands now is kept aside."
        )
        card.body.addWidget(label(look, words, color="text2", wrap=True))
        self.password = PasswordField(look, translate, translate("Password"))
        self.password.setMaximumWidth(look.px(360))
        card.body.addWidget(self.password)
        self.try_it = push(look, translate("Try the latest backup"), self.try_latest)
        self.restore = push(
            look, translate("Go back to a backup …"), self.workplace.restore_wanted.emit
        )
        card.body.addLayout(_row(self.try_it, self.restore))
        self.body.addWidget(card)

    def _words(self, backup: Backup) -> tuple[str, ...]:
        at, translate = backup.at.astimezone(), self.translate
        rows = sum(backup.counts.values())
        return (
            short_date(at.date(), self.workplace.today, translate),
            clock(at),
            _age(backup, self.workplace),
            translate("{rows} rows, checked").format(rows=rows),
        )

    def _why_none(self) -> str:
        if self.workplace.vault is None:
            return self.translate(
                "The demonstration is not backed up: it is gone when it is closed."
            )
        return self.translate("There is no backup yet.")

    def _backed_up(self, backup: Backup) -> None:
        self.make.setEnabled(True)
        words = self.translate("Backed up at {time}; the copy was read again and is whole.")
        self._say("ok", words.format(time=clock(backup.at.astimezone())))
        self.read_again()

    def _tried(self, amiss: tuple[str, ...]) -> None:
        if amiss:
            self._say("late", self.translate("The backup is damaged. Make a new one now."))
        else:
            self._say("ok", self.translate("The backup opens with your password and is whole."))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error
        self.make.setEnabled(True)
        self._say("late", sentence(error, self.translate))

    def _say(self, kind: str, words: str) -> None:
        clear(self._told)
        self._told.addWidget(MessageBar(self.look, kind, words))


def _age(backup: Backup, workplace: Workplace) -> str:
    """Return how old a backup is, in the largest unit that is whole."""
    translate, age = workplace.translate, backup.age(workplace.store.now())
    if age.days:
        days = translate.ngettext("{count} day old", "{count} days old", age.days)
        return days.format(count=age.days)
    hours, minutes = divmod(age.seconds // 60, 60)
    if hours:
        return translate.ngettext("{count} hour old", "{count} hours old", hours).format(
            count=hours
        )
    return translate.ngettext("{count} minute old", "{count} minutes old", minutes).format(
        count=minutes
    )


def _row(*buttons: object) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)  # type: ignore[arg-type]
    row.addStretch()
    return row
