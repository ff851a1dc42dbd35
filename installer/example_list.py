"""Make resources/demo/arendelista.xlsx: a case list of invented people with every heading a list may have.

`python -m installer.example_list`. Each row's comment says where the routine is meant to lead, and why.
Birth numbers are 980 to 989, which are given to nobody.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Final

import resources
from documents.workbook import Held, Layout, Style, package
from documents.workbook import Row as SheetRow
from models.rules.case_cells import Cell
from models.rules.case_columns import CaseListWords, words_from_toml
from models.rules.personnummer import check_digit

COMMENT: Final = "Kommentar"
_MADE: Final = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
_DECIDED: Final = date(2026, 11, 23)
_STYLES: Final = (
    Style(bold=True, fill="EAF2F3", line="0F4C5C", wrap=True),
    Style(),
    Style(number_format="yyyy-mm-dd"),
    Style(number_format="0", align="right"),
    Style(number_format="0%", align="right"),
)
_HEADER, _TEXT, _DATE, _NUMBER, _PERCENT = range(len(_STYLES))
_USUAL: Final = {"Indikation på våldsbenägenhet": "nej"}

_NAMES: Final = (
    "Lindqvist, Anna", "Sjöström, Bengt-Åke", "Haddad, Omar", "Gebremedhin, Tesfay", "Åkerblom, Linnéa",
    "Hjälmåker, Eva-Lena", "Warsame, Amina", "Abdullahi, Hodan", "Ståhl, Jörgen", "Öhrström, Maria del Carmen",
    "Kowalczyk, Natalia", "Demir, Yusuf", "Farah, Ismail", "Nyqvist, Sofia", "Blomdahl, Peter",
    "Castillo, Rosa", "Dahlgren, Måns", "Ekström, Ulla", "Fjällström, Ida", "Ghanem, Layla",
    "Hultin, Kent", "Ibrahim, Samira", "Jönsson, Göran", "Karimi, Farid", "Löfberg, Annika",
    "Mårtensson, Roger", "Nilsdotter, Elsa", "Olofsson, Mikael", "Petrović, Dragan", "Quist, Monica",
    "Rosengren, Tomas", "Salah, Huda", "Tallvik, Birgitta", "Ulfsdotter, Karin", "Vinter, Sven",
    "Wikander, Lotta", "Yilmaz, Ayşe", "Zetterlund, Per", "Ålander, Gun", "Ängquist, Leif",
    "Östberg, Marie", "Brännvall, Stig", "Cederlöf, Anja", "Duvefelt, Hans", "Elmgren, Rut",
    "Forsbäck, Nils", "Grönhagen, Åsa", "Hellsten, Ove",
)  # fmt: skip

Row = tuple[str, Mapping[str, Cell]]

ROWS: Final[tuple[Row, ...]] = (
    ("Allmän: inga särskilda uppgifter", {}),
    ("Sfi: studerar sfi", {"SFI-studerande": "ja"}),
    ("Allmän: låga kunskaper i svenska men inte sfi", {"Låga kunskaper i svenska": "ja", "SFI-studerande": "nej", "Tolkspråk": "somaliska"}),
    ("Allmän: upplevd ohälsa som inte påverkar grupp", {"Ohälsa": "ja", "Ohälsan påverkar deltagande i grupp": "nej"}),
    ("Sfi: sfi och ohälsa som inte påverkar grupp", {"SFI-studerande": "j", "Ohälsa": "x", "Ohälsan påverkar deltagande i grupp": "n"}),
    ("Utanför: 29 år vid beslutet", {"Född": date(1997, 3, 2)}),
    ("Allmän: fyller 30 samma dag som beslutet", {"Född": date(1996, 11, 23)}),
    ("Utanför: avslag", {"Beslut": "avslag"}),
    ("Fråga: beslut är inte fattat", {"Beslut": "ej fattat", "Beslutsdatum": None}),
    ("Undantag 1: engångsansökan, i övrigt självförsörjande", {"Engångsansökan": "ja", "I övrigt självförsörjande": "ja"}),
    ("Allmän: engångsansökan men inte självförsörjande", {"Engångsansökan": "ja", "I övrigt självförsörjande": "nej"}),
    ("Undantag 2: tillfälligt behov i två månader", {"Tillfälligt behov": "ja", "Behovet upphör": "23/1 2027"}),
    ("Undantag 3: fyra månader kvar på föräldraledigheten", {"Föräldraledig": "ja", "Föräldraledig till och med": date(2027, 3, 23)}),
    ("Allmän: precis tre månader kvar på föräldraledigheten", {"Föräldraledig": "ja", "Föräldraledig till och med": "23 feb 2027"}),
    ("Undantag 4: student med juluppehåll", {"Student med uppehåll": "ja", "Kort uppehåll": "ja", "Studierna fortsätter": "ja", "Terminen börjar": "2027-01-18"}),
    ("Allmän: student som har slutat studera", {"Student med uppehåll": "ja", "Kort uppehåll": "nej", "Studierna fortsätter": "nej"}),
    ("Undantag 5: tungt och aktivt missbruk som omöjliggör planering", {"Tungt missbruk": "ja", "Aktivt missbruk": "ja", "Missbruk omöjliggör planering": "ja"}),
    ("Fråga: aktivt missbruk, planering möjlig, grupp inte bedömd", {"Tungt missbruk": "nej", "Aktivt missbruk": "ja", "Missbruk omöjliggör planering": "nej", "Lämplig i grupp": "vet inte"}),
    ("Undantag 6: sjukskriven, tunga diagnoser som omöjliggör planering", {"Sjukskriven": "ja", "Sjukskriven procent": 1.0, "Läkarintyg till och med": "20270131", "Tunga och omfattande diagnoser": "ja", "Sjukdom omöjliggör planering": "ja"}),
    ("Trepart: sjukskriven till hälften, tät samverkan uppenbar", {"Sjukskriven": "ja", "Sjukskriven procent": "50 %", "Läkarintyg till och med": date(2027, 2, 28), "Tät samverkan uppenbar": "ja", "Ohälsan påverkar deltagande i grupp": "nej"}),
    ("Allmän: sjukskriven till hälften, grupp går bra", {"Sjukskriven": "ja", "Sjukskriven procent": 0.5, "Ohälsan påverkar deltagande i grupp": "nej", "Lämplig i grupp": "ja", "Tät samverkan uppenbar": "nej"}),
    ("Undantag 7: hel sjukersättning", {"Sjukersättning procent": "100 %", "Ersättning till och med": date(2028, 6, 30)}),
    ("Allmän: sjukersättning till tre fjärdedelar", {"Sjukersättning procent": 75}),
    ("Undantag 7: 66 år med hel pension", {"Född": date(1960, 5, 14), "Hel pension": "ja"}),
    ("Undantag 8: hel aktivitetsersättning", {"Aktivitetsersättning procent": "100", "Ersättning till och med": date(2027, 8, 31)}),
    ("Trepart: social fobi", {"Social fobi": "ja", "Lämplig i grupp": "nej"}),
    ("Trepart: uttrycker själv oro för grupp", {"Uttrycker oro för grupp": "ja", "Lämplig i grupp": "ja"}),
    ("Trepart: avbröt planering för fem månader sedan", {"Ärendetyp": "återkommande", "Avbröt planering": "ja", "Planeringen avbröts": date(2026, 6, 22), "Skäl till avbrott": "hälsoskäl"}),
    ("Allmän: avbröt planering för sju månader sedan", {"Ärendetyp": "återkommande", "Avbröt planering": "ja", "Planeringen avbröts": date(2026, 4, 14), "Skäl till avbrott": "sociala skäl"}),
    ("Allmän: uteblev en gång", {"Möte 1": "2026-11-10 allmän uteblev"}),
    ("Trepart: uteblev två gånger, planering fortsatt aktuell", {"Möte 1": "2026-11-10 allmän uteblev", "Möte 2": "2026-11-17 allmän uteblev", "Planering fortsatt aktuell": "ja"}),
    ("Fråga: uteblev två gånger, inte sagt om planering är aktuell", {"Möte 1": "10/11 2026 allmän uteblev", "Möte 2": "20 nov 2026 sfi uteblev", "SFI-studerande": "ja"}),
    ("Allmän: uteblev en gång, hade förhinder, kom delvis inte fram i posten", {"Möte 1": "2026-10-13 allmän uteblev, kallelse i retur", "Möte 2": "2026-10-20 allmän inställt", "Möte 3": "2026-10-27 allmän giltigt förfall", "Möte 4": "2026-11-03 allmän avbokad", "Möte 5": "2026-11-10 allmän uteblev, kallad för sent", "Möte 6": "2026-11-17 allmän uteblev"}),
    ("Inskriven: kom andra gången", {"Möte 1": "2026-11-10 allmän uteblev", "Möte 2": "2026-11-17 allmän närvarande"}),
    ("Allmän: uteblev två gånger i ett äldre ärende", {"Ärendetyp": "återkommande", "Tidigare uteblivna": 2}),
    ("Högrisk: någon indikation på våldsbenägenhet", {"Indikation på våldsbenägenhet": "ja"}),
    ("Högrisk: våldsindikation och sfi", {"Indikation på våldsbenägenhet": "ja", "SFI-studerande": "ja"}),
    ("Fråga: vet inte om våldsbenägenhet", {"Indikation på våldsbenägenhet": "vet inte"}),
    ("Fråga: frågan om våldsbenägenhet är inte ställd", {"Indikation på våldsbenägenhet": None}),
    ("Möjlig allmän: stöd sedan länge", {"Ärendetyp": "en längre tid", "Försörjningsstöd sedan": date(2019, 5, 1), "Beslut": None, "Beslutsdatum": None, "Kontaktdatum": date(2019, 4, 10), "Ansökningsdatum": date(2019, 4, 10)}),
    ("Fråga: skyddade personuppgifter, inte sagt om grupp går", {"Skyddade personuppgifter": "sekretessmarkering", "Adress": None, "Postnummer": None, "Postort": None, "Telefon": None, "E-post": None, "Samtycke sms": None, "Samtycke e-post": None}),
    ("Allmän: skyddade personuppgifter, får delta i grupp", {"Skyddade personuppgifter": "skyddad folkbokföring", "Kan delta i grupp": "ja", "Adress": None, "Postnummer": None, "Postort": None, "Telefon": None, "E-post": None, "Samtycke sms": None, "Samtycke e-post": None}),
    ("Fråga: undantag vars granskning har passerat", {"Ärendetyp": "återkommande", "Tidigare undantag": 3, "Undantag granskas": date(2026, 11, 2), "Kontaktdatum": date(2026, 6, 1), "Ansökningsdatum": date(2026, 6, 1), "Beslutsdatum": date(2026, 6, 8)}),
    ("Allmän: undantaget granskat, behovet kvarstår", {"Tidigare undantag": 2, "Undantag granskas": date(2026, 11, 2), "Undantaget granskat": date(2026, 11, 20)}),
    ("Trepart: en social situation att beakta", {"Annan situation att beakta": "Ensam med tre barn utan barnomsorg"}),
    ("Trepart: tunga diagnoser utan sjukskrivning", {"Sjukskriven": "nej", "Tunga och omfattande diagnoser": "ja", "Sjukdom omöjliggör planering": "ja", "Ohälsan påverkar deltagande i grupp": "nej"}),
    ("Utanför: uteblev två gånger, planering inte längre aktuell", {"Möte 1": date(2026, 11, 10), "Möte 1 slag": "allmän", "Möte 1 utfall": "uteblev", "Möte 2": "2026-11-17", "Möte 2 slag": "inskrivningsmöte allmänt", "Möte 2 utfall": "u", "Planering fortsatt aktuell": "nej"}),
    ("Trepart: nybesök hållet, ohälsa som påverkar grupp", {"Möte 1": "2026-11-19 nybesök närvarande", "Ohälsa": "ja", "Ohälsan påverkar deltagande i grupp": "ja"}),
)  # fmt: skip


def example_list(words: CaseListWords) -> bytes:
    """Return the example as a spreadsheet file."""
    headings = (*(column.heading for column in words.columns), COMMENT)
    layout = Layout(
        name="Ärendelista",
        title="Ärendelista med påhittade personer",
        author="Sundvalla kommun",
        made=_MADE,
        widths=tuple(60 if heading == COMMENT else max(12, len(heading)) for heading in headings),
        header_row=1,
        last_row=1 + len(ROWS),
        footer_left="Påhittade personer",
        footer_right="Sida",
        styles=_STYLES,
    )
    return package(layout, _sheet_rows(headings))


def _sheet_rows(headings: tuple[str, ...]) -> Iterator[SheetRow]:
    yield SheetRow(tuple((_HEADER, heading) for heading in headings))
    for row in _rows():
        yield SheetRow(tuple(_held(row.get(heading)) for heading in headings))


def _rows() -> Iterator[dict[str, Cell]]:
    for index, ((intent, told), name) in enumerate(zip(ROWS, _NAMES, strict=True)):
        yield {**_everyone(index, name, told.get("Född")), **_USUAL, **told, COMMENT: intent}


def _everyone(index: int, name: str, born: Cell) -> dict[str, Cell]:
    """Return what every row tells; each third is written in another of the ways municipalities write."""
    birth = born if isinstance(born, date) else date(1981 - index % 20, 1 + index % 12, 2)
    family, _, given = name.partition(", ")
    return {
        "Ärendenummer": f"2026-{501 + index:05}",
        **({"Namn": name} if index % 3 else {"Förnamn": given, "Efternamn": family}),
        "Personnummer": _number(birth, index),
        "Född": (birth, birth.isoformat(), None)[index % 3],
        "c/o": "Berg" if index == 4 else None,  # noqa: PLR2004 - one of them
        "Adress": f"Påhittsgatan {index + 1}",
        "Postnummer": "201 30",
        "Postort": "Sundvalla",
        "Telefon": f"040-628 04 {index % 100:02}",
        "E-post": f"person{index + 1}@sundvalla.example",
        "Brevspråk": "engelska" if index % 16 == 5 else "svenska",  # noqa: PLR2004 - a few of them
        "Lättläst": "ja" if index % 16 == 9 else "nej",  # noqa: PLR2004 - a few of them
        "Samtycke sms": ("ja", date(2026, 11, 2), "nej", None)[index % 4],
        "Samtycke sms återkallat": date(2026, 11, 20) if index % 12 == 1 else None,
        "Samtycke e-post": ("nej", "2026-11-02", None)[index % 3],
        "Samtycke e-post återkallat": "2026-11-21" if index % 15 == 1 else None,
        "Område": ("Norr", "Söder")[index % 2],
        "Handläggare": ("Karin Ek", "Mats Öberg")[index % 2],
        "Ärendetyp": "ny",
        "Kontaktdatum": (date(2026, 11, 9), "2026-11-10", "11/11 2026")[index % 3],
        "Ansökningsdatum": (date(2026, 11, 12), "20261112", "12 november 2026")[index % 3],
        "Beslut": "bifall",
        "Beslutsdatum": (_DECIDED, "2026-11-23", "23/11 2026")[index % 3],
    }


def _number(born: date, index: int) -> Cell:
    """Return an invented personnummer in one of four ways of writing it; one of them is a number."""
    nine = f"{born:%y%m%d}98{index % 10}"
    ten = nine + check_digit(nine)
    twelve = f"{born:%Y}"[:2] + ten
    return (f"{twelve[:8]}-{ten[6:]}", twelve, float(twelve), f"{ten[:6]}-{ten[6:]}")[index % 4]


def _held(value: Cell) -> tuple[int, Held]:
    match value:
        case date():
            return _DATE, value
        case float() if value <= 1:
            return _PERCENT, value
        case int() | float():
            return _NUMBER, value
        case str():
            return _TEXT, value
        case _:
            return _TEXT, None


def main() -> None:
    """Write the example where the program finds it."""
    words = words_from_toml(resources.path("case_list.toml").read_text(encoding="utf-8"))
    resources.path("demo", "arendelista.xlsx").write_bytes(example_list(words))


if __name__ == "__main__":
    main()
