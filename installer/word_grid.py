"""The test sheet's grid: one drawn shape behind the address, a line every 5 mm across the sheet."""

from installer.word_styles import HAIRLINE, QUIET

_LEFT, _TOP, _WIDTH, _HEIGHT = 0, 30, 210, 50  # mm: the band of the sheet that a window can show
_STEP = 5
_EMU = 36_000  # in a mm
_THIN, _THICK = 3175, 9525  # EMU: a quarter and three quarters of a point
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def grid() -> str:
    """Return a header's paragraph that holds the grid: thin lines every 5 mm, thick ones every 10."""
    return (
        f"<w:p>{_drawing(1, _STEP, _THIN, HAIRLINE)}{_drawing(2, 2 * _STEP, _THICK, QUIET)}</w:p>"
    )


def _drawing(number: int, step: int, width: int, color: str) -> str:
    """Return lines `step` mm apart as a shape that stands on the sheet, behind the words."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" '
        f'distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="1" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f"{_position('H', _LEFT)}{_position('V', _TOP)}"
        f'<wp:extent cx="{_WIDTH * _EMU}" cy="{_HEIGHT * _EMU}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name="Rutnät {step} mm"><a:extLst><a:ext uri="{_DECORATIVE}">'
        '<adec:decorative val="1"/></a:ext></a:extLst></wp:docPr><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{_WIDTH * _EMU}" cy="{_HEIGHT * _EMU}"/></a:xfrm>'
        f"{_geometry(step)}<a:noFill/>"
        f'<a:ln w="{width}"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )


def _position(axis: str, mm: int) -> str:
    offset = f"<wp:posOffset>{mm * _EMU}</wp:posOffset>"
    return f'<wp:position{axis} relativeFrom="page">{offset}</wp:position{axis}>'


def _geometry(step: int) -> str:
    upright = (_line((x, 0), (x, _HEIGHT)) for x in range(0, _WIDTH + 1, step))
    level = (_line((0, y), (_WIDTH, y)) for y in range(0, _HEIGHT + 1, step))
    path = "".join((*upright, *level))
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{_WIDTH}" h="{_HEIGHT}" fill="none">{path}</a:path></a:pathLst></a:custGeom>'
    )


def _line(start: tuple[int, int], end: tuple[int, int]) -> str:
    return f"<a:moveTo>{_point(start)}</a:moveTo><a:lnTo>{_point(end)}</a:lnTo>"


def _point(place: tuple[int, int]) -> str:
    return f'<a:pt x="{place[0]}" y="{place[1]}"/>'
