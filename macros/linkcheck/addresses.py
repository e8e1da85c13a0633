"""Every outside address in the cases, in their sources and in the pages of `docs/`, with its places.

The first step of `link_round`. Files are read as they are: a case that the check refuses may well
have links to mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.casebook.check.folders import is_no_case
from macros.casebook.check.marks.markdown import MARKDOWN
from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.reading import DATA_BYTES, SourceText, read_source
from macros.casebook.files.yaml_values import Record, read_yaml
from macros.casebook.problems.problem import Problem
from macros.casebook.types import case_types

_WEB = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)
_HREF = re.compile(r"\b(?:href|src)=[\"']?(https?://[^\s<>\"']+)", re.IGNORECASE)

_TRAILING = ".,;:!?)»”’"
"""Characters that end a sentence, and not an address in it."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One address at one place (`path:line`)."""

    url: str
    place: str


def addresses(cases: Path, docs: Path) -> Mapping[str, tuple[str, ...]]:
    """The places (`path:line`) of each address, in the order of the files; both are folders.

    An address is cut before its `#`: a fragment is not sent to the host.
    """
    places: dict[str, dict[str, None]] = {}
    for occurrence in (*_in_sources(cases / "_sources.yml"), *_in_cases(cases), *_in_docs(docs)):
        places.setdefault(occurrence.url.partition("#")[0], {})[occurrence.place] = None
    return {url: tuple(once) for url, once in sorted(places.items())}


def _in_cases(cases: Path) -> Iterator[Occurrence]:
    for folder, kind in case_types().items():
        for path in sorted(path for path in (cases / folder).glob("*.md") if not is_no_case(path.name)):
            shown = path.as_posix()
            source = read_source(path, shown, kind.most_bytes)
            if isinstance(source, Problem):
                continue
            record = read_record(source.text, shown, source.places)
            if isinstance(record.data, dict) and "withdrawn" in record.data:
                continue  # the page of a withdrawn case shows no address
            yield from _in_values(record)
            yield from _in_markdown(source, record.body)


def _in_sources(path: Path) -> Iterator[Occurrence]:
    source = read_source(path, path.as_posix(), DATA_BYTES) if path.exists() else None
    if isinstance(source, SourceText):
        yield from _in_values(read_yaml(source.text, source.shown, places=source.places))


def _in_docs(docs: Path) -> Iterator[Occurrence]:
    for path in sorted(docs.rglob("*.md")):
        source = read_source(path, path.as_posix(), DATA_BYTES)
        if isinstance(source, SourceText):
            yield from _in_markdown(source, source.text)


def _in_values(record: Record) -> Iterator[Occurrence]:
    """The addresses in the values of a front matter, or of the list of sources."""
    for path, value in _texts(record.data, ()):
        for match in _WEB.finditer(value):
            # A value that is an address and nothing else is whole, even when it ends like a sentence.
            url = value if match.group() == value else match.group().rstrip(_TRAILING)
            yield Occurrence(url, f"{record.shown}:{record.position(path).line}")


def _texts(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in some YAML data, as (the keys and ranks that lead to it, the text)."""
    if isinstance(data, str):
        yield path, data
        return
    for key, value in data.items() if isinstance(data, dict) else enumerate(data or ()):
        yield from _texts(value, (*path, key))


def _in_markdown(source: SourceText, text: str) -> Iterator[Occurrence]:
    """The links of a Markdown text with which a file ends, and those of the HTML in it: pages of `docs/` may hold some."""
    raw = text.encode()
    start = len(source.text) - len(text)
    for event, span in MARKDOWN.events_with_range(text):
        for name, value in event.items() if isinstance(event, dict) else ():
            if name == "Start" and isinstance(value, dict):
                target = (value.get("Link") or value.get("Image") or {}).get("dest_url", "")
                urls = [target] if _WEB.match(target) else []
            else:
                urls = _HREF.findall(str(value)) if name in ("Html", "InlineHtml") else []
            before = raw[: span["start"]].decode("utf-8", "replace") if urls else ""
            for url in urls:
                yield Occurrence(url, f"{source.shown}:{source.position(start + len(before)).line}")
