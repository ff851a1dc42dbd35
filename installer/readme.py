"""Writes the headings of a case list into README.md, from the data they are read by: `make readme`."""

from pathlib import Path

import resources
from models.rules.case_columns import headings_table, words_from_toml

README = Path(__file__).parent.parent / "README.md"
BEGIN = "<!-- headings: written by make readme -->\n"
END = "<!-- end of headings -->\n"


def with_headings(text: str, table: str) -> str:
    """Return the page with this table between its markers; a page without them raises ValueError."""
    before = text.index(BEGIN) + len(BEGIN)
    after = text.index(END, before)
    return text[:before] + table + text[after:]


def table() -> str:
    """Return every heading with what it takes and what else it may be called."""
    return headings_table(
        words_from_toml(resources.path("case_list.toml").read_text(encoding="utf-8"))
    )


def main() -> None:
    """Write the page anew."""
    README.write_text(with_headings(README.read_text(encoding="utf-8"), table()), encoding="utf-8")


if __name__ == "__main__":
    main()
