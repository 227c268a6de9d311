"""What an XLS says of its cells beyond their values: number formats, hidden rows and columns."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import unpack_from

from bizcase.intake.biff import records
from bizcase.intake.workbook_xml import Details, format_mark

_BEGIN, _FORMAT, _STYLE, _ROW, _COLUMNS = 0x0809, 0x041E, 0x00E0, 0x0208, 0x007D
_SINGLE = frozenset({0x0006, 0x0203, 0x027E})
_SEVERAL = 0x00BD
_NAME = 0x0085
_PERCENT_FORMATS = {9: "%", 10: "%"}


@dataclass(slots=True)
class _Seen:
    """What the records of a workbook stream have told so far."""

    names: list[str] = field(default_factory=list)
    marks: dict[int, str] = field(default_factory=lambda: dict(_PERCENT_FORMATS))
    styles: list[int] = field(default_factory=list)
    sheet: int = -1


def xls_details(stream: bytes, sheet: str) -> Details:
    """The details of one sheet of the workbook in ``stream``.

    Raises struct.error or LookupError for broken records.
    """
    seen = _Seen()
    rows: list[int] = []
    columns: list[int] = []
    marks: list[tuple[int, int, str]] = []
    for kind, start, length in records(stream):
        _learn(seen, stream, kind, start, length)
        if not 0 <= seen.sheet < len(seen.names) or seen.names[seen.sheet] != sheet:
            continue
        if kind == _ROW and unpack_from("<H", stream, start + 12)[0] & 0x20:
            rows.append(unpack_from("<H", stream, start)[0] + 1)
        elif kind == _COLUMNS and unpack_from("<H", stream, start + 8)[0] & 1:
            first, last = unpack_from("<HH", stream, start)
            columns += range(first + 1, min(last, 255) + 2)
        else:
            marks += _marked_cells(seen, stream, kind, start, length)
    return Details(tuple(rows), tuple(columns), marks=tuple(marks))


def _learn(seen: _Seen, stream: bytes, kind: int, start: int, length: int) -> None:
    """Take up what a record says of the whole workbook, or that the next sheet begins."""
    if kind == _BEGIN and unpack_from("<H", stream, start + 2)[0] == 0x0010:
        seen.sheet += 1
    elif kind == _NAME and stream[start + 5] == 0:
        seen.names.append(_string(stream, start + 7, stream[start + 6]))
    elif kind == _FORMAT and length > 5:
        number, size = unpack_from("<HH", stream, start)
        if mark := format_mark(_string(stream, start + 4, size)):
            seen.marks[number] = mark
    elif kind == _STYLE:
        seen.styles.append(unpack_from("<H", stream, start + 2)[0])


def _string(stream: bytes, start: int, size: int) -> str:
    wide = stream[start] & 1
    raw = stream[start + 1 : start + 1 + size * (2 if wide else 1)]
    return raw.decode("utf-16-le" if wide else "latin-1", "replace")


def _marked_cells(seen: _Seen, stream: bytes, kind: int, start: int, length: int) -> Iterator[tuple[int, int, str]]:
    """Row, column (from 1) and mark of the cells of a record."""
    if kind in _SINGLE:
        row, column, style = unpack_from("<HHH", stream, start)
        styles = [style]
    elif kind == _SEVERAL:
        row, column = unpack_from("<HH", stream, start)
        styles = [unpack_from("<H", stream, start + place)[0] for place in range(4, length - 2, 6)]
    else:
        return
    for place, style in enumerate(styles):
        if mark := seen.marks.get(seen.styles[style], ""):
            yield row + 1, column + place + 1, mark
