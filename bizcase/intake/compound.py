"""The container of XLS files (a compound file): its chains of sectors, checked before they are followed.

A chain that runs in a circle makes a reader allocate until the memory ends.
"""

import struct
from itertools import chain
from struct import unpack_from

_HEADER_CHAINS = 109
_REGULAR = 0xFFFFFFFA


def chains_are_sound(data: bytes) -> bool:
    """Whether ``data`` is a compound file whose chains of sectors all come to an end.

    >>> chains_are_sound(b"no compound file")
    False
    """
    try:
        shift = unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            return False
        table = _joined(data, shift, _table_sectors(data, shift))
        if _has_circle(table):
            return False
        small = _joined(data, shift, _followed(table, unpack_from("<I", data, 60)[0]))
    except (struct.error, LookupError):
        return False
    return not _has_circle(small)


def _sector(data: bytes, shift: int, number: int) -> tuple[int, ...]:
    """The numbers in a sector; raises LookupError outside the file."""
    size = 1 << shift
    found = data[(number + 1) * size : (number + 2) * size]
    if len(found) < 4:
        raise LookupError(number)
    return unpack_from(f"<{len(found) // 4}I", found)


def _table_sectors(data: bytes, shift: int) -> list[int]:
    """The sectors that hold the table of chains: those of the header, then those that the header points to."""
    found = list(unpack_from(f"<{_HEADER_CHAINS}I", data, 76))
    following, seen = unpack_from("<I", data, 68)[0], set()
    while following < _REGULAR:
        if following in seen:
            raise LookupError(following)
        seen.add(following)
        *numbers, following = _sector(data, shift, following)
        found += numbers
    return [one for one in found if one < _REGULAR]


def _joined(data: bytes, shift: int, sectors: list[int]) -> list[int]:
    return list(chain.from_iterable(_sector(data, shift, one) for one in sectors))


def _followed(table: list[int], start: int) -> list[int]:
    """The sectors of the chain that begins at ``start``."""
    found = []
    while start < _REGULAR:
        found.append(start)
        start = table[start]
    return found


def _has_circle(table: list[int]) -> bool:
    done: set[int] = set()
    for start in range(len(table)):
        path: set[int] = set()
        one = start
        while one < len(table) and one not in done:
            if one in path:
                return True
            path.add(one)
            one = table[one]
        done |= path
    return False


def workbook_stream(data: bytes) -> bytes:
    """The stream of a sound compound file that holds the workbook's records; b"" when there is none.

    Raises LookupError or struct.error for a broken directory.
    """
    shift = unpack_from("<H", data, 30)[0]
    table = _joined(data, shift, _table_sectors(data, shift))
    directory = _bytes(data, shift, _followed(table, unpack_from("<I", data, 48)[0]))
    entries = [directory[place : place + 128] for place in range(0, len(directory) - 127, 128)]
    found = next((one for one in entries if _name(one) in _WORKBOOKS), None)
    if found is None:
        return b""
    start, size = unpack_from("<II", found, 116)
    if size >= unpack_from("<I", data, 56)[0]:
        return _bytes(data, shift, _followed(table, start))[:size]
    small = _joined(data, shift, _followed(table, unpack_from("<I", data, 60)[0]))
    pool = _bytes(data, shift, _followed(table, unpack_from("<I", entries[0], 116)[0]))
    return b"".join(pool[one * 64 : one * 64 + 64] for one in _followed(small, start))[:size]


_WORKBOOKS = frozenset({"workbook", "book"})


def _name(entry: bytes) -> str:
    length = min(unpack_from("<H", entry, 64)[0], 64)
    return entry[: max(length - 2, 0)].decode("utf-16-le", "replace").casefold()


def _bytes(data: bytes, shift: int, sectors: list[int]) -> bytes:
    size = 1 << shift
    return b"".join(data[(one + 1) * size : (one + 2) * size] for one in sectors)
