"""Where the table is, and what around it is none of it."""

from bizcase.intake import read_initiatives
from bizcase.model.reading import UnreadRow
from tests.intake.sheets import notes, read, xlsx_of


def test_lines_above_the_table_are_reported_not_read() -> None:
    found = read("Social plan 2027,,", "Draft for the board,,", ",,", "Initiative,Owner,Annual cost", "Care desk,Jo,1")
    assert [one.name for one in found.initiatives] == ["Care desk"]
    assert found.unread == (
        UnreadRow(1, ("Social plan 2027",), "a line above the table"),
        UnreadRow(2, ("Draft for the board",), "a line above the table"),
    )


def test_a_totals_row_is_reported_not_read() -> None:
    for label in ("Total", "Sum:", "Summe", "TOTAL", "Sub-total", "Total cost"):
        found = read("Initiative,Owner,Annual cost", "Care desk,Jo,1", f"{label},,1")
        assert found.unread == (UnreadRow(3, (label, "1"), "a totals row; bizcase adds up itself"),)


def test_an_initiative_whose_name_starts_with_total_is_read() -> None:
    found = read("Initiative,Owner,Annual cost", "Total rewards stories,,1", "Total recall,Jo,1")
    assert [one.name for one in found.initiatives] == ["Total rewards stories", "Total recall"]


def test_notes_below_the_table_are_reported_not_read() -> None:
    found = read("Initiative,Owner", "Care desk,Jo", "Alumni,Kim", "", "Figures from finance", "* indicative")
    assert [one.name for one in found.initiatives] == ["Care desk", "Alumni"]
    assert [(one.row, one.reason) for one in found.unread] == [
        (5, "a note below the table"),
        (6, "a note below the table"),
    ]


def test_a_source_line_right_below_the_table_is_a_note() -> None:
    found = read("Initiative,Owner", "Care desk,Jo", "Source: finance team")
    assert found.unread == (UnreadRow(3, ("Source: finance team",), "a note, not a row of the table"),)


def test_initiatives_of_a_name_alone_are_read() -> None:
    assert len(read("Initiative,Owner", "Care desk,", "Alumni,").initiatives) == 2


def test_blank_rows_between_initiatives_are_passed_over() -> None:
    found = read("Initiative,Owner", "Care desk,Jo", ",", "", "Alumni,Kim")
    assert len(found.initiatives) == 2
    assert found.unread == ()


def test_a_row_without_a_name_is_reported_with_its_cells() -> None:
    found = read("Initiative,Owner", ",Jo", "-,Kim")
    assert found.unread == (
        UnreadRow(2, ("Jo",), "no name; write it in column 'Initiative'"),
        UnreadRow(3, ("-", "Kim"), "no name; write it in column 'Initiative'"),
    )


def test_a_repeated_header_is_reported_not_read() -> None:
    found = read("Initiative,Owner", "Care desk,Jo", "Initiative,Owner", "Alumni,Kim")
    assert found.unread == (UnreadRow(3, ("Initiative", "Owner"), "the header again"),)


def test_blank_columns_around_the_table_do_no_harm() -> None:
    found = read(",,Initiative,,Owner", ",,Care desk,,Jo")
    assert (found.initiatives[0].name, found.initiatives[0].owner) == ("Care desk", "Jo")
    assert found.initiatives[0].extra == {}


def test_a_column_without_a_header_is_kept_by_its_letter() -> None:
    assert read("Initiative,,Owner", "Care desk,north,Jo").initiatives[0].extra == {"column B": "north"}


def test_unknown_columns_are_kept_as_extra_facts() -> None:
    found = read("Initiative,Region,Region", "Care desk,north,east")
    assert found.initiatives[0].extra == {"Region": "north", "Region (2)": "east"}


def test_a_near_miss_of_a_header_is_taken_and_said() -> None:
    found = read("Inititative,Anual costs", "Care desk,12k")
    assert found.initiatives[0].annual_cost == 12000
    assert notes(found.assumptions) == [
        "row 1, column A: 'Inititative' taken as 'initiative'",
        "row 1, column B: 'Anual costs' taken as 'annual costs'",
    ]


def test_german_and_french_headers_are_recognised() -> None:
    german = read("Maßnahme;Einmalige Kosten;Laufende Kosten;Verantwortlich;Dauer (Monate)", "Runde;1;2;Jo;6")
    assert list(german.columns) == ["name", "one_off_cost", "annual_cost", "owner", "duration_months"]
    french = read("Projet;Coût annuel;Responsable;Début;Réseaux", "Cercle;2;Jo;2027-04-01;X")
    assert list(french.columns) == ["name", "annual_cost", "owner", "start", "channels"]


def test_of_two_columns_for_one_field_the_better_spelling_wins_and_both_are_kept() -> None:
    found = read("Name,Initiative", "Jo,Care desk")
    assert found.initiatives[0].name == "Care desk"
    assert found.initiatives[0].extra == {"Name": "Jo"}
    assert notes(found.assumptions) == [
        "row 1, column A: 'Name' name is read from 'Initiative'; this column is kept as an extra fact"
    ]


def test_a_column_called_cost_is_taken_as_annual_and_said() -> None:
    found = read("Initiative,Cost (£k)", "Care desk,12")
    assert found.initiatives[0].annual_cost == 12000
    assert notes(found.assumptions) == [
        "row 1, column B: 'Cost (£k)' taken as the annual cost; call it 'One-off cost' if it is not",
        "row 1, column B: 'Cost (£k)' amounts taken times 1,000",
    ]


def test_a_column_called_cost_beside_the_annual_cost_is_the_one_off_cost() -> None:
    found = read("Initiative,Cost,Annual cost", "Care desk,12,3")
    assert (found.initiatives[0].one_off_cost, found.initiatives[0].annual_cost) == (12, 3)


def test_repeated_names_are_both_kept_and_said() -> None:
    found = read("Initiative,Owner", "Care desk,Jo", "care desk,Kim")
    assert [one.id for one in found.initiatives] == ["I01", "I02"]
    assert notes(found.notes) == ["row 3, name: 'care desk' stands in row 2 too; kept as an initiative of its own"]


def test_given_ids_are_kept_and_repeated_ones_replaced() -> None:
    found = read("ID,Initiative", "A1,Care desk", "a1,Alumni", ",Runde")
    assert [one.id for one in found.initiatives] == ["A1", "I01", "I02"]
    assert notes(found.notes) == ["row 3, id: 'a1' is the id of row 2 too; given an id of its own"]


def test_a_formula_stays_text() -> None:
    found = read_initiatives(xlsx_of(Plan=[["Initiative", "Owner"], ["=1+1", "@SUM(A1)"]]), "plan.xlsx")
    assert (found.initiatives[0].name, found.initiatives[0].owner) == ("=1+1", "@SUM(A1)")
