"""How a file becomes text, values with their places, dates and words: the small parts, one by one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from pydantic_core import PydanticCustomError

from macros.casebook.check import body, privacy, rules
from macros.casebook.check.body import scan
from macros.casebook.check.casefile import positions
from macros.casebook.check.links import case_link
from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.reading import line_and_column, read_text
from macros.casebook.files.yaml_values import MAX_DEPTH, read_yaml
from macros.casebook.language import french
from macros.casebook.language.nearest import nearest
from macros.casebook.library.case import BodySection
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Problem, field_name
from macros.casebook.schema.communes import Communes, UnknownCommune
from macros.casebook.schema.context import Context, Slugs
from macros.casebook.schema.dates import PartialDate, parse, parse_time
from macros.casebook.types.pole import Pole
from support.form.texts import BODIES

# --- bytes to text -------------------------------------------------------------------


def read(tmp_path: Path, raw: bytes) -> str | Problem:
    path = tmp_path / "x.md"
    path.write_bytes(raw)
    return read_text(path, "x.md", Pole.most_bytes)


def refused(tmp_path: Path, raw: bytes) -> tuple[str, int, int]:
    problem = read(tmp_path, raw)
    assert isinstance(problem, Problem)
    return problem.code, problem.line, problem.column


def test_windows_line_ends_and_a_byte_order_mark_are_taken_as_if_they_were_not_there(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeff---\r\ntitle: Été\r\n---\r\n".encode()) == "---\ntitle: Été\n---\n"


def test_a_file_of_exactly_64_kilobytes_is_read_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    assert read(tmp_path, b"a" * Pole.most_bytes) == "a" * Pole.most_bytes
    assert refused(tmp_path, b"a" * (Pole.most_bytes + 1)) == ("file-too-big", 1, 1)


def test_a_byte_that_is_not_utf_8_is_placed_in_characters_after_accents(tmp_path: Path) -> None:
    assert refused(tmp_path, "---\nété ".encode() + "é".encode("latin-1") + b"\n") == ("file-not-utf8", 2, 5)


@pytest.mark.parametrize("mark", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\u202a", "\u202e", "\u2067", "\ue000", "\ue002", "\U000e0041"])
def test_a_control_character_or_a_mark_that_turns_the_order_of_letters_is_refused_where_it_stands(tmp_path: Path, mark: str) -> None:
    assert refused(tmp_path, f"---\ntitle: Éa{mark}b\n".encode()) == ("control-character", 2, 10)


def test_tabs_line_feeds_and_non_breaking_spaces_are_no_controls(tmp_path: Path) -> None:
    assert read(tmp_path, "a\tb\n«\u00a0c\u202f»\n".encode()) == "a\tb\n«\u00a0c\u202f»\n"


@pytest.mark.parametrize(("text", "offset", "place"), [("", 0, (1, 1)), ("ab\ncd", 2, (1, 3)), ("ab\ncd", 3, (2, 1)), ("é\né", 3, (2, 2))])
def test_lines_and_columns_count_characters_from_one(text: str, offset: int, place: tuple[int, int]) -> None:
    assert line_and_column(text, offset) == place


# --- front matter --------------------------------------------------------------------


def test_every_value_and_key_knows_its_line_and_column() -> None:
    record = read_record("---\ntitle: Été\nthemes: [a, b]\nstructures:\n  - {role: x, form: y}\n---\n", "x.md")
    assert record.problems == []
    assert record.position(("title",)) == (2, 8)
    assert record.position(("title",), key=True) == (2, 1)
    assert record.position(("themes", 1)) == (3, 13)
    assert record.position(("structures", 0, "form")) == (5, 21)
    assert record.position(("structures", 0, "form"), key=True) == (5, 15)


def test_a_value_that_is_absent_is_placed_at_its_group() -> None:
    record = read_record("---\ntitle: a\nstructures:\n  - {role: x}\n---\n", "x.md")
    assert record.position(("structures", 0, "source")) == (4, 5)
    assert record.position(("nothing",)) == (2, 1)


@pytest.mark.parametrize(
    ("accents", "column"), [("[a, b]", 15), ("[é, b]", 15), ("[œuvre, b]", 19), ("[𝄞, b]", 15)], ids=["ascii", "accent", "ligature", "astral"]
)
def test_accents_before_a_value_do_not_shift_its_column(accents: str, column: int) -> None:
    record = read_record(f"---\nsommaire: {accents}\n---\n", "x.md")
    assert record.position(("sommaire", 1)) == (2, column)


@pytest.mark.parametrize(
    ("text", "line", "body"),
    [
        ("---\ntitle: a\n---\ntexte\n", 4, "texte\n"),
        ("---\ntitle: a\n---\n\n\ntexte\n", 4, "\n\ntexte\n"),
        ("---\n\n\ntitle: a\n\n---\ntexte\n", 7, "texte\n"),
        ("---\ntitle: a\n---", 3, ""),
        ("---\ntitle: a\n---\n", 4, ""),
        ("---\ntitle: a\n---\ntexte\n\n---\n\nsuite\n", 4, "texte\n\n---\n\nsuite\n"),
        ("\n \n---\ntitle: a\n---\ntexte\n", 6, "texte\n"),
    ],
    ids=["plain", "blank lines after", "blank lines inside", "no line end", "no body", "a rule in the body", "blank lines before"],
)
def test_the_body_starts_at_the_line_that_an_editor_shows(text: str, line: int, body: str) -> None:
    record = read_record(text, "x.md")
    assert (record.problems, record.data) == ([], {"title": "a"})
    assert (record.body_line, record.body) == (line, body)


def test_blank_lines_inside_the_boundaries_do_not_shift_the_lines_of_values() -> None:
    record = read_record("---\n\n\ntitle: a\n\nplace: b\n\n---\n", "x.md")
    assert record.position(("title",)) == (4, 8)
    assert record.position(("place",)) == (6, 8)


@pytest.mark.parametrize("text", ["", "texte", "---\ntitle: a\n", "\nmot\n---\ntitle: a\n---\n", "# Titre\n\n---\na: b\n---\n"])
def test_a_file_without_a_closed_front_matter_on_its_first_line_is_told_so(text: str) -> None:
    assert [(p.code, p.line) for p in read_record(text, "x.md").problems] == [("front-matter-missing", 1)]


@pytest.mark.parametrize("text", ["---\n---\n", "---\n- a\n---\n", "---\njuste un mot\n---\n", "---\n# rien\n---\n"])
def test_a_front_matter_that_is_no_list_of_keys_is_told_so(text: str) -> None:
    assert [p.code for p in read_record(text, "x.md").problems] == ["front-matter-shape"]


def test_scalars_stay_the_text_that_was_typed() -> None:
    data = read_yaml("pays: NO\ncode: 01000\ntime: 12:30:45\non: 2016\nempty:\nquoted: '  x '\nyes: true\nbig: 1e3\n", "x.md").data
    assert data == {"pays": "NO", "code": "01000", "time": "12:30:45", "on": "2016", "empty": "", "quoted": "  x ", "yes": "true", "big": "1e3"}


@pytest.mark.parametrize(
    ("yaml", "code", "place"),
    [
        ("a: &x 1\nb: *x\n", "yaml-anchor", (1, 4)),
        ("a: 1\nb: *x\n", "yaml-anchor", (2, 4)),
        ("a: !!python/object/apply:os.system [ls]\n", "yaml-tag", (1, 4)),
        ("a: !x 1\n", "yaml-tag", (1, 4)),
        ("a: 1\n---\nb: 2\n", "yaml-documents", (2, 1)),
        ("a: 1\n[x]: 2\n", "yaml-key", (2, 1)),
        ("a: 1\na: 2\n", "duplicate-key", (2, 1)),
        ("a: " + "[" * 9 + "]" * 9 + "\n", "yaml-depth", (1, 4 + MAX_DEPTH - 1)),
        ("a: [1, 2\n", "yaml-syntax", (2, 1)),
        ("a: b: c\n", "yaml-syntax", (1, 5)),
        ('a: "b\n', "yaml-syntax", (2, 1)),
    ],
)
def test_what_yaml_could_do_besides_values_is_refused_where_it_stands(yaml: str, code: str, place: tuple[int, int]) -> None:
    (problem,) = read_yaml(yaml, "x.md").problems
    assert (problem.code, problem.line, problem.column) == (code, *place)


def test_after_a_duplicate_key_the_first_value_stays_and_the_reading_goes_on() -> None:
    record = read_yaml("a: 1\na: 2\nb: 3\nb: 4\n", "x.md")
    assert record.data == {"a": "1", "b": "3"}
    assert [(p.field, p.line) for p in record.problems] == [("a", 2), ("b", 4)]
    assert record.position(("a",)) == (1, 4), "a later problem of the value that counts must not point to the one that does not"


def test_a_path_is_told_as_a_person_writes_it() -> None:
    assert field_name(("structures", 1, "form")) == "structures[1].form"
    assert field_name(()) == ""


# --- the body --------------------------------------------------------------------------


def test_a_problem_of_the_body_is_placed_in_characters_whatever_stands_before_it() -> None:
    text = "Été à l'œuvre.\n\n« Ça » va bientôt <b>changer</b>.\n"
    found = scan(text, Pole, Context())
    places = [(finding.code, *position) for position, finding in positions(text, found.problems)]
    assert places == [("undated-word", 3, 11), ("raw-html", 3, 19), ("raw-html", 3, 29)]


def test_the_quick_look_at_a_body_misses_nothing_that_its_rules_would_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(20261122)
    texts = list(BODIES)
    for _ in range(3000):
        text = chance.choice(BODIES)[:400]
        for _mark in range(chance.randrange(4)):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(["*", "**", "_", "`", "\n", "\\", " ", "  \n"]) + text[at:]
        texts.append(text)
    quick = [scan(text, Pole, Context()) for text in texts]
    monkeypatch.setattr(body, "_worth_reading", lambda _text: True)
    whole = [scan(text, Pole, Context()) for text in texts]
    assert [text for text, one, other in zip(texts, quick, whole, strict=True) if (one.problems, one.acronyms) != (other.problems, other.acronyms)] == []
    assert sum(bool(one.problems) for one in quick) > 1000


def test_the_quick_look_knows_how_every_acronym_and_number_begins() -> None:
    chance = random.Random(20161123)
    texts = ["".join(chance.choices("aAeéÉÀÝŒœ’'0&- .x(+_@\n", k=chance.randrange(1, 9))) for _ in range(20_000)]
    for number in ("0612345678", "(06) 12 34 56 78", "(0)612345678", "+33 6 12 34 56 78", "0033612345678", "+590690123456", "Ar@b.fr", "a (AT) b.fr"):
        texts += [f"{before}{number}{after}" for before in ("", " ", "a", "1", "_", "(", "-", "/", "é") for after in ("", ".", " x")]
    told = [text for text in texts if [*rules.text(text), *rules.acronyms(text), *privacy.contacts(text)]]
    assert [text for text in told if not rules.worth_reading(text)] == []
    assert len(told) > 1000


def test_the_sections_and_links_of_a_body_are_noted_in_order() -> None:
    context = Context(slugs=Slugs({"poles": {"abc"}, "fiches": {"def"}}))
    found = scan("## Origine\n\n[a](abc.md) [d](../fiches/def.md) [a](abc.md)\n\n## Qui décide\n\n[o](#s-origine)\n", Pole, context)
    assert found.problems == []
    assert found.body.sections == (BodySection("s-origine", "Origine"), BodySection("s-qui-decide", "Qui décide"))
    assert found.body.links == ("poles/abc", "fiches/def")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("abc.md", "poles/abc"),
        ("../fiches/def.md", "fiches/def"),
        ("./abc.md", "poles/abc"),
        ("/poles/abc.md", None),
        ("../../etc/passwd.md", None),
        ("../x.md", None),
        ("javascript:a.md", None),
        ("abc/", None),
        ("//evil.example/abc.md", None),
    ],
)
def test_a_link_to_a_case_is_a_file_beside_it_or_in_a_sister_folder(url: str, key: str | None) -> None:
    assert case_link("poles", url) == key


# --- dates ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "words", "since", "earliest", "latest"),
    [
        ("2016", "2016", "en 2016", (2016, 1, 1), (2016, 12, 31)),
        ("2021-12", "décembre 2021", "en décembre 2021", (2021, 12, 1), (2021, 12, 31)),
        ("2024-02", "février 2024", "en février 2024", (2024, 2, 1), (2024, 2, 29)),
        ("2016-09-23", "23 septembre 2016", "le 23 septembre 2016", (2016, 9, 23), (2016, 9, 23)),
        ("2015-03-01", "1er mars 2015", "le 1er mars 2015", (2015, 3, 1), (2015, 3, 1)),
        ("1992~", "vers 1992", "vers 1992", (1992, 1, 1), (1992, 12, 31)),
        ("2021-08~", "vers août 2021", "vers août 2021", (2021, 8, 1), (2021, 8, 31)),
    ],
)
def test_a_date_is_as_precise_as_it_is_known_and_told_in_french(typed: str, words: str, since: str, earliest: tuple[int, ...], latest: tuple[int, ...]) -> None:
    date = parse(typed)
    assert (date.words, date.since, date.earliest, date.latest) == (words, since, earliest, latest)
    assert str(date) == typed
    assert parse(str(date)) == date


@pytest.mark.parametrize(
    ("typed", "until", "of"),
    [
        ("2016", "jusqu’en 2016", "de 2016"),
        ("2021-08", "jusqu’en août 2021", "d’août 2021"),
        ("2021-04", "jusqu’en avril 2021", "d’avril 2021"),
        ("2021-12", "jusqu’en décembre 2021", "de décembre 2021"),
        ("2015-03-01", "jusqu’au 1er mars 2015", "du 1er mars 2015"),
        ("2021-10-04", "jusqu’au 4 octobre 2021", "du 4 octobre 2021"),
        ("1992~", "jusque vers 1992", "de 1992 environ"),
        ("2021-08~", "jusque vers août 2021", "d’août 2021 environ"),
    ],
)
def test_a_date_as_an_end_and_as_a_beginning_has_its_preposition(typed: str, until: str, of: str) -> None:
    date = parse(typed)
    assert (date.until, date.of) == (until, of)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "16", "2016-13", "2016-00", "2016-02-30", "2023-02-29", "2016-9-3", "23/09/2016", "septembre 2016"),
        *("2016-09-23T10:00", "172800", "0999", "2016~~", "٢٠١٦", ["2016"], {}, None),
    ],
)
def test_what_is_no_date_is_refused_with_an_example_of_one(typed: object) -> None:
    with pytest.raises(PydanticCustomError) as refusal:
        parse(typed)
    assert refusal.value.type == "date"
    assert "2016-09-23" in str((refusal.value.context or {})["finding"].hint)


def test_the_day_before_a_leap_day_that_is_one_is_read() -> None:
    assert parse("2024-02-29") == PartialDate(2024, 2, 29)


@pytest.mark.parametrize(("typed", "kept"), [("9:30", "09:30"), ("09:30", "09:30"), ("9h30", "09:30"), ("23H59", "23:59"), ("0:00", "00:00")])
def test_an_hour_may_be_typed_as_people_type_it(typed: str, kept: str) -> None:
    assert parse_time(typed) == kept


@pytest.mark.parametrize("typed", ["24:00", "9:60", "12:30:45", "9", "9h", "midi", ""])
def test_what_is_no_hour_is_refused(typed: str) -> None:
    with pytest.raises(PydanticCustomError):
        parse_time(typed)


# --- French -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plain", "spaced"),
    [
        ("Quoi ? Oui ; non : si !", "Quoi\u00a0? Oui\u00a0; non\u00a0: si\u00a0!"),
        ("« Bonjour »", "«\u00a0Bonjour\u00a0»"),
        ("« Bonjour », dit-il", "«\u00a0Bonjour\u00a0», dit-il"),
        ("72 000 euros et 15 %", "72\u00a0000 euros et 15\u00a0%"),
        ("12 400 000 €", "12\u00a0400\u00a0000\u00a0€"),
        ("le 3 mars 2016", "le 3\u00a0mars 2016"),
        ("https://exemple.org/?a=b", "https://exemple.org/?a=b"),
        ("à 9:30", "à 9:30"),
        ("sans", "sans"),
        ("en 2016 300 personnes, 1 234 567", "en 2016 300 personnes, 1\u00a0234\u00a0567"),
        ("l'eau d'ici, jusqu'à l'ʼan", "l’eau d’ici, jusqu’à l’ʼan"),
        ("Valo', rock'n'roll, d´ici, lʼan, l‘eau", "Valo’, rock’n’roll, d’ici, l’an, l’eau"),
        ("5' et 'mot'", "5' et ‘mot’"),
        ("M. Dupont, Mme Durand, MM. A et B, n° 12, p. 3", "M.\u00a0Dupont, Mme\u00a0Durand, MM.\u00a0A et B, n°\u00a012, p.\u00a03"),
        ("le programme. Le reste ; FEMM. Le", "le programme. Le reste\u00a0; FEMM. Le"),
        ("à 9 h 30, 10 km, 3 M€, 12 habitants", "à 9\u00a0h\u00a030, 10\u00a0km, 3\u00a0M€, 12 habitants"),
        ("voir https://a.example/l'eau?x=1 : l'eau, ou lieu.l'eau@a.example", "voir https://a.example/l'eau?x=1\u00a0: l’eau, ou lieu.l'eau@a.example"),
    ],
)
def test_text_is_printed_as_french_asks_and_no_other_way(plain: str, spaced: str) -> None:
    assert french.typographic(plain) == spaced
    assert french.typographic(spaced) == spaced
    assert len(spaced) == len(plain)  # each character keeps its place


def test_lists_are_sorted_as_a_french_dictionary_sorts_them() -> None:
    wanted = ["Artisanat", "école", "Écologie industrielle", "Économie", "Emploi", "énergie", "Œuvre", "olive", "Zone"]
    wanted.sort(key=french.sort_key)
    assert wanted == ["Artisanat", "école", "Écologie industrielle", "Économie", "Emploi", "énergie", "Œuvre", "olive", "Zone"]
    shuffled = wanted[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=french.sort_key) == wanted


@pytest.mark.parametrize(
    ("typed", "folded"), [("Clus’Ter Jura", "clus ter jura"), ("ŒUVRE", "oeuvre"), ("  Pôle-Sud\u00a0! ", "pole sud"), ("Straße", "strasse"), ("", "")]
)
def test_a_name_is_folded_to_what_people_type(typed: str, folded: str) -> None:
    assert french.folded(typed) == folded


def test_a_heading_becomes_a_piece_of_an_address() -> None:
    assert french.slug("Ce qu'ils font — ensemble !") == "ce-qu-ils-font-ensemble"


@pytest.mark.parametrize(("number", "words"), [(0, "0\u00a0fiche"), (1, "1\u00a0fiche"), (2, "2\u00a0fiches"), (12400, "12\u00a0400\u00a0fiches")])
def test_french_counts_zero_as_one(number: int, words: str) -> None:
    assert french.counted(number, "fiche") == words


# --- places -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def communes() -> Communes:
    return Communes()


@pytest.mark.parametrize("typed", ["Lons-le-Saunier", "lons le saunier", "LONS-LE-SAUNIER", "39300"])
def test_a_commune_is_found_by_its_name_however_it_is_written_or_by_its_code(communes: Communes, typed: str) -> None:
    assert communes.commune(typed).code == "39300"


def test_a_department_tells_namesakes_apart(communes: Communes) -> None:
    assert communes.commune("Castres", ["81"]).code == "81065"
    assert communes.commune("Castres", ["02"]).code == "02142"


@pytest.mark.parametrize(
    ("typed", "departments", "code", "told"),
    [
        ("Castres", [], "ambiguous-place", "81065 (Castres, 81)"),
        ("Castres", ["75"], "place-elsewhere", "81065 (Castres, 81)"),
        ("Grenobles", [], "unknown-place", "« Grenoble » (38185)"),
        ("Pays du Grand Machin Chose", [], "unknown-place", "« territory »"),
    ],
)
def test_a_place_that_leads_nowhere_or_to_several_says_what_to_write(communes: Communes, typed: str, departments: list[str], code: str, told: str) -> None:
    with pytest.raises(UnknownCommune) as refusal:
        communes.commune(typed, departments)
    found = finding((), refusal.value.objection, value=typed, **refusal.value.values)
    assert found.code == code
    assert told in found.hint


# --- did you mean -----------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["Bretange", "bretagne", "BRETAGNE", "Bretagn", "Brettagne", "Brtagne", "Bertagne"])
def test_a_name_with_a_letter_missing_doubled_swapped_or_wrong_is_recognised(typed: str) -> None:
    assert nearest(typed, ["Normandie", "Bretagne", "Grand Est"]) == "Bretagne"


def test_a_label_leads_to_its_term() -> None:
    assert nearest("Société coopérative d'interet collectif", {"Société coopérative d’intérêt collectif": "scic", "SAS": "sas"}) == "scic"


@pytest.mark.parametrize("typed", ["", "!!!", "xyz", "Wallonie", "x" * 5000])
def test_a_name_like_none_gets_no_suggestion(typed: str) -> None:
    assert nearest(typed, ["Normandie", "Bretagne", "Grand Est"]) is None


def test_nothing_is_suggested_where_nothing_is_known() -> None:
    assert nearest("Bretagne", []) is None
