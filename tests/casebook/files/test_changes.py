"""A changed file is found by its content, whatever its times say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.casebook.files.changes import Changes, files_below

LONG_AGO = 1_500_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text("un", encoding="utf-8")
    return path


def test_each_change_is_told_once(file: Path, tmp_path: Path) -> None:
    changes, other = Changes(), tmp_path / "b.md"
    assert changes.since_last([file]) == {file}
    assert changes.since_last([file]) == set()
    file.write_text("deux", encoding="utf-8")
    other.write_text("un", encoding="utf-8")
    assert changes.since_last([file, other]) == {file, other}
    file.unlink()
    assert changes.since_last([file, other]) == {file}
    assert changes.since_last([file, other]) == set()
    assert changes.since_last([]) == {other}


def test_a_file_saved_as_it_was_has_not_changed(file: Path) -> None:
    changes = Changes()
    changes.since_last([file])
    file.write_text("un", encoding="utf-8")
    os.utime(file, (LONG_AGO, LONG_AGO))
    assert changes.since_last([file]) == set()


def test_an_edit_that_leaves_size_and_time_as_they_were_is_found(file: Path) -> None:
    changes = Changes()
    changes.since_last([file])
    before = file.stat()
    file.write_text("xx", encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert changes.since_last([file]) == {file}


def test_a_file_that_another_one_replaces_is_found(file: Path, tmp_path: Path) -> None:
    changes, new = Changes(), tmp_path / "new"
    changes.since_last([file])
    new.write_text("xx", encoding="utf-8")
    new.replace(file)
    assert changes.since_last([file]) == {file}


def test_what_is_no_file_is_never_opened(tmp_path: Path, patience: None) -> None:
    changes, pipe, link = Changes(), tmp_path / "pipe.md", tmp_path / "lien.md"
    os.mkfifo(pipe)
    link.symlink_to("ailleurs")
    assert changes.since_last([pipe, link]) == {pipe, link}
    assert changes.since_last([pipe, link]) == set()
    pipe.unlink()
    pipe.write_text("un", encoding="utf-8")
    assert changes.since_last([pipe, link]) == {pipe}


def test_the_files_of_a_folder_come_in_one_order_and_without_what_python_leaves(tmp_path: Path) -> None:
    for name in ("b/z.md", "b/a.md", "a.md", "__pycache__/x.pyc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert files_below(tmp_path, tmp_path / "nulle-part") == [tmp_path / name for name in ("a.md", "b/a.md", "b/z.md", "nulle-part")]
