"""Text tables: encoding, delimiter, line endings."""

import csv
import io
import re
from collections.abc import Iterator

from bizcase.errors import InputError
from bizcase.intake.grid import Grid, Row
from bizcase.intake.header_rows import header_score
from bizcase.model.reading import Note

_DELIMITERS = (",", ";", "\t", "|", "^", "~", ":", "\x1f", "，", "；")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SIGNS = "£€$§°–—‘’“”„…•·«»©®™×±½²µ\xa0¿¡"
_WESTERN = rf"[äöüßÄÖÜéèêëàâçîïôûùœŒÉÈÀÇñáíóúåøæØÅÆ{_SIGNS}]*"
_LEGACY = (
    ("cp1252", "Windows-1252", _WESTERN),
    ("mac_roman", "Mac Roman", _WESTERN),
    ("cp1254", "Windows-1254", rf"[ğışĞİŞçöüÇÖÜâîûÂÎÛ{_SIGNS}]*"),
    ("cp1250", "Windows-1250", rf"[ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰăâîșțşţäöüß{_SIGNS}]*"),
    ("cp932", "Shift-JIS", r"(?=.*[\u3041-\u30fe])[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]*"),
    ("cp1253", "Windows-1253", rf"(?=.*[α-ω])[Ά-ΏΑ-ία-ώ{_SIGNS}]*"),
    ("cp1251", "Windows-1251", rf"(?=.*[а-я])[А-яЁёІіЇїЄєҐґ№{_SIGNS}]*"),
)
MOST_COLUMNS = 16_384
_SNIFFED = 200
_GUARDED = re.compile(r"\A'(?='*[=+\-@])")  # written before text that a spreadsheet program would run
_LONGEST_FIELD = 20_000_000


def read_text(data: bytes, name: str, kind: str) -> Grid:
    """The table in ``data`` as rows of text, numbered as a spreadsheet would; others than Unicode are said.

    Raises InputError for bytes that are no text.
    """
    text, encoding = decode(data, name)
    notes: tuple[Note, ...] = ()
    if not encoding.startswith("utf"):
        notes = (Note("file", encoding, "taken as the encoding of the text, which is not Unicode"),)
    text, delimiter = _stated_delimiter(text.removeprefix("\ufeff"))
    text = _unwrapped(text)
    rows, unclosed = _rows(text, delimiter or _delimiter(text, kind))
    _refuse_wide(rows, name)
    if unclosed:
        notes += (Note("file", '"', "a quotation mark is never closed; quotation marks are read as text"),)
    return Grid(rows, name, notes)


def _refuse_wide(rows: list[Row], name: str) -> None:
    wide = next((row for row in rows if len(row[1]) > MOST_COLUMNS and any(row[1][MOST_COLUMNS:])), None)
    if wide:
        columns = f"{len(wide[1]):,} columns; at most {MOST_COLUMNS:,} are accepted"
        raise InputError([f"{name}, row {wide[0]}: {columns}"])


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of ``data`` and the name of its encoding.

    >>> decode("Kanäle".encode("cp1252"), "a.csv")
    ('Kanäle', 'Windows-1252')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name), encoding
    if encoding := _unmarked_utf_16(data):
        return _strictly(data, encoding, name), encoding
    if b"\0" in data:
        raise InputError([f"{name}: not text (it holds zero bytes); accepted: CSV, XLSX, XLS, ODS"])
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _legacy(data, name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError([f"{name}: byte {error.start + 1:,} is not {encoding}; save it again as CSV UTF-8"]) from error


def _unmarked_utf_16(data: bytes) -> str:
    """UTF-16 without its mark: in Latin text every other byte is zero."""
    sample = data[:2000]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    return "utf-16-be" if half and sample[0::2].count(0) > 0.6 * half else ""


def _legacy(data: bytes, name: str) -> tuple[str, str]:
    """The first code page under which every letter is one of its languages, else the most likely one."""
    for encoding, label, letters in _LEGACY:
        text = data.decode(encoding, errors="replace")
        if re.fullmatch(letters, "".join({one for one in text if one > "\x7f"})):
            return text, label
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise InputError([f"{name}: its encoding is not known; save it again as CSV UTF-8"])
    return data.decode(best.encoding, errors="replace"), best.encoding


def _stated_delimiter(text: str) -> tuple[str, str]:
    """Excel's first line "sep=;" taken off: Excel does not count it as a row either."""
    found = re.match(r'"?sep=([,;\t|:^~#])"?[,;\t|]*(?:\r\n|\r|\n)', text, re.IGNORECASE)
    return (text[found.end() :], found[1]) if found else (text, "")


def _delimiter(text: str, kind: str) -> str:
    """The delimiter under which the header fits best; of equals the one that parts every row alike."""
    lines = "".join(text[:400_000].splitlines(keepends=True)[:_SNIFFED])

    def fit(delimiter: str) -> tuple[float, float, int, int]:
        rows, _ = _rows(lines, delimiter)
        widths = [len(cells) for _, cells in rows]
        first = widths[0] if widths else 0
        overflow = sum(1 for width in widths if width > first)
        score = header_score(rows, kind)
        alike = 0.0 if score else _alike(widths)
        return score, alike, -overflow, max(widths, default=0) if not overflow else 0

    return max((one for one in _DELIMITERS if one in ",;" or one in lines), key=fit)


def _alike(widths: list[int]) -> float:
    """The share of rows parted into the same number of cells, two or more."""
    most = max(widths, key=widths.count, default=1)
    return widths.count(most) / len(widths) if most > 1 else 0.0


def _unwrapped(text: str) -> str:
    """Lines that are each one quoted cell, as Excel writes a file that it took for one column, as they were."""
    lines = text.splitlines()
    filled = [line for line in lines if line.strip()]
    wrapped = [line for line in filled if re.fullmatch(r'"(?:[^"]|"")*"[,;\t]*', line)]
    if len(filled) < 2 or len(wrapped) < len(filled) or not re.search(r"[,;\t|]", filled[0].strip('",;\t|')):
        return text
    return "\n".join(re.sub(r'^"(.*)"[,;\t]*$', r"\1", line).replace('""', '"') for line in lines)


def _rows(text: str, delimiter: str) -> tuple[list[Row], bool]:
    """The rows of ``text``, and whether a quotation mark in it is never closed."""
    csv.field_size_limit(_LONGEST_FIELD)
    rows = list(_records(text, delimiter))
    if text.count('"') % 2 and rows and _swallowed(rows, text):
        plain = _records(text, delimiter, quoted=False)
        return [(number, [_bare(one) for one in cells]) for number, cells in plain], True
    return rows, False


def _records(text: str, delimiter: str, quoted: bool = True) -> Iterator[Row]:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    if not quoted:
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    for number, cells in enumerate(reader, start=1):
        if any(cells):
            yield number, [_GUARDED.sub("", one, count=1) if one.startswith("'") else one for one in cells]


def _swallowed(rows: list[Row], text: str) -> bool:
    last = rows[-1][1][-1]
    return (
        isinstance(last, str)
        and re.search(r"[\r\n]", last.strip()) is not None
        and text.rstrip().endswith(last.rstrip()[-20:])
    )


def _bare(cell: object) -> str:
    return str(cell).strip().strip('"')
