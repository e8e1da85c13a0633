"""Every other file of a site, read as what its name says it is."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pikepdf

OURS = frozenset({".css", ".js", ".png", ".html", ".txt", ".woff2", ".webp"})
"""Files that no contributed text goes into as text, and pages, which `pages` reads."""

RULES = "contribuer/regles.json"
"""What the contribution form reads: it names the characters that nobody may type."""

FILE = "fiche.json"
"""The file of a case, given to the form byte for byte: its line ends may be those of Windows."""


def unsound(site: Path) -> Iterator[str]:
    """What is wrong in the data, the feeds and the lists of a site; a kind of file that
    nothing here reads is wrong too."""
    for path in sorted(path for path in site.rglob("*") if path.is_file() and path.name != ".bibliotheque-ptce"):
        check = READERS.get(path.suffix or path.name)
        if check is None and path.suffix not in OURS:
            yield f"{path.relative_to(site)}: nothing reads such a file"
        for said in check(path) if check else ():
            yield f"{path.relative_to(site)}: {said}"[:300]


def _json(path: Path) -> Iterator[str]:
    if path.match(RULES):
        return
    told = json.loads(path.read_text(encoding="utf-8"))
    if path.name == FILE:
        told = json.loads(json.dumps(told).replace(r"\r\n", r"\n"))
    yield from _told(told)


def _packed(path: Path) -> Iterator[str]:
    raw = gzip.decompress(path.read_bytes())
    plain = path.with_suffix(".json")
    if path.parent.name == "search" or path.parent.parent.name == "search":
        yield from _told(json.loads(raw))
    elif not plain.exists():
        yield from _told(raw.decode())  # a list of the project's own, one entry a line
    elif plain.read_bytes() != raw:
        yield "says something else than the file beside it"


def _xml(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        yield "declares entities"
    for element in ElementTree.fromstring(text).iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "loc" and not re.fullmatch(r"/?(?:[a-z0-9-]+/|page_[0-9]+/)*", urlsplit(element.text or "").path):
            yield f"leads to {element.text!r}"
        if tag.lower() in ("script", "foreignobject", "iframe") or any(name.rpartition("}")[2].startswith("on") for name in element.attrib):
            yield f"holds <{tag} {element.attrib}>"


def _calendar(path: Path) -> Iterator[str]:
    for line in path.read_bytes().decode().split("\r\n"):
        if "\r" in line or "\n" in line or not re.match(r"[A-Z-]+[;:]|[ \t]|$", line):
            yield f"has a line of its own: {line!r}"


def _pdf(path: Path) -> Iterator[str]:
    """A PDF runs nothing, opens nothing by itself, and leads to addresses of the web and places of its own alone."""
    with pikepdf.open(path) as pdf:
        if {"/OpenAction", "/AA", "/AcroForm"} & pdf.Root.keys() or {"/JavaScript", "/EmbeddedFiles"} & pdf.Root.get("/Names", {}).keys():
            yield "acts by itself"
        for page in pdf.pages:
            for note in page.get("/Annots", ()):
                action = note.get("/A")
                if note.Subtype != "/Link" or (action is not None and action.S not in ("/URI", "/GoTo")):
                    yield f"holds {note.Subtype} {action and action.S}"
                elif action is not None and action.S == "/URI" and urlsplit(str(action.URI)).scheme not in ("http", "https", "mailto"):
                    yield f"leads to {action.URI}"


def _headers(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not re.fullmatch(r"/[a-z0-9./*-]*|  [A-Z][A-Za-z-]+: [A-Za-z0-9 *';-]+", line):
            yield f"has a line of its own: {line!r}"


def _table(path: Path) -> Iterator[str]:
    yield from formulas(path.read_text(encoding="utf-8-sig"))


def formulas(text: str) -> Iterator[str]:
    """The cells of a table that a spreadsheet would run."""
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        yield from (f"a cell that runs: {cell!r}" for cell in row if re.match(r"[=+\-@\t\r\n]", cell))


def _told(value: Any) -> Iterator[str]:
    """Characters that the site keeps for itself, anywhere in data."""
    if isinstance(value, str):
        if re.search("[\x00-\x08\x0b-\x1f\ue000-\uf8ff]", value):
            yield f"holds {value!r}"
    elif isinstance(value, dict | list):
        for inner in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from _told(inner)


READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    ".pdf": _pdf,
    ".json": _json, ".z": _packed, ".xml": _xml, ".svg": _xml, ".atom": _xml, ".rss": _xml, ".ics": _calendar, ".csv": _table, "_headers": _headers,
}  # fmt: skip
