"""What the check took, gathered into one site: a page an input and a type, with witnesses.

A *witness* is the same page with an ordinary text in the same cells: nothing but that
text may tell the two apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as File
from zlib import crc32

from hostile.corpus import Input
from hostile.fields import PLAIN, WITNESS, Path, cases_of_targets
from hostile.matrix import Tried, Verdicts
from hostile.placing import CONTEXTS, Placed, text_file
from support.repository import run

ORDINARY = Input("ordinary", "text", WITNESS)
"""Not hostile: the cells that take it are those that hold words."""

BODY = f"{PLAIN}.\n"

NETWORKS = 1500
"""How many organisations one network may gather: below what a front matter may hold."""

HEAVY = 20_000
"""Texts beyond this many characters have one page each: the site is about what they say."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One page to look at: its key, what was typed and where, the key of its witness."""

    key: str
    input: Input
    where: str
    witness: str = ""


@dataclass
class Gathered:
    """The files of a site, and its pages to look at."""

    files: dict[str, bytes] = field(default_factory=dict)
    pages: list[Shown] = field(default_factory=list)


def gathered(verdicts: Verdicts, placed: Placed) -> Gathered:
    """The site of all that was taken. `verdicts` must know what takes `ORDINARY`."""
    site = Gathered(cases_of_targets())
    for (one, folder, variant), paths in verdicts.taken.items():
        words = verdicts.taken.get((ORDINARY, folder, variant), [])
        if one != ORDINARY and len(one.text) <= HEAVY:
            _add(site, one, folder, variant, [path for path in paths if path in words], 0)
            _add(site, one, folder, variant, [path for path in paths if path not in words], 1)
    for one, folder, context in placed.taken:
        if _once(one, folder, context, placed):
            name = f"{folder}/{one.slug}-t{list(CONTEXTS).index(context):02}.md"
            site.files[name] = text_file(name, one, context).raw
            site.pages.append(Shown(name.removesuffix(".md"), one, context))
    site.files |= dict(_networks(site.files))
    return site


def _once(one: Input, folder: str, context: str, placed: Placed) -> bool:
    """A whole text has a page in one type: its rendering knows no type."""
    if context != "whole":
        return len(one.text) <= HEAVY
    return folder == next(other for taken, other, where in placed.taken if (taken, where) == (one, "whole"))


def _add(site: Gathered, one: Input, folder: str, variant: str, paths: list[Path], number: int) -> None:
    if not paths:
        return
    tried = Tried(one, folder, variant, tuple(paths), number)
    witness = ""
    if number == 0:
        twin = Tried(Input("witness", str(crc32(repr(sorted(paths, key=repr)).encode())), WITNESS), folder, variant, tuple(paths))
        site.files.setdefault(twin.name, twin.written(body=BODY).raw)
        witness = twin.name.removesuffix(".md")
    site.files[tried.name] = tried.written(body=BODY).raw
    site.pages.append(Shown(tried.name.removesuffix(".md"), one, variant, witness))


def _networks(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Organisations have a page once two others point to them."""
    slugs = sorted(name.partition("/")[2].removesuffix(".md") for name in files if name.startswith("organisations/"))
    for number, start in enumerate(range(0, len(slugs), NETWORKS)):
        some = slugs[start : start + NETWORKS]
        for twin in "ab":
            text = files["organisations/cible.md"].decode().replace("\n---\n\n", f"\nnetworks: [{', '.join(some)}]\n---\n\n")
            yield f"organisations/reseau-{twin}-{number}.md", text.encode()


def build(base: File, files: Mapping[str, bytes], *options: str, environment: Mapping[str, str] | None = None) -> File:
    """Build these files with the project's own command; gives the folder of the site."""
    for name, raw in files.items():
        (base / "cases" / name).parent.mkdir(parents=True, exist_ok=True)
        (base / "cases" / name).write_bytes(raw)
    ended = run("scripts.build", "--cases", base / "cases", "--site", base / "site", *options, environment=environment)
    assert ended.returncode == 0, (ended.stdout + ended.stderr)[-3000:]
    return base / "site"
