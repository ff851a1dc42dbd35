"""The colours of the four themes: one value of `Tokens` each, read by the sheet, the palette and every painter."""

from dataclasses import dataclass

TINTS = ("text", "text2", "off", "accent", "late", "warn", "ok", "on_accent")


@dataclass(frozen=True, slots=True)
class Tokens:
    """What each colour is for; design and test speak of them by these names."""

    window: str
    rail: str
    surface: str
    hover: str
    head: str
    text: str
    text2: str
    off: str
    line: str
    control: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    late: str
    late_soft: str
    warn: str
    warn_soft: str
    ok: str
    ok_soft: str
    c1: str
    c2: str
    c3: str
    high_contrast: bool = False

    @property
    def edge(self) -> int:
        """The width of an edge: in high contrast lines carry what tints do elsewhere."""
        return 2 if self.high_contrast else 1


LIGHT = Tokens(
    window="#F6F6F4",
    rail="#EDEDEA",
    surface="#FFFFFF",
    hover="#F0F3F4",
    head="#F6F6F4",
    text="#1B1F22",
    text2="#535B61",
    off="#666E73",
    line="#DEDFDB",
    control="#81888D",
    accent="#0E5E78",
    accent_hover="#0A4A5F",
    on_accent="#FFFFFF",
    accent_soft="#E1EEF2",
    late="#B3261E",
    late_soft="#FBEAE8",
    warn="#865000",
    warn_soft="#FCF0DA",
    ok="#22693A",
    ok_soft="#E6F2E9",
    c1="#0E5E78",
    c2="#C2702A",
    c3="#8A9299",
)
DARK = Tokens(
    window="#1B1D1F",
    rail="#151718",
    surface="#232628",
    hover="#2B2F32",
    head="#1F2224",
    text="#ECEEEF",
    text2="#AEB6BB",
    off="#8E969B",
    line="#363B3E",
    control="#7E878D",
    accent="#7CC7E0",
    accent_hover="#A3D9EC",
    on_accent="#06242E",
    accent_soft="#1E3944",
    late="#FF9D93",
    late_soft="#43221F",
    warn="#F0BD6A",
    warn_soft="#3D3019",
    ok="#8BD2A0",
    ok_soft="#1F3728",
    c1="#7CC7E0",
    c2="#E39A58",
    c3="#8E979D",
)
CONTRAST_DARK = Tokens(
    window="#000000",
    rail="#000000",
    surface="#000000",
    hover="#1F1F1F",
    head="#000000",
    text="#FFFFFF",
    text2="#FFFFFF",
    off="#B4B4B4",
    line="#FFFFFF",
    control="#FFFFFF",
    accent="#FFEE32",
    accent_hover="#FFF58A",
    on_accent="#000000",
    accent_soft="#000000",
    late="#FFB0A8",
    late_soft="#000000",
    warn="#FFD58A",
    warn_soft="#000000",
    ok="#A6F0B8",
    ok_soft="#000000",
    c1="#FFEE32",
    c2="#FFFFFF",
    c3="#B4B4B4",
    high_contrast=True,
)
CONTRAST_LIGHT = Tokens(
    window="#FFFFFF",
    rail="#FFFFFF",
    surface="#FFFFFF",
    hover="#E8E8E8",
    head="#FFFFFF",
    text="#000000",
    text2="#000000",
    off="#595959",
    line="#000000",
    control="#000000",
    accent="#00394D",
    accent_hover="#000000",
    on_accent="#FFFFFF",
    accent_soft="#FFFFFF",
    late="#8C0D08",
    late_soft="#FFFFFF",
    warn="#5C3600",
    warn_soft="#FFFFFF",
    ok="#0B4A1F",
    ok_soft="#FFFFFF",
    c1="#00394D",
    c2="#000000",
    c3="#595959",
    high_contrast=True,
)
_DARKEST = 0.04045  # below it sRGB is a straight line
THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "contrast_dark": CONTRAST_DARK,
    "contrast_light": CONTRAST_LIGHT,
}


def contrast(a: str, b: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2 defines it: 1 to 21."""
    darker, lighter = sorted((_luminance(a), _luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _DARKEST else ((channel + 0.055) / 1.055) ** 2.4
