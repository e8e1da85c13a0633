"""A folder of cases that is read again at each change, without reading again what cannot have become another: for a preview.

`loading` reads everything once; this module calls its parts. What it keeps is what the files hold: a file is read again
when its content has changed, or when something around it has that its reading may have asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.casebook.check.casefile import CaseFile, read_case_file
from macros.casebook.check.folders import Listing, listing
from macros.casebook.check.loading import (
    REGISTERS,
    CaseFolder,
    Loaded,
    Registers,
    case_folder,
    no_folder,
    own_or_fallback,
    put_together,
    read_registers,
    start_reading,
)
from macros.casebook.files.changes import Changes, files_below
from macros.casebook.registers.vocabularies import FOLDER as VOCABULARIES
from macros.casebook.schema.communes import Communes
from macros.casebook.schema.context import Context
from macros.casebook.types import case_types


@dataclass(frozen=True, slots=True)
class _Read:
    """One reading of the folder: what was found, and what came of it. `files` are by their paths."""

    listing: Listing
    registers: Registers
    folder: CaseFolder
    context: Context
    files: Mapping[Path, CaseFile]
    loaded: Loaded


class Rereading:
    """The cases of a folder, as `loading.load` reads them, at each call of `load`.

    A call returns the same object as the last one when nothing has changed.
    """

    def __init__(self, cases: Path, fallback: Path | None = None) -> None:
        self._cases, self._fallback = cases, fallback
        self._types = case_types()
        self._communes = Communes()
        self._lists, self._contents, self._images = Changes(), Changes(), Changes()
        self._last: _Read | None = None
        self._missing: Loaded | None = None
        self._begun: Callable[[], Loaded] | None = None

    def start(self, processes: int = 1) -> None:
        """Begin the first reading, in several processes when there are many files; the next call of `load` waits for its
        end. Raises `OSError` when a folder cannot be read, and `WorkerLost`."""
        if not self._cases.is_dir():
            return
        names, registers, folder = listing(self._cases), self._lists_now(), case_folder(self._types, self._cases)
        context = registers.context(folder, self._communes)
        self._contents.since_last(file.path for file in folder.paths)
        self._images.since_last(files_below(folder.images))
        read = start_reading(context, folder.paths, processes)

        def finish() -> Loaded:
            return self._keep(names, registers, folder, context, dict(zip((file.path for file in folder.paths), read(), strict=True)))

        self._begun = finish

    def load(self) -> Loaded:
        """What the folder holds now; the first time, what it held at `start`.

        Never raises for what the files hold. Raises `OSError` when a folder cannot be read, and `WorkerLost`; the next call
        then reads everything.
        """
        begun, self._begun = self._begun, None
        try:
            return begun() if begun else self._load()
        except BaseException:
            self._last = None  # what has changed may have been noted without being read
            raise

    def _load(self) -> Loaded:
        if not self._cases.is_dir():
            self._last = None
            self._missing = self._missing or no_folder(self._cases)
            return self._missing
        self._missing = None
        last, names, registers = self._last, listing(self._cases), self._lists_now()
        folder = last.folder if last and names == last.listing else case_folder(self._types, self._cases)
        changed = self._contents.since_last(file.path for file in folder.paths)
        other_images = bool(self._images.since_last(files_below(folder.images)))
        alike = last is not None and registers is last.registers and folder is last.folder
        if last and alike and not changed and not other_images:
            return last.loaded
        context = last.context if last and alike else registers.context(folder, self._communes)
        difference = Difference.between(last.context, context) if last else None
        files: dict[Path, CaseFile] = {}
        for file in folder.paths:
            kept = last.files.get(file.path) if last and file.path not in changed else None
            if kept is None or difference is None or difference.concerns(kept):
                kept = read_case_file(context, file.kind, file.path, file.shown)
            files[file.path] = kept
        return self._keep(names, registers, folder, context, files)

    def _keep(self, names: Listing, registers: Registers, folder: CaseFolder, context: Context, files: Mapping[Path, CaseFile]) -> Loaded:
        loaded = put_together(registers, folder, context, tuple(files.values()))
        self._last = _Read(names, registers, folder, context, files, loaded)
        return loaded

    def _lists_now(self) -> Registers:
        """The registers: those of the last call when none of their files has changed."""
        paths = [own_or_fallback(self._cases, self._fallback, name) for name in REGISTERS]
        if self._fallback:
            paths.append(self._fallback / VOCABULARIES)  # a vocabulary may be lent by itself
        changed = self._lists.since_last(files_below(*dict.fromkeys(paths)))
        if self._last and not changed:
            return self._last.registers
        return read_registers(self._cases, self._fallback)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs around the files between two readings: anything at all, the terms, the keys of the cases
    (`folder/slug`) and the ids of the documents that are gone, or have other dates."""

    any: bool
    terms: bool
    cases_gone: frozenset[str]
    documents_gone: frozenset[str]

    @classmethod
    def between(cls, before: Context, now: Context) -> Difference:
        """The difference of the contexts of two readings."""
        if before is now:
            return cls(False, False, frozenset(), frozenset())
        return cls(
            True,
            (before.ids, before.groups, before.tops, before.homes, before.admitted) != (now.ids, now.groups, now.tops, now.homes, now.admitted),
            frozenset(before.slugs.with_folders) - frozenset(now.slugs.with_folders),
            frozenset(before.sources) - frozenset(now.sources)
            | {id for id, until in before.known_until.items() | now.known_until.items() if before.known_until.get(id) != now.known_until.get(id)},
        )

    def concerns(self, file: CaseFile) -> bool:
        """Whether a file might be read otherwise now.

        A file without a problem has asked for terms, cases and documents, and found them all: it is read otherwise only
        when one of these is gone, or when a term has changed. A problem may propose a name that is near, and so depends on
        every name; a document that a file brings may have become one of the common list.
        """
        if not self.any:
            return False
        if self.terms or file.problems or file.brought or file.case is None:
            return True
        return any(reference.key in self.cases_gone for reference in file.case.references) or not self.documents_gone.isdisjoint(file.case.sources)
