"""The body of a case, in CommonMark: what it may hold, checked on the events of the Markdown parser.

No raw HTML, no image, no heading of level 1, bounded nesting, links that lead somewhere; and, by `block_text`, the rules
about words. `casefile` calls `scan` and gets a frozen `Body`: the text, its sections, its links to other cases. The pages
render it (`pages.render.prose`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from macros.casebook.check import privacy, rules
from macros.casebook.check.block_text import BlockText, long_run
from macros.casebook.check.links import EXTERNAL, SPACES, ShownLink, case_link, file_of, in_the_clear, of_site
from macros.casebook.check.marks.lost_marks import lost_marks, worth_reading
from macros.casebook.check.marks.markdown import EMPHASIS, MARKDOWN
from macros.casebook.check.marks.notes import note_problems
from macros.casebook.files.marks import FORBIDDEN
from macros.casebook.files.reading import code_point
from macros.casebook.language.nearest import nearest
from macros.casebook.library.case import Body, BodySection
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding, Missing
from macros.casebook.schema.context import Context
from macros.casebook.types.base import CaseType, section_id, section_ids

MAX_DEPTH = 32
"""How many levels of blocks and emphasis may be nested; with more, the sanitiser takes seconds."""

MAX_LINES = 2000
"""How many lines may follow one another without an empty one; the parser takes two seconds for a link's title of 29,000."""

MOST_GUESSES = 30
"""For how many wrong names of one body a near one is proposed: each is compared with all names of the library."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over a body yields: the body with its parts; its problems, as (offset, finding), in order; the
    acronyms in its prose, as (offset, acronym). Offsets count bytes of its UTF-8."""

    body: Body
    problems: list[tuple[int, Finding]]
    acronyms: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading that is being read: its level, its offset in bytes, its words so far."""

    level: int
    at: int
    words: list[str]


def scan(text: str, kind: type[CaseType], context: Context) -> Scan:
    """Returns the parts of a body and everything that is wrong in it. Never raises for what it holds.

    `kind` is the type of the case, `context` what exists around its file.
    """
    if not text.strip():
        return Scan(Body(), [], [])
    if text.count("\n") >= MAX_LINES and (at := long_run(text, MAX_LINES)) is not None:
        return Scan(Body(text), [(at, finding((), "body-lines", most=MAX_LINES))], [])
    reader = _Reader(kind, context, watchful=_worth_reading(text), entities="&" in text)
    name: str
    value: Any
    for event, span in MARKDOWN.events_with_range(text):
        if type(event) is not dict:
            reader.bare(str(event), span["start"])
            continue
        for name, value in event.items():
            # Most events are words that no rule looks at, and the paragraphs around them: they are skipped before the call.
            if name == "Text":
                if reader.watchful or reader.heading or reader.shown:
                    reader.words(value, span["start"], prose=not reader.code)
            elif value == "Paragraph" and not reader.watchful:
                reader.depth += 1 if name == "Start" else -1
            else:
                reader.event(name, value, span["start"])
        if reader.depth > MAX_DEPTH:
            reader.problems.append((span["start"], finding((), "body-depth", most=MAX_DEPTH)))
            break
    else:
        reader.problems += [*note_problems(text), *(lost_marks(text) if worth_reading(text) else ())]
    body = Body(text, tuple(BodySection(*section) for section in reader.sections.items()), tuple(dict.fromkeys(reader.links)))
    return Scan(body, reader.finish(), reader.acronyms)


def _worth_reading(text: str) -> bool:
    """Whether the words of a body may break a rule, once its Markdown marks are removed and its escapes resolved."""
    return "&" in text or "\\" in text or rules.worth_reading(text.replace("*", "").replace("_", "").replace("`", ""))


class _Reader:
    """Reads the events of one body in order, and collects its parts and its problems. To save time, `watchful` is false
    when its words cannot break a rule, and `entities` when it holds no entity."""

    def __init__(self, kind: type[CaseType], context: Context, *, watchful: bool, entities: bool) -> None:
        self.kind = kind
        self.context = context
        self.watchful = watchful
        self.entities = entities
        self.depth = 0
        self.code = False
        self.tags = False
        self.block = BlockText()
        self.heading: _Heading | None = None
        self.shown: ShownLink | None = None
        self.level = 2
        self.sections: dict[str, str] = {}
        self.guesses = 0
        self.links: list[str] = []
        self.fragments: list[tuple[int, str]] = []
        self.acronyms: list[tuple[int, str]] = []
        self.problems: list[tuple[int, Finding]] = []

    def event(self, name: str, value: Any, at: int) -> None:
        """Read one event of the parser; `at` is its offset in bytes."""
        if name in ("Code", "FootnoteReference"):
            # The words around the call of a note are read as one.
            self.words(value if name == "Code" else "", at, prose=False)
            return
        if value not in EMPHASIS:
            self.flush()
        if name == "Start":
            self.depth += 1
            self.start(value, at)
        elif name == "End":
            self.depth -= 1
            self.end(value)
        elif name == "InlineHtml" or (name == "Html" and self.tags):
            # A block of tags is one problem, at its first line.
            self.tags = False
            self.problem(at, "raw-html", value=value.strip()[:40])

    def bare(self, event: str, at: int) -> None:
        """Read an event without a value: the end of a line, or a rule between two blocks."""
        if self.shown:
            self.shown.words.append("\n")
        if event != "Rule" and self.watchful:
            self.block.add(at, "\n")
        else:
            self.flush()

    def words(self, value: str, at: int, prose: bool) -> None:
        if self.heading:
            self.heading.words.append(value)
        if self.shown:
            self.shown.words.append(value)
        if self.watchful:
            self.block.add(at, value, prose)

    def flush(self) -> None:
        """Check the words of the block that ends here."""
        if self.block:
            self.problems.extend(self.block.problems(self.entities))
            self.acronyms.extend(self.block.acronyms())
            self.block = BlockText()

    def start(self, tag: Any, at: int) -> None:
        if not isinstance(tag, dict):
            self.tags = tag == "HtmlBlock"
            return
        if heading := tag.get("Heading"):
            self.heading = _Heading(int(heading["level"][1]), at, [])
            if self.depth > 1:
                self.problem(at, "heading-nested")
        elif link := tag.get("Link"):
            if self.entities and (forbidden := FORBIDDEN.search(link["dest_url"] + link["title"])):
                self.problem(at, "control-character", character=code_point(forbidden.group()))
            self.link(link["dest_url"], at, link["title"])
        elif "Image" in tag:
            self.problem(at, "image")
        elif "CodeBlock" in tag:
            self.code = True

    def end(self, tag: Any) -> None:
        if isinstance(tag, dict) and "Heading" in tag and self.heading:
            heading, self.heading = self.heading, None
            self.title(heading.level, "".join(heading.words).strip(), heading.at)
        elif tag == "CodeBlock":
            self.code = False
        elif tag == "Link" and self.shown:
            self.problems += self.shown.problems()
            self.shown = None

    def title(self, level: int, words: str, at: int) -> None:
        """Check a heading; one of level 2 begins a section."""
        if level == 1:
            self.problem(at, "heading-level")
            return
        if level > self.level + 1 or (level > 2 and not self.sections):
            self.problem(at, "heading-level/skipped", marks="#" * min(level - 1, self.level + 1))
        self.level = level
        if level != 2 or self.depth > 0:
            return
        fragment = section_id(words)
        if fragment in self.sections:
            self.problem(at, "section-twice", value=words)
        self.sections.setdefault(fragment, words)
        declared = section_ids(self.kind)
        if declared and fragment not in declared:
            guess = self.meant(words, declared.values())
            self.problem(at, "unknown-section", guess, value=words, names=", ".join(declared.values()))

    def link(self, url: str, at: int, title: str) -> None:
        """Check a link: where it leads, and that neither its address nor its title holds a personal contact."""
        self.problems += [(at, contact) for _offset, contact in privacy.contacts(in_the_clear(f"{url}\n{title}"))]
        if said := of_site(url, self.context.admitted):
            self.problems.append((at, said))
            if said.severity == "error":
                return
        if EXTERNAL.fullmatch(url) or url.startswith("mailto:"):
            self.shown = ShownLink(url, at, [f"{title}\n"])
            return
        if url.startswith("#"):
            self.fragments.append((at, url[1:]))
            return
        key = case_link(self.kind.folder, url)
        if key is None:
            self.problem(at, "link-refused/space" if SPACES.search(url) else "link-refused", value=url[:60], mended=SPACES.sub("%20", url[:60]))
            return
        folder, _, slug = key.partition("/")
        if slug in self.context.slugs.get(folder, ()):
            self.links.append(key)
            return
        guess = self.meant(slug, self.context.slugs.anywhere)
        meant = file_of(guess, self.context, folder, self.kind.folder) if guess else None
        self.problems.append((at, replace(finding((), "broken-link", meant, value=url[:60]), missing=Missing(key, url))))

    def finish(self) -> list[tuple[int, Finding]]:
        """All problems, as (offset in bytes, finding), in order. A link to a section is checked here, as that may come after it."""
        for at, fragment in self.fragments:
            if fragment not in self.sections:
                guess = self.meant(fragment, self.sections.keys())
                self.problem(at, "broken-link/section", f"#{guess}" if guess else None, value=fragment[:60])
        return sorted(self.problems, key=lambda problem: problem[0])

    def meant(self, typed: str, names: Collection[str]) -> str | None:
        """The name nearest to a wrong one; None when none is near, or after `MOST_GUESSES` wrong names."""
        self.guesses += 1
        return nearest(typed, names) if self.guesses <= MOST_GUESSES else None

    def problem(self, at: int, objection: str, guess: str | None = None, **values: Any) -> None:
        """Add a problem at an offset in bytes; the other arguments are those of `messages.finding`."""
        self.problems.append((at, finding((), objection, guess, **values)))
