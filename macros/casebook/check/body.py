"""The body of a case: CommonMark, checked from its events, never rendered here.

What comes out is a frozen `Body`: the text, its sections, its links to other cases. The
pages render it; here only what it may hold is decided: no raw HTML, no image, no title
of level 1, bounded nesting, links that lead somewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import pyromark

from macros.casebook.check import privacy, rules
from macros.casebook.check.block_text import BlockText
from macros.casebook.check.links import EXTERNAL, case_link, file_of, in_the_clear
from macros.casebook.files.reading import FORBIDDEN, code_point
from macros.casebook.language.nearest import nearest
from macros.casebook.library.case import Body
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding
from macros.casebook.schema.context import Context
from macros.casebook.types.base import CaseType, section_id, section_ids

MAX_DEPTH = 32
"""How deep blocks and emphasis may nest; beyond it the sanitiser takes seconds."""

MAX_LINES = 2000
"""How many lines may follow one another without an empty one: the parser takes two seconds
for the title of a link over 29,000."""

MARKDOWN = pyromark.Markdown()
"""Plain CommonMark, no extension."""

MOST_GUESSES = 30
"""How many wrong names of one body are told with what was meant: each is sought among all
names of the library."""

EMPHASIS = ("Emphasis", "Strong")
"""What may begin or end in the middle of a word."""

Found = tuple[int, Finding]


@dataclass(slots=True)
class Scan:
    """What one pass over a body finds; offsets count bytes of its UTF-8."""

    body: Body
    problems: list[Found]
    acronyms: list[tuple[int, str]]


def scan(text: str, kind: type[CaseType], context: Context) -> Scan:
    """Read a body: its parts, and every problem with its byte offset."""
    if not text.strip():
        return Scan(Body(), [], [])
    if text.count("\n") >= MAX_LINES and (at := _long_run(text)) is not None:
        return Scan(Body(text), [(at, finding((), "body-lines", most=MAX_LINES))], [])
    reader = _Reader(kind, context, watchful=_worth_reading(text), entities="&" in text)
    for event, span in MARKDOWN.events_with_range(text):
        if type(event) is not dict:
            reader.bare(str(event), span["start"])
            continue
        for name, value in event.items():
            # Most events are words of which nothing is asked: they are passed over here.
            if name != "Text" or reader.attentive:
                reader.event(name, value, span["start"])
        if reader.depth > MAX_DEPTH:
            reader.problems.append((span["start"], finding((), "body-depth", most=MAX_DEPTH)))
            break
    body = Body(text, tuple(reader.sections.items()), tuple(dict.fromkeys(reader.links)))
    return Scan(body, reader.finish(), reader.acronyms)


def _worth_reading(text: str) -> bool:
    """Whether the words of a body may break a rule, once marks are gone and escapes resolved."""
    return "&" in text or "\\" in text or rules.worth_reading(text.replace("*", "").replace("_", "").replace("`", ""))


def _long_run(text: str) -> int | None:
    """Where the first line stands that follows too many others, in bytes."""
    run = at = 0
    for line in text.split("\n"):
        run = run + 1 if line.strip() else 0
        if run > MAX_LINES:
            return at
        at += len(line.encode()) + 1
    return None


class _Reader:
    """Walks the events of one body, noting what it finds."""

    def __init__(self, kind: type[CaseType], context: Context, *, watchful: bool, entities: bool) -> None:
        self.kind = kind
        self.context = context
        self.watchful = watchful
        self.entities = entities
        self.depth = 0
        self.code = False
        self.tags = False
        self.block = BlockText()
        self.heading: tuple[str, int, list[str]] | None = None
        self.level = 2
        self.sections: dict[str, str] = {}
        self.guesses = 0
        self.links: list[str] = []
        self.fragments: list[tuple[int, str]] = []
        self.acronyms: list[tuple[int, str]] = []
        self.problems: list[Found] = []

    @property
    def attentive(self) -> bool:
        """Whether the words themselves matter: in a title, or where a rule may be broken."""
        return self.heading is not None or self.watchful

    def event(self, name: str, value: Any, at: int) -> None:
        """Note what one event of the parser means."""
        if name in ("Text", "Code"):
            self.words(value, at, prose=name == "Text" and not self.code)
            return
        if value not in EMPHASIS:
            self.said()
        if name == "Start":
            self.depth += 1
            self.start(value, at)
        elif name == "End":
            self.depth -= 1
            self.end(value)
        elif name == "InlineHtml" or (name == "Html" and self.tags):
            # A block of tags is told once, by its first line.
            self.tags = False
            self.problem(at, "raw-html", value=value.strip()[:40])

    def bare(self, event: str, at: int) -> None:
        """Note an event without a value: the end of a line, a rule between two blocks."""
        if event != "Rule" and self.watchful:
            self.block.add(at, "\n")
        else:
            self.said()

    def words(self, value: str, at: int, prose: bool) -> None:
        if self.heading:
            self.heading[2].append(value)
        if self.watchful:
            self.block.add(at, value, prose)

    def said(self) -> None:
        """Judge the words of the block that ends here."""
        if self.block:
            self.problems.extend(self.block.problems(self.entities))
            self.acronyms.extend(self.block.acronyms())
            self.block = BlockText()

    def start(self, tag: Any, at: int) -> None:
        if not isinstance(tag, dict):
            self.tags = tag == "HtmlBlock"
            return
        if heading := tag.get("Heading"):
            self.heading = (heading["level"], at, [])
            if self.depth > 1:
                self.problem(at, "heading-nested")
        elif link := tag.get("Link"):
            if self.entities and (found := FORBIDDEN.search(link["dest_url"] + link["title"])):
                self.problem(at, "control-character", character=code_point(found.group()))
            self.link(link["dest_url"], at, link["title"])
        elif "Image" in tag:
            self.problem(at, "image")
        elif "CodeBlock" in tag:
            self.code = True

    def end(self, tag: Any) -> None:
        if isinstance(tag, dict) and "Heading" in tag and self.heading:
            level, at, parts = self.heading
            self.heading = None
            self.title(int(level[1]), "".join(parts).strip(), at)
        elif tag == "CodeBlock":
            self.code = False

    def title(self, level: int, words: str, at: int) -> None:
        if level == 1:
            self.problem(at, "heading-level")
            return
        if level > self.level + 1 or (level > 2 and not self.sections):
            self.problem(at, "heading-level/skipped", marks="#" * min(level - 1, self.level + 1))
        self.level = level
        if level != 2 or self.depth > 0:
            return
        here = section_id(words)
        if here in self.sections:
            self.problem(at, "section-twice", value=words)
        self.sections.setdefault(here, words)
        declared = section_ids(self.kind)
        if declared and here not in declared:
            guess = self.meant(words, declared.values())
            self.problem(at, "unknown-section", guess, value=words, names=", ".join(declared.values()))

    def link(self, url: str, at: int, title: str) -> None:
        for _offset, found in privacy.contacts(f"{in_the_clear(url)}\n{title}"):
            self.problems.append((at, found))
        if EXTERNAL.fullmatch(url) or url.startswith("mailto:"):
            return
        if url.startswith("#"):
            self.fragments.append((at, url[1:]))
            return
        key = case_link(self.kind.folder, url)
        if key is None:
            self.problem(at, "link-refused", value=url[:60])
            return
        folder, _, slug = key.partition("/")
        if slug in self.context.slugs.get(folder, ()):
            self.links.append(key)
            return
        guess = self.meant(slug, self.context.slugs.anywhere)
        meant = file_of(guess, self.context, folder, self.kind.folder) if guess else None
        self.problem(at, "broken-link", meant, value=url[:60])

    def finish(self) -> list[Found]:
        """The problems in order, with the fragments that lead nowhere."""
        for at, fragment in self.fragments:
            if fragment not in self.sections:
                guess = self.meant(fragment, self.sections.keys())
                self.problem(at, "broken-link/section", f"#{guess}" if guess else None, value=fragment[:60])
        return sorted(self.problems, key=lambda found: found[0])

    def meant(self, typed: str, names: Collection[str]) -> str | None:
        """The name that was meant, unless that has been asked too often already."""
        self.guesses += 1
        return nearest(typed, names) if self.guesses <= MOST_GUESSES else None

    def problem(self, at: int, objection: str, guess: str | None = None, **values: Any) -> None:
        self.problems.append((at, finding((), objection, guess, **values)))


def positions(text: str, found: list[Found]) -> Iterator[tuple[int, int, Finding]]:
    """Byte offsets as (line, column), both from 1, columns in characters."""
    raw = text.encode()
    starts = [0, *(end.end() for end in re.finditer(b"\n", raw))] if found else []
    for at, one in found:
        line = bisect_right(starts, at)
        yield line, len(raw[starts[line - 1] : at].decode("utf-8", "replace")) + 1, one
