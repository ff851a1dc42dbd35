"""A disk that remembers every write, so that the power can be cut at any of them afterwards.

SQLite writes to files through a table of functions; ours keeps the files in memory and lists what
was done. A cut keeps what was synced, and of what was not any part, torn at any sector.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import (
    CFUNCTYPE,
    POINTER,
    Structure,
    c_char,
    c_char_p,
    c_double,
    c_int,
    c_int64,
    c_void_p,
)
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from sqlcipher3 import _sqlite3

_OK, _NOT_FOUND, _SHORT_READ, _NO_ENTRY = 0, 12, 522, 5898
_SECTOR = 512
_LONGEST_NAME = 512


@dataclass(frozen=True)
class Write:
    """Bytes put at a place in a file."""

    file: str
    offset: int
    content: bytes


@dataclass(frozen=True)
class Truncate:
    """A file cut to a length."""

    file: str
    length: int


@dataclass(frozen=True)
class Sync:
    """A promise that what was done to a file lasts."""

    file: str


Step = Write | Truncate | Sync


@dataclass
class Disk:
    """Files in memory and everything that was done to them, in order."""

    files: dict[str, bytearray] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    refusal: tuple[int, int] | None = (
        None  # the step that is refused once, and SQLite's code for why
    )

    def do(self, step: Step) -> int:
        """Do it and remember it, or refuse it; return SQLite's code."""
        if self.refusal is not None and self.refusal[0] == len(self.steps):
            (_, code), self.refusal = self.refusal, None
            return code
        self.steps.append(step)
        _do(self.files, step)
        return _OK

    def cut(self, moment: int, chance: Random) -> dict[str, bytearray]:
        """Return what the files may hold if the power goes after that many steps."""
        synced = {s.file: n for n, s in enumerate(self.steps[:moment]) if isinstance(s, Sync)}
        left: dict[str, bytearray] = {}
        for number, step in enumerate(self.steps[:moment]):
            if number <= synced.get(step.file, -1):
                _do(left, step)
            elif (part := _torn(step, chance)) is not None:
                _do(left, part)
        return left


def _do(files: dict[str, bytearray], step: Step) -> None:
    content = files.setdefault(step.file, bytearray())
    match step:
        case Write(_, offset, new):
            content.extend(bytes(max(0, offset - len(content))))
            content[offset : offset + len(new)] = new
        case Truncate(_, length):
            del content[length:]


def _torn(step: Step, chance: Random) -> Step | None:
    """Return what reaches the disk of a step nobody waited for: all, nothing or its first sectors."""
    if chance.random() < 1 / 3:
        return None
    if not isinstance(step, Write) or chance.random() < 1 / 2:
        return step
    sectors = chance.randint(0, len(step.content) // _SECTOR)
    return Write(step.file, step.offset, step.content[: sectors * _SECTOR])


class _File(Structure):
    _fields_ = (("methods", c_void_p), ("number", c_int))


_FileP = POINTER(_File)
_METHODS: dict[str, tuple[Any, ...]] = {
    "close": (_FileP,),
    "read": (_FileP, c_void_p, c_int, c_int64),
    "write": (_FileP, c_void_p, c_int, c_int64),
    "truncate": (_FileP, c_int64),
    "sync": (_FileP, c_int),
    "size": (_FileP, POINTER(c_int64)),
    "lock": (_FileP, c_int),
    "unlock": (_FileP, c_int),
    "is_reserved": (_FileP, POINTER(c_int)),
    "control": (_FileP, c_int, c_void_p),
    "sector_size": (_FileP,),
    "traits": (_FileP,),
}
_CALLS: dict[str, tuple[Any, ...]] = {
    "open": (c_void_p, c_char_p, _FileP, c_int, POINTER(c_int)),
    "delete": (c_void_p, c_char_p, c_int),
    "access": (c_void_p, c_char_p, c_int, POINTER(c_int)),
    "full_name": (c_void_p, c_char_p, c_int, POINTER(c_char)),
    "no_dlopen": (c_void_p,),
    "no_dlerror": (c_void_p,),
    "no_dlsym": (c_void_p,),
    "no_dlclose": (c_void_p,),
    "randomness": (c_void_p, c_int, POINTER(c_char)),
    "sleep": (c_void_p, c_int),
    "time": (c_void_p, POINTER(c_double)),
    "last_error": (c_void_p, c_int, c_void_p),
}


def _prototype(arguments: tuple[Any, ...]) -> Any:
    return CFUNCTYPE(c_int, *arguments)


class _Methods(Structure):
    _fields_ = (("version", c_int), *((n, _prototype(a)) for n, a in _METHODS.items()))


class _Vfs(Structure):
    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_name", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        *((n, _prototype(a)) for n, a in _CALLS.items()),
    )


class _Driver:
    """What SQLite calls, on a disk."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        self.names: list[str] = []
        self.methods = _Methods(1, *(self._bound(n, a) for n, a in _METHODS.items()))
        calls = (self._bound(n, a) for n, a in _CALLS.items())
        size = ctypes.sizeof(_File)
        self.vfs = _Vfs(1, size, _LONGEST_NAME, None, b"remembering", None, *calls)

    def _bound(self, name: str, arguments: tuple[Any, ...]) -> Any:
        return _prototype(arguments)(getattr(self, name, lambda *_: _OK))

    def _content(self, file: Any) -> bytearray:
        return self.disk.files[self._name(file)]

    def _name(self, file: Any) -> str:
        return self.names[int(file.contents.number)]

    def open(self, _: int, name: bytes | None, file: Any, flags: int, out: Any) -> int:
        self.names.append((name or f"temporary-{len(self.names)}".encode()).decode())
        self.disk.files.setdefault(self.names[-1], bytearray())
        file.contents.number = len(self.names) - 1
        file.contents.methods = ctypes.addressof(self.methods)
        if out:
            out[0] = flags
        return _OK

    def delete(self, _: int, name: bytes, *__: int) -> int:
        return _NO_ENTRY if self.disk.files.pop(name.decode(), None) is None else _OK

    def access(self, _: int, name: bytes, __: int, out: Any) -> int:
        out[0] = int(name.decode() in self.disk.files)
        return _OK

    def full_name(self, _: int, name: bytes, size: int, out: Any) -> int:
        ctypes.memmove(out, name + b"\0", min(size, len(name) + 1))
        return _OK

    def read(self, file: Any, into: int, size: int, offset: int) -> int:
        found = bytes(self._content(file)[offset : offset + size])
        ctypes.memmove(into, found.ljust(size, b"\0"), size)
        return _OK if len(found) == size else _SHORT_READ

    def write(self, file: Any, content: int, size: int, offset: int) -> int:
        return self.disk.do(Write(self._name(file), offset, ctypes.string_at(content, size)))

    def truncate(self, file: Any, length: int) -> int:
        return self.disk.do(Truncate(self._name(file), length))

    def sync(self, file: Any, _: int) -> int:
        return self.disk.do(Sync(self._name(file)))

    def size(self, file: Any, out: Any) -> int:
        out[0] = len(self._content(file))
        return _OK

    def is_reserved(self, _: Any, out: Any) -> int:
        out[0] = 0
        return _OK

    def control(self, *_: Any) -> int:
        return _NOT_FOUND

    def sector_size(self, _: Any) -> int:
        return _SECTOR


@contextmanager
def remembering() -> Iterator[Disk]:
    """Give a disk on which every database opened meanwhile lies."""
    library = ctypes.CDLL(_sqlite3.__file__)
    find: Callable[[None], int] = library.sqlite3_vfs_find
    library.sqlite3_vfs_find.restype = c_void_p
    usual, driver = c_void_p(find(None)), _Driver(Disk())
    library.sqlite3_vfs_register(ctypes.byref(driver.vfs), 1)
    try:
        yield driver.disk
    finally:
        library.sqlite3_vfs_register(usual, 1)
        library.sqlite3_vfs_unregister(ctypes.byref(driver.vfs))


def lay_down(files: dict[str, bytearray], folder: Path) -> None:
    """Write what is left of the files into a folder, under their own names."""
    for name, content in files.items():
        (folder / Path(name).name).write_bytes(content)
