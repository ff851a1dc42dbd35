"""Word packages: read with suspicion, written fast.

Reading refuses before it unpacks. Writing joins pieces that were deflated once: only the words that
change are new in each letter. Equal parts give equal bytes: the package carries no time of its own.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from struct import Struct

from documents.findings import Finding, Refused

MOST_UNPACKED = 20 * 1024 * 1024  # bytes, all parts together
MOST_PARTS = 500
MOST_RATIO = 100  # unpacked to packed; a Word part is 5 to 30
RATIO_COUNTS_FROM = 64 * 1024  # bytes: a small part may be as even as it likes

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0"  # the older Word format, and a docx behind a password
_UNSAFE = re.compile(r"^/|^[A-Za-z]:|\\|(^|/)\.\.?(/|$)|[\x00-\x1f\x7f]|//")
# What the standard library raises for a zip that is not whole, or of a kind it does not read.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    NotImplementedError,
)


def read_parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name. Raise Refused where no Word file of an office would be so."""
    if data.startswith(_COMPOUND):
        raise Refused(Finding("protected"))
    if not data.startswith(_ZIP):
        raise Refused(Finding("not_word"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            _refuse_entries(entries)
            return {entry.filename: _unpacked(package, entry) for entry in entries}
    except _UNREADABLE as error:
        raise Refused(Finding("damaged", "zip")) from error


def _refuse_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_PARTS:
        raise Refused(Finding("too_many_parts", str(len(entries))))
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED:
        raise Refused(Finding("too_large", f"{unpacked // 1024 // 1024} MB"))
    seen: set[str] = set()
    for entry in entries:
        _refuse_entry(entry)
        if entry.filename.casefold() in seen:
            raise Refused(Finding("doubled_name", entry.filename))
        seen.add(entry.filename.casefold())


def _refuse_entry(entry: zipfile.ZipInfo) -> None:
    # orig_filename: the module cuts a name at NUL, other readers do not.
    if _UNSAFE.search(entry.orig_filename):
        raise Refused(Finding("unsafe_name", _shown(entry.orig_filename)))
    if entry.flag_bits & 1:
        raise Refused(Finding("encrypted", entry.filename))
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(Finding("damaged", entry.filename))
    if entry.file_size > max(RATIO_COUNTS_FROM, MOST_RATIO * entry.compress_size):
        raise Refused(Finding("packed_too_tightly", entry.filename))


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name[:80])


def _unpacked(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    content = package.read(
        entry
    )  # never more than the size the entry states, and with its checksum
    if content.startswith((_ZIP, _COMPOUND)):
        raise Refused(Finding("embedded", entry.filename))
    return content


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A stretch of a part that never changes: as it is read and as it is packed, ready to stand among others."""

    raw: bytes
    packed: bytes


@dataclass(frozen=True, slots=True)
class Packed:
    """A part ready to be written: its entry, and its line in the directory on both sides of the offset."""

    local: bytes
    before_offset: bytes
    name: bytes


_STORED_HEAD = Struct("<BHH")
_MOST_STORED = 0xFFFF  # bytes a stored block can hold
_LEVEL = 6
_WORTH_DEFLATING = 64  # bytes: under this a stored block is the shorter
_LAST_BLOCK = b"\x03\x00"  # an empty final block
_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5HL")
_END = Struct("<4s4H2LH")
_VERSION = 20
_DEFLATED = 8
_EPOCH = 0x21  # 1 January 1980, the first day a zip can name


def piece(text: str) -> Piece:
    """Return a text as a piece, deflated to a byte boundary so that pieces can be joined."""
    raw = text.encode()
    if len(raw) < _WORTH_DEFLATING:
        return Piece(raw, _stored(raw))
    return Piece(raw, _deflated(raw))


def _stored(raw: bytes) -> bytes:
    size = len(raw)
    return _STORED_HEAD.pack(0, size, size ^ 0xFFFF) + raw


def _deflated(raw: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(raw) + packer.flush(zlib.Z_FULL_FLUSH)


def pack(name: str, content: bytes) -> Packed:
    """Return a whole part packed."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return _entry(name, content, packer.compress(content) + packer.flush())


def pack_pieces(name: str, parts: Iterable[Piece | str]) -> Packed:
    """Return a part packed from its pieces and, at the least cost, the texts between them."""
    raw: list[bytes] = []
    packed: list[bytes] = []
    for part in parts:
        if isinstance(part, Piece):
            raw.append(part.raw)
            packed.append(part.packed)
        else:
            text = part.encode()
            raw.append(text)
            packed.append(_stored(text) if len(text) <= _MOST_STORED else _deflated(text))
    return _entry(name, b"".join(raw), b"".join((*packed, _LAST_BLOCK)))


def _entry(name: str, raw: bytes, packed: bytes) -> Packed:
    path = name.encode("ascii")
    facts = (
        _VERSION,
        0,
        _DEFLATED,
        0,
        _EPOCH,
        zlib.crc32(raw),
        len(packed),
        len(raw),
        len(path),
        0,
    )
    return Packed(
        local=b"".join((_LOCAL.pack(b"PK\x03\x04", *facts), path, packed)),
        before_offset=_CENTRAL.pack(b"PK\x01\x02", _VERSION, *facts, 0, 0, 0, 0),
        name=path,
    )


_OFFSET = Struct("<L")


def write(parts: Iterable[Packed]) -> bytes:
    """Return the package of these parts, in their order."""
    entries: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in parts:
        entries.append(part.local)
        directory += (part.before_offset, _OFFSET.pack(offset), part.name)
        offset += len(part.local)
    listed = b"".join(directory)
    count = len(entries)
    entries += (listed, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), offset, 0))
    return b"".join(entries)
