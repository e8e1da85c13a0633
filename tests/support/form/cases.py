"""Cases made from the declarations, valid and wrong in every way: what the contribution form is tried with.

Everything is drawn from one seed. `cases` walks each type, each of its fields at any depth
and half of the ways of being wrong that its kind has, then the rules that cross fields, those about
words, and the text. What a case should be told is not said here: Python's check says it.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.casebook.derived.form_rules import form_rules
from macros.casebook.files.scaffold import BLANK
from macros.casebook.library.library import Library
from macros.casebook.types import case_types
from support.form.programmes import programmes
from support.form.texts import BODIES, PIECES
from support.form.unfilled import unfilled
from support.form.values import GOOD, PLAIN, REFUSED, TESTIMONIES, TEXTS, TOLD_OF_OTHERS, put, read_again

RULES = form_rules(case_types())
TYPES: dict[str, dict[str, Any]] = {kind["folder"]: kind for kind in RULES["types"]}
GROUPS: dict[str, dict[str, Any]] = RULES["groups"]
SHARED = set.intersection(*({field["name"] for field in kind["fields"]} for kind in TYPES.values()))

ELSEWHERE = frozenset({"session"})
"""The fields whose values another part of the same file must have: `programmes` draws these."""


@dataclass(slots=True)
class Made:
    """A case to try: what it is about, where it would stand, what it holds."""

    about: str
    folder: str
    slug: str
    data: dict[str, Any]
    body: str


def cases(seed: int, library: Library) -> Iterator[Made]:
    """All of them, about 2,500, the same for a seed and a library."""
    maker = _Maker(random.Random(seed), library)
    yield from maker.in_order()
    yield from maker.each_way_of_being_wrong()
    yield from maker.without_each_field()
    yield from maker.across()
    yield from maker.words()
    yield from maker.texts()
    yield from maker.files()
    yield from maker.many_things_wrong()
    yield from maker.told_of_others()


class _Maker:
    """Makes cases one after the other, each with names of its own."""

    def __init__(self, draw: random.Random, library: Library) -> None:
        self.draw = draw
        self.library = library
        self.number = 0
        self.owners: dict[tuple[str, str], int] = {}

    def made(self, about: str, folder: str, data: dict[str, Any], body: str = "\nRien à dire.\n", slug: str = "") -> Made:
        self.number += 1
        data = copy.deepcopy(data)
        # What two drawn cases have under one name is wrong in one of them: a file alone cannot tell.
        for document in documents if isinstance(documents := data.get("new_sources"), list) else ():
            if isinstance(document, dict) and isinstance(name := document.get("id"), str):
                document["id"] = name if name in self.library.sources else self.own("", name)
        if isinstance(id := data.get("id"), str) and self.owners.setdefault(("id", id), self.number) != self.number:
            data["id"] = f"{id}{self.number}"[:12] if id.isalnum() else id
        if isinstance(former := data.get("former_slugs"), list):
            real = {old.partition("/")[2] for old in (*self.library.cases, *self.library.redirects) if old.startswith(folder)}
            data["former_slugs"] = [self.own(folder, old) if isinstance(old, str) and old not in real else old for old in former]
        return Made(about, folder, slug or self.next_slug(), data, body)

    def own(self, scope: str, name: str) -> str:
        """This name, or one like it where an earlier case has it already."""
        owner = self.owners.setdefault((scope, name.strip()), self.number)
        return name if owner == self.number else f"{name}-{self.number}"

    def next_slug(self) -> str:
        """A name that comes after all real ones: of two cases the check blames the last."""
        return f"zz-{self.number:05}"

    # --- what is in order ---------------------------------------------------------------

    def value(self, field: dict[str, Any]) -> Any:
        """A value that one field takes, of which a list has several."""
        kind = field["kind"]
        if kind == "group":
            return self.group(GROUPS[field["group"]], 0.4)
        if kind in GOOD:
            return self.draw.choice(GOOD[kind])
        if kind == "line":
            return self.draw.choice(TEXTS)
        if kind == "case-id":
            self.number += 1
            return f"cas{self.number:06}"
        if kind in ("slug", "id"):
            self.number += 1
            return f"nom-{self.number}"
        if kind == "choice":
            return self.draw.choice(list(field["choices"]))
        if kind == "term":
            vocabulary = self.library.vocabularies[field["vocabulary"]]
            return self.draw.choice([name for name in vocabulary.terms if field["vocabulary"] != "themes" or name not in vocabulary.narrower])
        if kind == "source":
            return self.draw.choice([name for name in self.library.sources if not name.startswith("apportee")])
        keys = [key for key in self.library.cases if key.startswith(field.get("folder", ""))]
        if field.get("or_name") and self.draw.random() < 0.4:
            return self.draw.choice(["Une association", "La Ville de Grenoble", "SCIC & Cie : l’entente"])
        return self.draw.choice(keys).removeprefix(f"{field['folder']}/" if field.get("folder") else "")

    def field(self, field: dict[str, Any]) -> Any:
        short = field.get("short", {})
        if short and (short["listed"] or not field.get("list")) and self.draw.random() < 0.3:
            return self.alone(field)
        if not field.get("list"):
            return self.value(field)
        values = [
            self.alone(field) if short and self.draw.random() < 0.5 else self.value(field)
            for _ in range(self.draw.randint(1, min(3, field.get("most_values", 3))))
        ]
        return list(dict.fromkeys(values)) if all(isinstance(value, str) for value in values) else values

    def alone(self, field: dict[str, Any]) -> Any:
        """The lone text that stands for a group."""
        return self.value(next(inner for inner in GROUPS[field["group"]]["fields"] if inner["name"] == field["short"]["key"]))

    def group(self, model: dict[str, Any], share: float = 1) -> dict[str, Any]:
        """A group whose rules are kept, with a share of its fields and those that it needs."""
        drawn = [field for field in model["fields"] if field["name"] not in ELSEWHERE]
        told = {field["name"]: self.field(field) for field in drawn if field.get("required") or self.draw.random() < share}
        named = {field["name"]: field for field in model["fields"]}
        for rule in model["rules"]:
            self.keep(rule, named, told)
        return told

    def keep(self, rule: dict[str, Any], named: dict[str, Any], told: dict[str, Any]) -> None:
        """Fill what a rule asks for."""
        if rule["rule"] == "Needed":
            wanted = [name for name in rule["names"] if not told.get(name)]
        elif rule["rule"] == "Dated":
            wanted = ["as_of", "source"] if any(told.get(name) for name in rule["names"]) else []
        elif rule["rule"] == "Requires":
            wanted = [rule["wanted"]] if told.get(rule["filled"]) else []
        elif rule["rule"] == "When":
            wanted = rule["wanted"][-1:] if told.get(rule["name"]) in rule["values"] else []
        elif rule["rule"] == "Either":
            wanted = [rule["first"]] if not told.get(rule["other"]) else []
        else:
            wanted = []
        if rule["rule"] == "OnlyWhere" and told.get(rule["name"]) != rule["value"]:
            told.pop(rule["filled"], None)
        if rule["rule"] == "Exact" and rule["name"] in told:
            told[rule["name"]] = "2016-09-23"
        for name in wanted:
            told.setdefault(name, self.field(named[name]))
        if rule["rule"] == "EndsAfter" and {rule["start"], rule["end"]} <= told.keys():
            hours = named[rule["start"]]["kind"] == "time"
            told[rule["start"]], told[rule["end"]] = (
                ("9h30", "10:00") if hours else self.draw.choice([("2015-03", "2016"), ("2016", "2016"), ("2014-02-28", "2014-02")])
            )

    def case(self, folder: str, share: float = 0.05) -> dict[str, Any]:
        """A case in order: small unless a larger share of what it may say is asked for."""
        data = self.group(TYPES[folder], share)
        if "themes" in data:
            data["themes"] = list(dict.fromkeys(["mutualisation", *data["themes"]]))[:4]
        if "place" in data:
            data["departments"] = ["2A"] if data["place"] == "2A004" else ["39"]
        return read_again(data) if self.draw.random() < 0.7 else data

    def in_order(self) -> Iterator[Made]:
        for folder in TYPES:
            for rank in range(14):
                data = self.case(folder, rank / 13)
                if rank % 3 == 0:
                    data = dict(self.draw.sample(list(data.items()), len(data)))
                yield self.made("in order", folder, data, self.draw.choice(["", "\n", "\nRien.\n", "\n## Autre chose\n\nDit en 2016.\n"]))

    # --- each field, wrong ---------------------------------------------------------------

    def wrong(self, field: dict[str, Any]) -> list[Any]:
        """Each way in which the values of a field can be wrong."""
        kind = field["kind"]
        if kind == "group":
            good = self.group(GROUPS[field["group"]])
            key = next(iter(good))
            one: list[Any] = ["un texte", ["un texte"], {}, {**good, f"{key[:-1]}": "x"}, {**good, "tout_autre": "x"}, {**good, "note": {"a": "b"}}]
        else:
            one = [*PLAIN.get(kind, []), ["a"], {"a": "b"}]
            one += (
                [*self.draw.sample(REFUSED, 5), "x" * (field["most"] + 1)] if kind == "line" else [f"x{'é' * 70}", self.misspelt(field), self.misspelt(field)]
            )
        if not field.get("list"):
            return one
        good = self.field(field)
        beside = [[*good, value] if index % 2 else [value] for index, value in enumerate(one)]
        return [*beside, "un texte", "a, b", {"a": "b"}, [], [*good, good[0]]]

    def misspelt(self, field: dict[str, Any]) -> str:
        """A name of the library with a letter too many, missing or swapped."""
        good = self.value(field)
        if field["kind"] == "term":
            term = self.library.vocabularies[field["vocabulary"]][good]
            good = self.draw.choice([good, term.pref_label, *term.alt_labels])
        at = self.draw.randrange(max(1, len(good) - 1))
        return str(
            self.draw.choice([good[:at] + good[at + 1 :], f"{good[:at]}z{good[at:]}", good[:at] + good[at : at + 2][::-1] + good[at + 2 :], good.upper()])
        )

    def with_value(self, folder: str, path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
        """A case with a value, or none, at a path; the groups on the way are full and in order."""
        data = self.case(folder)
        model = TYPES[folder]
        for index, part in enumerate(path[:-1]):
            if isinstance(part, str):
                field = next(field for field in model["fields"] if field["name"] == part)
                model = GROUPS[field["group"]]
                group = self.group(model)
                data = put(data, path[: index + 1], [group] if field.get("list") else group)
        return put(data, path, value)

    def sites(self, folder: str) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any], str]]:
        """Each field of a type at any depth: its path, itself, and the group that it is of."""
        yield from self._sites(TYPES[folder], (), folder)

    def _sites(self, model: dict[str, Any], path: tuple[str | int, ...], owner: str) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any], str]]:
        for field in model["fields"]:
            yield (*path, field["name"]), field, "" if not path and field["name"] in SHARED else owner
            if field["kind"] == "group":
                yield from self._sites(GROUPS[field["group"]], (*path, field["name"], *([0] if field.get("list") else [])), field["group"])

    def once_each(self) -> Iterator[tuple[str, tuple[str | int, ...], dict[str, Any]]]:
        """A place for each field that is declared, in one of the types that have it."""
        places: dict[tuple[str, str], list[tuple[str, tuple[str | int, ...], dict[str, Any]]]] = {}
        for folder in TYPES:
            for path, field, owner in self.sites(folder):
                places.setdefault((owner, field["name"]), []).append((folder, path, field))
        for found in places.values():
            yield self.draw.choice(found)

    def each_way_of_being_wrong(self) -> Iterator[Made]:
        for folder, path, field in self.once_each():
            ways = self.wrong(field)
            drawn = self.draw.sample(ways, len(ways) // 2)
            for value in [*drawn, *([[]] if field.get("required") and [] in ways and [] not in drawn else [])]:  # few fields refuse it
                yield self.made(f"{'.'.join(map(str, path))} = {value!r:.80}", folder, self.with_value(folder, path, value))

    def without_each_field(self) -> Iterator[Made]:
        for folder, path, _field in self.once_each():
            yield self.made(f"without {'.'.join(map(str, path))}", folder, self.with_value(folder, path, None))
        for folder in TYPES:
            for name in ("title", "summary", "themes", "sources", *TYPES[folder]["needs"]):
                yield self.made(f"without {name}", folder, put(self.case(folder), (name,), None))

    # --- rules ---------------------------------------------------------------------------

    def dated(self) -> Iterator[Made]:
        """Facts before, at and after the last day that their document can know. What is drawn after them stays as it was."""
        state = self.draw.getstate()
        document = {"title": "T", "publisher": "P", "kind": "article", "note": "N."}
        for rank, known in enumerate(({"published": "2016-05"}, {"published": "2016", "read_on": "2020-02-29"}, {"published": "2016-13"})):
            for date in ("2016", "2016-06", "2020-02-29", "2020-03", "2199~", "2199"):
                name = f"date-{rank}-{date.strip('~')}"
                facts = {"new_sources": [{"id": name, **document, **known}], "members": [{"name": "Un", "as_of": date, "source": name}]}
                yield self.made(f"a fact of {date} in a document of {known}", "poles", {**self.case("poles"), **facts})
        self.draw.setstate(state)

    def across(self) -> Iterator[Made]:
        yield from self.dated()
        for about, facts in programmes(random.Random(20270312)):
            data = {**self.case("evenements"), **facts}
            yield self.made(about, "evenements", {name: value for name, value in data.items() if value is not None})
        yield from self.testimonies()
        yield from unfilled(self, TYPES, GROUPS)
        for folder, described in zip(TYPES, self.library.sources, strict=False):
            key = self.draw.choice([key for key in self.library.cases if key.startswith(folder)])
            yield self.made("themes of trades alone", folder, {**self.case(folder), "themes": ["energie"]})
            yield self.made("a theme too broad", folder, {**self.case(folder), "themes": ["modeles-economiques"]})
            for place, departments in (
                ("39300", ["38"]),
                ("Lons-le-Saunier", ["38"]),
                ("Saint-Denis", []),
                ("Saint-Denis", ["93"]),
                ("saint denis", ["974"]),
                ("97701", []),
            ):
                yield self.made(f"{place} in {departments}", folder, {**self.case(folder), "place": place, "departments": departments})
            yield self.made("an address that is taken", folder, {**self.case(folder), "former_slugs": [key.partition("/")[2]]})
            for old in [old for old in self.library.redirects if old.startswith(folder)]:
                yield self.made("a former address that is taken", folder, {**self.case(folder), "former_slugs": [old.partition("/")[2]]})
            document = {"id": described, "title": "Un titre", "publisher": "Un éditeur", "kind": "article", "url": "https://example.org/x", "published": "2016"}
            yield self.made("a source that is described already", folder, {**self.case(folder), "new_sources": [document]})
            yield self.made("a source without an id that is one", folder, {**self.case(folder), "new_sources": [{**document, "id": "Un mot"}]})
            yield self.made("a source that another case brings", folder, {**self.case(folder), "new_sources": [{**document, "id": "apportee-1"}]})
            yield self.made("citing what another case brings", folder, {**self.case(folder), "sources": ["apportee-1"]})
            yield from self.of_what_is_withdrawn(folder, document)
            self.number += 1
            own = f"propre-{self.number}"
            yield self.made("citing what it brings", folder, {**self.case(folder), "new_sources": [{**document, "id": own}], "sources": [own, f"{own}x"]})
            yield self.made(
                "bringing without an address",
                folder,
                {**self.case(folder), "new_sources": [{"id": f"{own}-b", "title": "T", "publisher": "P", "kind": "page"}]},
            )
            for path, field, _owner in self.sites(folder):
                if field["kind"] == "case" and field.get("folder", folder) == folder:
                    slug = f"zz-{self.number}-moi"
                    own = slug if field.get("folder") else f"{folder}/{slug}"
                    yield self.made(f"{path} leads to itself", folder, self.with_value(folder, path, [own] if field.get("list") else own), slug=slug)
        for folder, path, field in self.once_each():
            if most := field.get("most_values"):
                yield self.made("too many values", folder, self.with_value(folder, path, [self.value(field) for _ in range(most + 1)]))
        for folder, path, rule, kind in self.endings():
            for first, last in (
                (("10:00", "9h30"), ("10:00", "10:00"))
                if kind == "time"
                else (("2017", "2016"), ("2016-09-23", "2016-09-22"), ("2016-09~", "2016-08"), ("2016-02", "2016-02-29"))
            ):
                data = put(self.with_value(folder, (*path, rule["start"]), first), (*path, rule["end"]), last)
                yield self.made(f"{first} to {last}", folder, data)

    def testimonies(self) -> Iterator[Made]:
        for rank, fields in enumerate(TESTIMONIES):
            document = {"id": f"dit-{rank}", "title": "T", "publisher": "P", **fields}
            yield self.made(f"a testimony of {fields}", "poles", {**self.case("poles"), "new_sources": [document]})

    def told_of_others(self) -> Iterator[Made]:
        for rank, (folder, teller, role, facts) in enumerate(TOLD_OF_OTHERS):
            own = f"vecu-{rank}"
            document = {"id": own, "title": "T", "publisher": teller, "kind": "temoignage-direct", "role": role, "published": "2026-11-22"}
            lists = {name: [{**group, "source": own} for group in groups] if isinstance(groups, list) else groups for name, groups in facts.items()}
            for sources in ([own], [own, "coorace-2016"]):
                yield self.made(f"{teller}, {role}, tells {facts}", folder, {**self.case(folder), **lists, "new_sources": [document], "sources": sources})

    def of_what_is_withdrawn(self, folder: str, document: dict[str, Any]) -> Iterator[Made]:
        """What a case that was taken down leaves to others, and a case that is taken down itself."""
        for gone in self.library.withdrawn:
            brought = {one.id for one in gone.facts.new_sources}
            for name in gone.sources:
                about = "a withdrawn case brings" if name in brought else "a withdrawn case cites"
                if folder == gone.kind.folder:  # once: of two that describe one document the command blames the second for that too
                    yield self.made(f"describing what {about}", folder, {**self.case(folder), "new_sources": [{**document, "id": name}]})
                yield self.made(f"citing what {about}", folder, {**self.case(folder), "sources": [name]})
                yield self.made(f"misspelling what {about}", folder, {**self.case(folder), "sources": [f"{name}z"]})
            for old in (gone.slug, *gone.facts.former_slugs):
                yield self.made("the address of a withdrawn case", folder, {**self.case(folder), "former_slugs": [old]})
            body = f"\n[lien](../{gone.key}.md), [lien](../{gone.kind.folder}/{gone.slug}z.md), {gone.title}\n"
            yield self.made("leading to a withdrawn case", folder, {**self.case(folder), "summary": f"Dit de « {gone.title} »"}, body)
        data = {**self.case(folder), "withdrawn": {"on": "2026-11-22", "reason": "à la demande du pôle"}}
        yield self.made(
            "withdrawn itself, and bringing a document", folder, {**data, "new_sources": [{**document, "id": "apportee-1"}], "sources": ["apportee-1"]}
        )
        yield self.made(
            "withdrawn itself, with an acronym", folder, {**data, "title": f"Une chose (ZZR{folder[:3].upper()})"}, f"\nLa ZZR{folder[:3].upper()}.\n"
        )

    def endings(self) -> Iterator[tuple[str, tuple[str | int, ...], dict[str, Any], str]]:
        """Every place of a rule about a start and an end."""
        for folder, kind in TYPES.items():
            models = [
                ((), kind),
                *(
                    (((*path, 0) if field.get("list") else path), GROUPS[field["group"]])
                    for path, field, _owner in self.sites(folder)
                    if field["kind"] == "group"
                ),
            ]
            for path, model in models:
                named = {field["name"]: field for field in model["fields"]}
                yield from ((folder, path, rule, named[rule["start"]]["kind"]) for rule in model["rules"] if rule["rule"] == "EndsAfter")

    def words(self) -> Iterator[Made]:
        said = [
            "Le SESSAD",
            "L'ZZTOP et la QWX",
            "XIV et MMXX",
            "R&D-X et l’A-B",
            "EDF",
            "CI&EL",
            "É.T.É",
            "ÉTÉ",
            "JEAN@example.org",
            "Q W E",
            "a/BCD",
            "(BCDQ)",
            "BCDq",
            "AB2C",
            BLANK,
        ]
        for folder in TYPES:
            for words in said:
                yield self.made(f"summary: {words}", folder, {**self.case(folder), "summary": words}, f"\nDit ici : {words}.\n")
            self.number += 1
            unheard = "QK" + "".join(chr(ord("A") + int(digit)) for digit in str(self.number))
            data = {**self.case(folder), "summary": f"La {unheard} et la {unheard}X."}
            yield self.made("an acronym that the title explains", folder, {**data, "title": f"Une chose ({unheard})"}, f"\n{unheard}, {unheard}X\n")
            yield self.made(
                "an acronym that another name explains", folder, {**data, "summary": f"La {unheard}Y", "aliases": [f"{unheard}Y", "x"]}, f"\n{unheard}Z\n"
            )

    # --- texts ---------------------------------------------------------------------------

    def texts(self) -> Iterator[Made]:
        folders = list(TYPES)
        for index, body in enumerate(BODIES):
            for folder, lead in ((folders[index % len(folders)], ""), (folders[(index + 3) % len(folders)], "\nUn début.\n\n")):
                yield self.made("body", folder, self.case(folder), lead + body)
        for _ in range(150):
            pieces = self.draw.choices(PIECES, k=self.draw.randint(1, 14))
            folder = self.draw.choice(folders)
            body = "".join(piece + self.draw.choice(["", " ", "\n", "\n\n", "\n\n"]) for piece in pieces)
            yield self.made("drawn body", folder, self.case(folder), f"\n{body}\n")

    def files(self) -> Iterator[Made]:
        for folder, slug in zip(TYPES, ("index", "404", "con", "lpt3", "a" * 61, "Majuscule", "un_mot", "été"), strict=True):
            yield self.made("the name of a file", folder, self.case(folder), slug=slug)
        for folder in ("poles", "evenements"):
            most = TYPES[folder]["most_bytes"]
            for size in (most - 4000, most + 500, 3 * most):
                yield self.made("a long text", folder, self.case(folder), "\n" + "mot " * (size // 4))
        most = TYPES["evenements"]["most_values"]
        data = self.case("evenements")
        data["outputs"] = [{"kind": "bonnes-pratiques", "items": ["x"] * (most - 100)}]
        yield self.made("a long list", "evenements", data)
        data = copy.deepcopy(data)
        data["outputs"][0]["items"] = ["x"] * (most + 100)
        yield self.made("a list that is too long", "evenements", data, "\nAujourd’hui, un ZQKV.\n")
        yield self.made("lists in lists", "poles", {**self.case("poles"), "aliases": [[[[[["x"]]]]]]})
        yield self.made("a text as long as they come", "fiches", {**self.case("fiches"), "title": "é" * 200, "summary": "🌻" * 600})
        yield self.made("a text too long", "fiches", {**self.case("fiches"), "title": "é" * 201, "summary": "🌻" * 601})

    def many_things_wrong(self) -> Iterator[Made]:
        for _ in range(100):
            folder = self.draw.choice(list(TYPES))
            data = self.case(folder, self.draw.choice([0.05, 0.3]))
            sites = list(self.sites(folder))
            for path, field, _owner in self.draw.sample(sites, self.draw.randint(1, 6)):
                data = put(data, path, self.draw.choice([None, *self.wrong(field)]))
            if self.draw.random() < 0.3:
                data[self.draw.choice(["titre", "sumary", "quoi"])] = "x"
            yield self.made("many things wrong", folder, data, "\n" + "\n\n".join(self.draw.choices(PIECES, k=3)))
