"""Takes every marked string of the program into the catalogues; what is new is then translated by hand."""

from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "translate": None,
    "_translate": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def sources() -> list[Path]:
    """Return the files whose strings are shown to people."""
    packages = (ROOT / name for name in ("models", "documents", "ui"))
    return [
        ROOT / "main.py",
        *(file for package in packages for file in sorted(package.rglob("*.py"))),
    ]


def marked() -> Catalog:
    """Return every string of the program that is marked for translation."""
    found = Catalog()
    for file in sources():
        for _, message, _, context in extract_from_file("python", file, keywords=KEYWORDS):
            found.add(message, context=context)
    return found


def catalogues() -> list[Path]:
    """Return the files that hold the translations, one for each language."""
    return sorted(ROOT.glob("resources/locale/*/LC_MESSAGES/stegvis.po"))


def read(file: Path) -> Catalog:
    """Return the translations of one language."""
    with file.open("rb") as opened:
        return read_po(opened, locale=file.parts[-3])


def is_translated(message: Message) -> bool:
    """Tell whether a message has its words, in every plural form."""
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(forms)


def bring_up_to_date(file: Path, strings: Catalog) -> int:
    """Write a catalogue anew with these strings and return how many still lack a translation.

    Dates and line numbers stay out, so that a file changes only where its words do.
    """
    header, _, _ = file.read_text(encoding="utf-8").partition("\n\n")
    words = read(file)
    words.update(strings, no_fuzzy_matching=True)
    body = BytesIO()
    write_po(
        body,
        words,
        width=100,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    file.write_text(f"{header}\n\n{body.getvalue().decode()}", encoding="utf-8")
    return sum(1 for message in words if not is_translated(message))


def main() -> None:
    """Bring every catalogue up to date and say what is left to do by hand."""
    strings = marked()
    for file in catalogues():
        left = bring_up_to_date(file, strings)
        print(f"{file.relative_to(ROOT)}: {left} to translate")


if __name__ == "__main__":
    main()
