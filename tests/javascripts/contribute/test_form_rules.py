"""The rules of the contribution form: the page and the command say the same of the same case, and write the same file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.casebook.check.loading import load
from macros.casebook.derived.form_directory import directory, known_cases
from macros.casebook.derived.form_rules import form_rules
from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.layout import layout, replace_fields
from macros.casebook.files.normal_text import normal, normal_value
from macros.casebook.files.reading import SourceText
from macros.casebook.files.writing import write
from macros.casebook.files.yaml_values import texts
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import GUESS, OF_ONE_CASE
from macros.casebook.problems.problem import Problem, field_name
from macros.pages.render.prose import Prose
from macros.pages.views.views import Views
from support.browsing import Chromium, pages
from support.corpus import Corpus
from support.form.cases import Made, cases
from support.form.objections import objections_of_form
from support.form.values import IMAGES
from support.pictures.files import file_of, scene
from support.repository import ROOT, TYPES

SEED = 20261122

Told = tuple[str, int, str, str, str, str]
"""What a check says of a value: its place, the line of the body, code, severity, message, hint."""

OPEN = """async () => {
  const names = ["catalogue", "known-cases", "rules/casefile", "rules/writing", "preview/prose"];
  const [catalogue, cases, casefile, writing, prose] = await Promise.all(names.map((name) => import(`/javascripts/contribute/${name}.js`)));
  const root = new URL("/", location.href).href;
  Object.assign(window, { catalogue, cases, casefile, writing, prose, root, site: await catalogue.openCatalogue(root) });
  await window.site.withMessages();
  await window.site.withCases();
}"""


@pytest.fixture(scope="module")
def code(browser: Chromium, server: str) -> Iterator[Page]:
    """A page that has the modules of the form at hand: `catalogue`, `casefile`, `writing`, `prose`; and `site`, the catalogue of the site."""
    made = pages(browser, server)
    page = next(made)()
    page.goto("/404.html")
    page.evaluate(OPEN)
    yield page
    next(made, None)


# --- the cases of the library -------------------------------------------------------------


@pytest.fixture(scope="module")
def files(site: Path) -> dict[str, dict[str, Any]]:
    """The file of every published case as the form takes it up."""
    return {path.parent.relative_to(site).as_posix(): json.loads(path.read_bytes()) for path in sorted(site.glob("*/*/fiche.json"))}


def source(key: str) -> str:
    return (ROOT / "cases" / f"{key}.md").read_bytes().decode()


def test_every_case_of_the_library_can_be_taken_up(files: dict[str, dict[str, Any]], library: Library) -> None:
    assert set(files) == set(library.published)


def test_a_case_that_was_not_changed_keeps_its_very_bytes(code: Page, files: dict[str, dict[str, Any]]) -> None:
    mended = code.evaluate("given => given.map(([key, file]) => [key, writing.mend(site, key.split('/')[0], file, file.data, file.body)])", list(files.items()))
    assert dict(mended) == {key: source(key) for key in files}


def test_a_case_is_written_anew_as_python_writes_it(code: Page, files: dict[str, dict[str, Any]]) -> None:
    anew = code.evaluate("given => given.map(([key, file]) => [key, writing.write(site, key.split('/')[0], file.data, file.body)])", list(files.items()))
    assert dict(anew) == {key: write(TYPES[key.partition("/")[0]], file["data"], file["body"]) for key, file in files.items()}


CHANGES: list[dict[str, Any]] = [
    {"title": "Autre : titre"},
    {"aliases": ["A", "B, C"]},
    {"aliases": None},
    {"sources": ["avise-2022"], "place": "39300"},
    {"website": {"url": "https://example.org", "as_of": "2016"}},
    {"key_figures": [{"value": "12", "label": "x", "as_of": "2022", "source": "avise-2022"}]},
    {"themes": None, "departments": ["01"]},
    {"inconnu": "x", "national": "true"},
]


def test_a_change_is_written_as_python_writes_it(code: Page, files: dict[str, dict[str, Any]]) -> None:
    mended = code.evaluate(
        """([files, changes]) => files.flatMap(([key, file]) => changes.map((change) => {
            const data = Object.fromEntries(Object.entries({ ...file.data, ...change }).filter(([, value]) => value !== null));
            return writing.mend(site, key.split("/")[0], file, data, file.body);
        }))""",
        [list(files.items()), CHANGES],
    )
    assert mended == [replace_fields(TYPES[key.partition("/")[0]], source(key), changes) for key in files for changes in CHANGES]


@dataclass(frozen=True, slots=True)
class Ends:
    """How a file begins, how its lines end, and what stands after its front matter."""

    start: str
    newline: str
    body: str

    @property
    def before(self) -> str:
        return self.start + f"---\ntitle: T # note\n\n# note\nsummary: S\n---\n{self.body}".replace("\n", self.newline)

    @property
    def file(self) -> dict[str, Any]:
        text, places = normal(self.before)
        laid_out = layout(SourceText(Path("x.md"), "x.md", text, self.before, places), read_record(text, "", places))
        assert laid_out
        return json.loads(laid_out)  # type: ignore[no-any-return]


def test_line_ends_and_a_mark_at_the_start_stay_and_a_new_text_follows_them(code: Page) -> None:
    ends = [Ends(*one) for one in product(("", "\ufeff"), ("\n", "\r\n", "\r"), ("", "\nLe texte.\n", "\nLe texte."))]
    mended = code.evaluate(
        """(given) => given.map((file) => {
            const mended = (body) => writing.mend(site, "poles", file, { ...file.data, title: "U" }, body);
            return [mended(file.body.replaceAll("\\r\\n", "\\n")), mended("\\nAutre\\ntexte.\\n")];
        })""",
        [one.file for one in ends],
    )
    for one, (same, other) in zip(ends, mended, strict=True):
        assert same == one.before.replace(f"title: T # note{one.newline}", f"title: U{one.newline}"), one
        front = same.removesuffix(one.body.replace("\n", one.newline)) if one.body else same
        assert other == front + "\nAutre\ntexte.\n".replace("\n", one.newline), one


def test_the_text_of_a_case_is_drawn_as_its_page_draws_it(code: Page, files: dict[str, dict[str, Any]], library: Library) -> None:
    """Byte for byte what the sanitiser lets through; links as seen from the page of a case."""

    def address(key: str) -> str | None:
        if key not in library.published:
            return None
        return f"../../{key}/" if library.has_page(library.cases[key]) else f"../../{key.replace('/', '/#')}"

    drawn = code.evaluate("given => given.map(([key, file]) => [key, prose.html(file.body, key.split('/')[0], site)])", list(files.items()))
    prose = Prose(address)
    assert dict(drawn) == {key: prose.html(file["body"], key.partition("/")[0]) for key, file in files.items()}


# --- one check everywhere -----------------------------------------------------------------

BRINGS = """---
title: Un dispositif qui apporte un document
summary: Il le décrit lui-même.
kind: charte
sources: [apportee-1]
new_sources:
  - {id: apportee-1, title: Un document, publisher: Un éditeur, kind: article, url: "https://example.org/x", published: 2016}
---
"""


GONE = """---
title: Un dispositif retiré (ZZRETIR)
summary: Il apporte un document, et en cite un que nul autre ne cite.
kind: charte
former_slugs: [aaa-retire-autrefois]
sources: [retiree-1, seule-1]
new_sources:
  - {id: retiree-1, title: Un autre document, publisher: Un éditeur, kind: article, url: "https://example.org/x", published: 2016}
withdrawn: {on: 2026-11-22, reason: à la demande du pôle}
---
"""

CITED_BY_IT_ALONE = """
- {id: seule-1, title: Un document du dispositif retiré, publisher: Un éditeur, kind: article, url: "https://example.org/y", published: "2027"}
"""
"""A document that withdrawn cases alone cite: the form knows its name and no date, so that no fact may be younger here."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The same cases as both sides see them."""

    made: list[Made]
    texts: list[str]
    written: list[str]
    python: list[set[Told]]
    page: list[set[Told]]
    in_form: list[InForm]


InForm = dict[str, Any]
"""What the page says of a value, with the words of the form beside those of the command."""


@pytest.fixture(scope="module", params=[pytest.param(6, id="one of six"), pytest.param(1, id="all", marks=pytest.mark.slow)])
def compared(request: pytest.FixtureRequest, code: Page, tmp_path_factory: pytest.TempPathFactory) -> Compared:
    """Every drawn case or a share of them, written once, checked by the command's own reader in one go and by the page in another."""
    corpus = Corpus(tmp_path_factory.mktemp("form") / "cases").copy()
    corpus.write("dispositifs/aaa-apporte.md", BRINGS)
    corpus.write("dispositifs/aaa-retire.md", GONE)
    corpus.write("_sources.yml", corpus.read("_sources.yml") + CITED_BY_IT_ALONE)
    for name in IMAGES:
        corpus.write(f"_images/{name}", file_of(scene(), {"png": "PNG", "webp": "WEBP"}.get(name.rpartition(".")[2], "JPEG")))
    library = load(corpus.path).library
    assert library
    made = list(cases(SEED, library))[:: request.param]
    texts = [write(TYPES[one.folder], one.data, one.body) for one in made]
    for one, text in zip(made, texts, strict=True):
        corpus.write(f"{one.folder}/{one.slug}.md", text)
    problems: dict[str, list[Problem]] = {}
    for problem in corpus.check():
        problems.setdefault(problem.path, []).append(problem)
    known = known_cases(library, Views(library).lines)
    given = {"rules": form_rules(TYPES), "directory": directory(library), "known": known, "cases": [asdict(one) for one in made]}
    written, found = code.evaluate(
        """async (given) => {
            const made = catalogue.makeCatalogue(given.rules, given.directory, root, cases.knownCases(given.known));
            const communes = await made.communes();
            const written = given.cases.map(({ folder, data, body }) => writing.write(made, folder, data, body));
            return [written, given.cases.map((one) => casefile.check(made, { ...one, communes }))];
        }""",
        given,
    )
    python = [{told(problem, text) for problem in problems.get(f"cases/{one.folder}/{one.slug}.md", [])} for one, text in zip(made, texts, strict=True)]
    return Compared(made, texts, written, python, [{shown(one) for one in every} for every in found], [one for every in found for one in every])


OF_ALL = pytest.mark.parametrize("compared", [1], indirect=True, ids=["all"])


def told(problem: Problem, text: str) -> Told:
    """A problem of a file, its line counted in the body where it is of the body."""
    first = text.split("\n---\n", 1)[0].count("\n") + 2
    line = problem.line - first if not problem.field and problem.line > first else 0
    return problem.field, line, problem.code, problem.severity, problem.message, problem.hint


def shown(found: dict[str, Any]) -> Told:
    line = found.get("line", 0)
    return field_name(found["path"]), line, found["code"], found["severity"], found["message"], found["hint"]


def agree(python: set[Told], page: set[Told]) -> bool:
    """Whether both say the same. Of characters that may not stand in a file the command tells
    the first and reads no further; the page tells one for each value, where it stands."""
    if python != page and len(python) == 1 and {one[2] for one in python | page} == {"control-character"}:
        return {one[2:] for one in python} <= {one[2:] for one in page}
    return python == page


@pytest.mark.walk
def test_the_page_and_the_command_say_the_same_of_every_case(compared: Compared) -> None:
    """The place, the line of the text, the code, the severity, the words and what to do."""
    apart = []
    for one, text, python, page in zip(compared.made, compared.texts, compared.python, compared.page, strict=True):
        if not agree(python, page):
            lines = [*(f"command alone: {told}" for told in sorted(python - page)), *(f"page alone:    {told}" for told in sorted(page - python))]
            apart.append("\n".join([f"{one.folder}/{one.slug}.md ({one.about})", *lines, text[:3000]]))
    assert not apart, f"{len(apart)} cases of {len(compared.made)}, the first of them:\n\n" + "\n\n".join(apart[:3])


@pytest.mark.walk
def test_the_page_and_the_command_write_the_same_bytes(compared: Compared) -> None:
    apart = [(one.about, text, page) for one, text, page in zip(compared.made, compared.texts, compared.written, strict=True) if text != page]
    assert not apart, apart[:2]


@OF_ALL
def test_what_the_page_writes_is_read_back_as_it_was(compared: Compared) -> None:
    back = 0
    for one, text in zip(compared.made, compared.written, strict=True):
        record = read_record(normal_value(text), "")
        # What may not be read at all (too deep, a character that is not allowed) gives no values.
        if not record.problems:
            seen = {path: normal_value(value) for path, value in texts(one.data)}
            assert (dict(texts(record.data)), record.body) == (seen, normal_value(one.body)), one.about
            back += 1
    assert back > 0.9 * len(compared.made)


@OF_ALL
def test_where_the_form_has_no_words_of_its_own_it_has_those_of_the_command(compared: Compared) -> None:
    """A known name that was meant is told in either; what the form says instead is in the table of messages."""
    apart = {objection.partition("/")[0] for objection, message in OF_ONE_CASE.items() if message.form_text is not None or message.form_hint is not None}
    asked = GUESS.partition("{")[0]
    found = [one for one in compared.in_form if one["code"] not in apart or one["hint"].startswith(asked)]
    assert len(found) > 2000
    assert [one for one in found if one["inForm"]["hint"] != one["hint"]] == []
    assert [one for one in found if one["code"] not in apart and one["inForm"]["message"] != one["message"]] == []
    assert {one["inForm"]["message"] for one in compared.in_form if one["code"] == "missing-field"} == {"à remplir"}


UNTRIED = {"duplicate-slug"}
"""What the form objects to where a file is named, after the check."""


@OF_ALL
def test_the_drawn_cases_break_every_rule_and_keep_them_all_in_every_type(compared: Compared) -> None:
    broken = Counter(told[2] for every in compared.python for told in every)
    assert {objection.partition("/")[0] for objection in objections_of_form()} - broken.keys() == UNTRIED
    for folder in TYPES:
        verdicts = Counter(not python for one, python in zip(compared.made, compared.python, strict=True) if one.folder == folder)
        assert min(verdicts[True], verdicts[False]) > 30, (folder, verdicts)
    assert len(compared.made) > 2000
