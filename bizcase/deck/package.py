"""The zip of a deck with fixed dates, so that the same story gives the same file to the byte."""

from datetime import date
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from pptx.opc.package import OpcPackage
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter, _ZipPkgWriter


class _DatedZip(_ZipPkgWriter):
    def __init__(self, target: str | IO[bytes], dated: date) -> None:
        super().__init__(target)
        self._dated = (dated.year, dated.month, dated.day, 0, 0, 0)

    def write(self, pack_uri: PackURI, blob: bytes) -> None:
        """Write one member with the date of the deck instead of the clock's."""
        entry = ZipInfo(pack_uri.membername, date_time=self._dated)
        entry.compress_type = ZIP_STORED if pack_uri.ext == "xlsx" else ZIP_DEFLATED  # a workbook is packed already
        self._zipf.writestr(entry, blob, compresslevel=1)


def save_package(package: OpcPackage, target: str | IO[bytes], dated: date) -> None:
    """Write ``package`` to ``target`` as python-pptx would, every member dated ``dated``; raises ``OSError``."""
    writer: Any = PackageWriter(target, package._rels, tuple(package.iter_parts()))
    with _DatedZip(target, dated) as archive:
        writer._write_content_types_stream(archive)
        writer._write_pkg_rels(archive)
        writer._write_parts(archive)
