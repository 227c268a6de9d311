"""The cells of an XLS, counted before they are read: a cell far out makes a reader fill the memory."""

from collections.abc import Iterator
from struct import unpack_from

_SHEET_BEGINS, _DIMENSIONS = 0x0809, 0x0200
# Records of cells, each of which begins with its row and column; the last two hold several columns.
_CELLS = frozenset({0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6, 0x00FD, 0x00BD, 0x00BE})
_SEVERAL = frozenset({0x00BD, 0x00BE})
_WIDEST, _LONGEST = 256, 65_536


def largest_area(stream: bytes) -> int:
    """The most cells in the rectangle around all cells of one sheet of a workbook stream.

    Raises LookupError for a sheet larger than the format allows, struct.error for a cut one.
    """
    largest = height = width = 0
    for kind, start, length in records(stream):
        if kind == _SHEET_BEGINS:
            height = width = 0
        elif kind in _CELLS and length >= 4:
            row, column = unpack_from("<HH", stream, start)
            if kind in _SEVERAL and length >= 6:
                column = max(column, unpack_from("<H", stream, start + length - 2)[0])
            height, width = max(height, row + 1), max(width, column + 1)
        elif kind == _DIMENSIONS:
            _check_dimensions(stream, start, length)
        if width > _WIDEST:
            raise LookupError(width)
        largest = max(largest, height * width)
    return largest


def records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, start and length of every record."""
    place = 0
    while place + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, place)
        if place + 4 + length > len(stream):
            return
        yield kind, place + 4, length
        place += 4 + length


def _check_dimensions(stream: bytes, start: int, length: int) -> None:
    """Refuse sizes beyond the format's: room for that many cells would be set aside."""
    shape = "<HHHH" if length == 10 else "<IIHH"
    first, last, left, right = unpack_from(shape, stream, start)
    if last > _LONGEST or right > _WIDEST or (last and first > last) or (right and left > right):
        raise LookupError(last)
