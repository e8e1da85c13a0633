"""A random walk over a folder of cases: what people do to it, and what they should not, step by step.

Every step can be taken back, so that a test comes from wherever it has gone to a folder without an error.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path


class Walk:
    """Steps over a folder of cases, the same ones for one seed."""

    def __init__(self, cases: Path, seed: int) -> None:
        self.cases = cases
        self.rng = random.Random(seed)
        self.number = 0
        self.taken: list[dict[Path, bytes | None]] = []
        self.told: list[str] = []
        self.steps: tuple[Callable[[], None], ...] = (
            *3 * (self.edit, self.summarise),
            *2 * (self.rename, self.withdraw, self.publish_again, self.add),
            *(self.break_file, self.delete, self.delete_unlinked, self.label_term, self.add_term, self.drop_term),
            *(self.retitle_source, self.add_source, self.drop_source, self.misplace, self.leave_alone, self.mend),
        )

    def step(self) -> str:
        """Take one step; returns what it was."""
        self.number += 1
        taken = self.rng.choice(self.steps)
        self.taken.append({})
        taken()
        self.told.append(f"{self.number}: {taken.__name__} {', '.join(path.name for path in self.taken[-1])}")
        return self.told[-1]

    def take_back(self) -> None:
        """Take back the last step that is left."""
        for path, content in self.taken.pop().items():
            self._put(path, content)

    def arrive(self) -> None:
        """Keep what there is: it cannot be taken back any more."""
        self.taken.clear()

    # --- what people do ------------------------------------------------------------------

    def edit(self) -> None:
        """A sentence more."""
        path = self._some_case()
        self._text(path, f"{path.read_text(encoding='utf-8', errors='replace').rstrip()}\n\nUne phrase de plus, la {self.number}e.\n")

    def summarise(self) -> None:
        """Another summary."""
        self._change(self._some_case(), r"(?m)^summary: .*$", f"summary: Un résumé de plus, le {self.number}e.")

    def rename(self) -> None:
        """A case gets another address; what links to it is mended, and the former address redirects."""
        path = self._some_case()
        new = f"{path.stem[:50]}-{self.number}"
        content = path.read_bytes()
        self._write(path, None)
        self._write(path.with_name(f"{new}.md"), content)
        for other in self._all_cases():
            text = other.read_text(encoding="utf-8", errors="surrogateescape")
            if (changed := re.sub(rf"(?<![\w-]){path.stem}(?![\w-])", new, text)) != text:
                self._write(other, changed.encode("utf-8", errors="surrogateescape"))
        if b"former_slugs" not in content:
            self._change(path.with_name(f"{new}.md"), r"\A---\n", f"---\nformer_slugs: [{path.stem}]\n")

    def add(self) -> None:
        """A case more, much like another one."""
        path = self._some_case()
        text = re.sub(r"(?m)^(title|aliases|former_slugs): .*\n", "", path.read_text(encoding="utf-8", errors="replace"))
        self._text(path.with_name(f"cas-de-plus-{self.number}.md"), text.replace("---\n", f"---\ntitle: Cas de plus {self.number}\n", 1))

    def withdraw(self) -> None:
        """A case is taken down."""
        self._change(self._some_case(), r"\A---\n", '---\nwithdrawn: {on: 2024-01-01, reason: "à sa demande"}\n')

    def publish_again(self) -> None:
        """A case that was taken down comes back."""
        withdrawn = [path for path in self._all_cases() if b"\nwithdrawn:" in path.read_bytes()]
        if withdrawn:
            self._change(self.rng.choice(withdrawn), r"(?m)^withdrawn: .*\n", "")

    def delete_unlinked(self) -> None:
        """A case goes that no other one names."""
        texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in self._all_cases()}
        alone = [path for path in texts if not any(path.stem in text for other, text in texts.items() if other != path)]
        if alone:
            self._write(self.rng.choice(alone), None)

    def label_term(self) -> None:
        """A term gets another label."""
        self._change_one(self._some_vocabulary(), r"(?m)^(  pref_label: [^\"'\n]*)$", r"\1 bis")

    def add_term(self) -> None:
        """A theme more."""
        path = self.cases / "_vocabularies" / "themes.yml"
        self._text(path, f"{path.read_text(encoding='utf-8').rstrip()}\n\n- id: theme-{self.number}\n  pref_label: Thème {self.number}\n  broader: metiers\n")

    def retitle_source(self) -> None:
        """A document gets another title."""
        self._change_one(self.cases / "_sources.yml", r"(?m)^((?:- |  )title: [^\"'\n]*)$", r"\1 bis")

    def add_source(self) -> None:
        """A document more."""
        path = self.cases / "_sources.yml"
        entry = (
            f'- id: document-{self.number}\n  title: Document {self.number}\n  publisher: Avise\n  published: "2022"\n  note: Sans adresse.\n  kind: article\n'
        )
        self._text(path, f"{path.read_text(encoding='utf-8').rstrip()}\n\n{entry}")

    def leave_alone(self) -> None:
        """A file is saved as it was."""
        path = self._some_case()
        self._put(path, path.read_bytes())

    # --- what they should not do ---------------------------------------------------------

    def break_file(self) -> None:
        """A file that cannot be read, or says what cannot be."""
        path = self.rng.choice([self._some_case(), self._some_case(), self._some_case(), self._some_vocabulary(), self.cases / "_sources.yml"])
        content = path.read_bytes()
        self._write(
            path, self.rng.choice([b"", b"\xff\xfe\x00", b"---\ntitle: [\n", content[: len(content) // 2], content + b"\n\x07", b"couleur: bleu\n" + content])
        )

    def delete(self) -> None:
        """Any case goes, named by others or not."""
        self._write(self._some_case(), None)

    def drop_term(self) -> None:
        """A term goes, used or not."""
        self._drop_entry(self._some_vocabulary())

    def drop_source(self) -> None:
        """A document goes, cited or not."""
        self._drop_entry(self.cases / "_sources.yml")

    def misplace(self) -> None:
        """A file that is no case, among the cases."""
        self._write(self.cases / "poles" / self.rng.choice(["notes.txt", "Majuscule.md", "_brouillon.md", ".cache.md"]), b"Rien.\n")

    def mend(self) -> None:
        """The last step is taken back by hand."""
        if len(self.taken) > 1:
            for path, content in self.taken[-2].items():
                self._write(path, content)

    # --- files ---------------------------------------------------------------------------

    def _all_cases(self) -> list[Path]:
        return sorted(path for path in self.cases.glob("*/*.md") if not path.parent.name.startswith("_"))

    def _some_case(self) -> Path:
        return self.rng.choice(self._all_cases())

    def _some_vocabulary(self) -> Path:
        return self.rng.choice(sorted((self.cases / "_vocabularies").glob("*.yml")))

    def _change(self, path: Path, pattern: str, by: str) -> None:
        self._text(path, re.sub(pattern, by, path.read_text(encoding="utf-8", errors="replace"), count=1))

    def _change_one(self, path: Path, pattern: str, by: str) -> None:
        """Change one of the places where a pattern is found."""
        text = path.read_text(encoding="utf-8", errors="replace")
        if found := list(re.finditer(pattern, text)):
            match = self.rng.choice(found)
            self._text(path, text[: match.start()] + match.expand(by) + text[match.end() :])

    def _drop_entry(self, path: Path) -> None:
        entries = re.split(r"(?m)^(?=- )", path.read_text(encoding="utf-8", errors="replace"))
        if len(entries) > 2:
            del entries[self.rng.randrange(1, len(entries))]
            self._text(path, "".join(entries))

    def _text(self, path: Path, text: str) -> None:
        self._write(path, text.encode())

    def _write(self, path: Path, content: bytes | None) -> None:
        self.taken[-1].setdefault(path, path.read_bytes() if path.exists() else None)
        self._put(path, content)

    @staticmethod
    def _put(path: Path, content: bytes | None) -> None:
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)
