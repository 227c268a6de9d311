"""Cases are kept, conflicts are refused, an edit can be taken back; always with a real database file."""

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bizcase.errors import StoreError
from bizcase.model.case_file import CaseFile, Company, Programme
from bizcase.store import ConflictError, SavedCase, Store, sqlite_url


def case(name: str) -> CaseFile:
    return CaseFile(company=Company(name=name))


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path / "home")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(url)
    yield store
    store.close()


def test_a_case_comes_back_as_it_was_saved(store: Store) -> None:
    saved = store.create(case("Acme £5_* <b>"))
    assert store.load(saved.info.id) == saved
    assert saved.case == case("Acme £5_* <b>")
    assert (saved.info.rev, saved.can_undo) == (1, False)


def test_a_case_survives_reopening(store: Store, url: str) -> None:
    saved = store.save(store.create(case("Acme")).info.id, 1, case("Acme 2"))
    store.close()
    again = Store(url)
    assert again.load(saved.info.id) == saved
    again.close()


def test_every_save_is_a_revision_and_an_equal_one_is_none(store: Store) -> None:
    first = store.create(case("Acme"))
    second = store.save(first.info.id, 1, case("Brown"))
    assert second.info.rev == 2
    assert store.save(first.info.id, 2, case("Brown")) == second


def test_two_connections_conflict_and_the_first_save_stays(store: Store, url: str) -> None:
    other = Store(url)
    case_id = store.create(case("Acme")).info.id
    other.save(case_id, 1, case("theirs"))
    with pytest.raises(ConflictError) as refused:
        store.save(case_id, 1, case("mine"))
    assert refused.value.problems == (f"case {case_id!r}: changed elsewhere since revision 1; load it again",)
    assert store.load(case_id).case == case("theirs")
    other.close()


def test_of_many_at_once_exactly_one_wins(store: Store, url: str) -> None:
    case_id = store.create(case("Acme")).info.id
    outcomes: list[object] = []

    def save(number: int) -> None:
        own = Store(url)
        try:
            outcomes.append(own.save(case_id, 1, case(f"number {number}")))
        except ConflictError as error:
            outcomes.append(error)
        own.close()

    threads = [threading.Thread(target=save, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (winner,) = [one for one in outcomes if isinstance(one, SavedCase)]
    assert len(outcomes) == 6
    assert store.load(case_id) == winner


def test_undo_goes_back_step_by_step_to_the_first_state(store: Store) -> None:
    case_id = store.create(case("one")).info.id
    store.save(case_id, 1, case("two"))
    store.save(case_id, 2, case("three"))
    assert store.undo(case_id, 3).case == case("two")
    first = store.undo(case_id, 4)
    assert (first.case, first.can_undo) == (case("one"), False)
    with pytest.raises(StoreError) as refused:
        store.undo(case_id, 5)
    assert refused.value.problems == (f"case {case_id!r}: nothing to undo; this is its first state",)


def test_every_state_stays_readable_by_its_revision(store: Store) -> None:
    first = store.create(case("One"))
    store.save(first.info.id, 1, case("Two"))
    store.undo(first.info.id, 2)
    assert [store.at(first.info.id, rev) for rev in (1, 2, 9)] == [case("One"), case("Two"), None]


def test_an_edit_after_undo_can_be_undone_again(store: Store) -> None:
    case_id = store.create(case("one")).info.id
    store.save(case_id, 1, case("two"))
    store.undo(case_id, 2)
    store.save(case_id, 3, case("other"))
    assert store.undo(case_id, 4).case == case("one")


def test_undo_is_refused_when_somebody_else_saved(store: Store) -> None:
    case_id = store.create(case("one")).info.id
    store.save(case_id, 1, case("two"))
    with pytest.raises(ConflictError):
        store.undo(case_id, 1)
    assert store.load(case_id).case == case("two")


def test_the_list_names_the_last_saved_first(store: Store) -> None:
    first = store.create(CaseFile(company=Company(name="Acme"), programme=Programme(name="Closer")))
    second = store.create(CaseFile())
    assert [info.title for info in store.cases()] == ["Untitled case", "Acme: Closer"]
    store.save(first.info.id, 1, case("Brown"))
    assert [(info.id, info.title) for info in store.cases()] == [
        (first.info.id, "Brown"),
        (second.info.id, "Untitled case"),
    ]


def test_a_deleted_case_is_gone_with_all_its_states(store: Store, url: str) -> None:
    saved = store.create(case("Acme"))
    store.delete(saved.info.id)
    store.delete(saved.info.id)
    assert store.cases() == ()
    with pytest.raises(StoreError) as refused:
        store.load(saved.info.id)
    assert refused.value.problems == (f"case {saved.info.id!r}: not saved here; open another one from the list",)
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        assert connection.execute("select count(*) from case_versions").fetchone() == (0,)


def test_saving_a_deleted_case_is_refused(store: Store) -> None:
    case_id = store.create(case("Acme")).info.id
    store.delete(case_id)
    with pytest.raises(ConflictError):
        store.save(case_id, 1, case("Acme 2"))


def test_a_case_of_a_newer_version_is_named_not_mangled(store: Store, url: str) -> None:
    case_id = store.create(case("Acme")).info.id
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("update cases set doc = ?, schema_version = 2", ['{"version": 2, "novel": 1}'])
    with pytest.raises(StoreError) as refused:
        store.load(case_id)
    assert refused.value.problems == (
        f"case {case_id!r}: saved by another version of bizcase (2); update bizcase to open it",
    )


def test_readers_do_not_wait_for_a_writer(store: Store, url: str) -> None:
    saved = store.create(case("Acme"))
    with sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert store.load(saved.info.id) == saved
        writer.execute("ROLLBACK")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError) as refused:
        sqlite_url(tmp_path / "file" / "home")
    assert refused.value.problems == (
        f"{tmp_path / 'file' / 'home'}: cannot hold the cases (Not a directory); choose another folder",
    )


def test_an_address_that_is_none_is_named() -> None:
    with pytest.raises(StoreError) as refused:
        Store("nonsense")
    assert refused.value.problems == (
        "the address of the database of cases: Could not parse SQLAlchemy URL from given URL string; "
        "give one like sqlite:////path/file",
    )


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path)
    (tmp_path / "cases.sqlite3").write_bytes(b"not a database at all" * 500)
    with pytest.raises(StoreError) as refused:
        Store(url)
    assert refused.value.problems == ("the database of cases does not answer: file is not a database",)
