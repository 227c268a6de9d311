"""Spreadsheets of goals and initiatives: read, looked at, mended, then accepted; nothing is taken over unseen."""

from hashlib import sha256

import streamlit as st

from bizcase import api
from bizcase.errors import InputError
from bizcase.model.case_file import CaseFile
from bizcase.template_sheet import Kind
from bizcase.ui import downloads, import_accept, import_columns, import_preview, import_report, imports, state
from bizcase.ui.chrome import needs_case
from bizcase.ui.text import bullets

TYPES = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"]
_TITLES = {"initiatives": "Upload the spreadsheet of initiatives", "goals": "Upload a spreadsheet of goals"}


def waits(kind: Kind) -> bool:
    """Whether a file lies in the uploader."""
    return state.lasting_value(f"upload-{kind}") is not None


def upload(kind: Kind) -> bool:
    """The uploader with its report; whether a file waits to be accepted."""
    case, name = needs_case().case, f"upload-{kind}"
    expanded = not getattr(case, kind) or waits(kind)
    with st.expander(_TITLES[kind], icon=":material/upload_file:", expanded=expanded, key=state.key(f"box-{kind}")):
        file = st.file_uploader(
            f"CSV, Excel or OpenDocument: one {kind.removesuffix('s')} a row, wherever the table stands in the sheet",
            type=TYPES,
            key=state.lasting_key(name),
            max_upload_size=10,
        )
        if file is None:
            downloads.template(kind)
            return False
        found = _tried(kind, file.getvalue(), file.name, case)
        if found:
            _show(found)
        return found is not None


def _tried(kind: Kind, data: bytes, name: str, case: CaseFile) -> imports.Import | None:
    digest = sha256(data).hexdigest()
    picked = f"sheet-{kind}-{digest}"
    sheet = state.draft(picked).get(0, {}).get("sheet", "")
    try:
        found = imports.read(kind, data, name, _how(kind, case, sheet), case, f"{kind}-{digest}")
    except InputError as error:
        st.error(bullets(error.problems), title="Nothing was read; your case is as it was", icon=":material/error:")
        _pick_sheet(picked, data, "")
        import_columns.forget_button(kind, case)
        return None
    _pick_sheet(picked, data, found.reading.sheet.name)
    return found


def _pick_sheet(name: str, data: bytes, read: str) -> None:
    """A choice of the sheets of a workbook, where it has several; ``read`` is the one that was read."""
    sheets = imports.sheets(data)
    if len(sheets) > 1:
        st.selectbox(
            "Sheet that was read; choose another one to read that",
            sheets,
            index=sheets.index(read) if read in sheets else None,
            placeholder="Choose a sheet",
            key=state.lasting_key(name),
            on_change=_picked,
            args=(name,),
            width=400,
        )


def _picked(name: str) -> None:
    state.draft(name)[0] = {"sheet": state.lasting_value(name)}


def _how(kind: Kind, case: CaseFile, sheet: str) -> imports.How:
    chosen = tuple((one.header, one.field) for one in case.columns if one.table == kind)
    return imports.How(case.company.currency, case.company.fiscal_year_start, chosen, sheet, api.present_day())


def _show(found: imports.Import) -> None:
    import_report.summary(found)
    import_report.questions(found)
    import_accept.accept(found)
    preview, columns, assumed, unread = st.tabs(["Preview and edit", "Columns", "Assumed", "Rows left out"])
    with preview:
        import_preview.beside(found)
    with columns:
        import_columns.choices(found)
    with assumed:
        import_report.assumptions(found)
    with unread:
        import_report.unread(found)
