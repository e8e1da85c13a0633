"""Every outside address that the project tells, with the places where it stands.

Read for `scripts.links` from the cases, from their list of documents and from the pages of
`docs/`, as they are: a case that the check refuses may well have links to mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.casebook.check.body import MARKDOWN
from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.reading import DATA_BYTES, line_and_column, read_text
from macros.casebook.files.yaml_values import Record, read_yaml
from macros.casebook.types import case_types

_WEB = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)
_HREF = re.compile(r"\b(?:href|src)=[\"']?(https?://[^\s<>\"']+)", re.IGNORECASE)

_TRAILING = ".,;:!?)»”’"
"""What ends a sentence and no address."""

Found = Iterator[tuple[str, str]]
"""Pairs of an address and the place where it stands, as `path:line`."""


def addresses(cases: Path, docs: Path) -> Mapping[str, tuple[str, ...]]:
    """Every address, without what follows `#`, with its places in the order of the files."""
    places: dict[str, dict[str, None]] = {}
    for url, place in (*_in_sources(cases / "_sources.yml"), *_in_cases(cases), *_in_docs(docs)):
        places.setdefault(url.partition("#")[0], {})[place] = None
    return {url: tuple(found) for url, found in sorted(places.items())}


def _in_cases(cases: Path) -> Found:
    for folder in case_types():
        for path in sorted((cases / folder).glob("*.md")):
            shown = path.as_posix()
            text = read_text(path, shown)
            if not isinstance(text, str):
                continue
            record = read_record(text, shown)
            if isinstance(record.data, dict) and "withdrawn" in record.data:
                continue  # its page shows none of them
            yield from _in_values(record)
            yield from _in_markdown(record.body, shown, record.body_line)


def _in_sources(path: Path) -> Found:
    text = read_text(path, path.as_posix(), DATA_BYTES) if path.exists() else ""
    if isinstance(text, str) and text:
        yield from _in_values(read_yaml(text, path.as_posix()))


def _in_docs(docs: Path) -> Found:
    for path in sorted(docs.rglob("*.md")):
        text = read_text(path, path.as_posix(), DATA_BYTES)
        if isinstance(text, str):
            yield from _in_markdown(text, path.as_posix(), 1)


def _in_values(record: Record) -> Found:
    """The addresses in the values of a front matter or of a list of documents."""
    for path, value in _texts(record.data, ()):
        for match in _WEB.finditer(value):
            # Alone, an address may end as a sentence does: some do end in three points.
            url = value if match.group() == value else match.group().rstrip(_TRAILING)
            yield url, f"{record.shown}:{record.position(path).line}"


def _texts(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield path, data
        return
    for key, value in data.items() if isinstance(data, dict) else enumerate(data or ()):
        yield from _texts(value, (*path, key))


def _in_markdown(text: str, shown: str, first_line: int) -> Found:
    """The links of a text, and those of the HTML that the pages of `docs/` may hold."""
    raw = text.encode()
    for event, span in MARKDOWN.events_with_range(text):
        for name, value in event.items() if isinstance(event, dict) else ():
            if name == "Start" and isinstance(value, dict):
                target = (value.get("Link") or value.get("Image") or {}).get("dest_url", "")
                urls = [target] if _WEB.match(target) else []
            else:
                urls = _HREF.findall(str(value)) if name in ("Html", "InlineHtml") else []
            before = raw[: span["start"]].decode("utf-8", "replace") if urls else ""
            for url in urls:
                yield url, f"{shown}:{line_and_column(before, len(before)).line + first_line - 1}"
