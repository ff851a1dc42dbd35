"""Put the table of a case list's headings into README.md: `python -m installer.headings`."""

from pathlib import Path

import resources
from models.rules.case_columns import headings_table, words_from_toml

README = Path(__file__).parent.parent / "README.md"
MARK = "<!-- headings -->\n"


def with_table(readme: str, table: str) -> str:
    """Return README with the table between its two marks."""
    before, _, after = readme.split(MARK)
    return MARK.join((before, table, after))


def main() -> None:
    """Write README anew."""
    words = words_from_toml(resources.path("case_list.toml").read_text(encoding="utf-8"))
    readme = with_table(README.read_text(encoding="utf-8"), headings_table(words))
    README.write_text(readme, encoding="utf-8")


if __name__ == "__main__":
    main()
