"""The search over again, as plainly as can be: it reads the files of a built site and ranks a query.

It shares the folding and the stems with the build, and nothing with the browser: `docs/javascripts/search/ranking.js` must give the
same documents with the same scores.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.casebook.language.words import SMALL_WORDS, asks_how, stem, words


@dataclass(frozen=True)
class ReferenceSearch:
    """The index of a built site."""

    site: Path
    index: dict[str, Any] = field(init=False)
    _postings: dict[str, dict[int, int]] = field(init=False, default_factory=dict)
    _phrases: dict[str, dict[tuple[int, int], int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", self.read("index"))

    def read(self, name: str) -> Any:
        """A file of the index."""
        return json.loads(gzip.decompress((self.site / f"search/{name}.z").read_bytes()))

    @cached_property
    def rows(self) -> dict[str, list[int]]:
        """All rows of all files: postings by stem, phrases by `~stem`, documents by `=name`."""
        return {word: row for number in range(self.index["chunks"]) for word, row in self.read(f"words/{number}").items()}

    @cached_property
    def records(self) -> list[dict[str, Any]]:
        """What is shown of each document, by number."""
        files = -(-self.index["documents"] // self.index["block"])
        return [record for number in range(files) for record in self.read(f"records/{number}")]

    def address(self, document: int) -> str:
        """The address of a document."""
        record = self.records[document]
        if "key" not in record:
            return str(record["address"])
        folder, _, slug = record["key"].partition("/")
        if number := record.get("line"):
            return f"{folder}/#{slug}" if number == 1 else f"{folder}/page_{number}/#{slug}"
        return f"{folder}/{slug}/"

    def postings(self, token: str) -> dict[int, int]:
        """The weight of a stem in each document that has it."""
        if token in self._postings:
            return self._postings[token]
        _rarity, *row = self.rows.get(token, [0])
        found, document = {}, 0
        for gap, weight in zip(row[::2], row[1::2], strict=True):
            document += gap
            found[document] = weight
        self._postings[token] = found
        return found

    def phrases(self, token: str) -> dict[tuple[int, int], int]:
        """The names and keywords with a stem, as (document, rank) with their worth."""
        if token in self._phrases:
            return self._phrases[token]
        row = self.rows.get(f"~{token}", [])
        found, document = {}, 0
        for gap, rank, worth in zip(row[::3], row[1::3], row[2::3], strict=True):
            document += gap
            found[document, rank] = worth
        self._phrases[token] = found
        return found

    # --- a query --------------------------------------------------------------------------

    def parse(self, query: str) -> tuple[list[str], dict[str, dict[str, int]]]:
        """All words of a query; and each telling word with the stems that answer for it and their shares."""
        everything = words(query)[:24]
        kept = [word for word in dict.fromkeys(everything) if word not in SMALL_WORDS] or list(dict.fromkeys(everything))
        sought: dict[str, dict[str, int]] = {word: {} for word in kept}

        def add(word: str, token: str, share: int) -> None:
            sought[word][token] = max(share, sought[word].get(token, 0))

        for word in kept:
            add(word, stem(word), 16)
            for token, share in self.index["widening"].get(stem(word), ()):
                add(word, token, share)
        for length in (2, 3):
            for start in range(len(everything) - length + 1):
                run = everything[start : start + length]
                if run[0] in SMALL_WORDS and len(run[0]) > 1:
                    continue
                token = stem("".join(run))
                for word in run:
                    if word in sought:
                        add(word, token, 16)
                        for other, share in self.index["widening"].get(token, ()):
                            add(word, other, share)
        return everything, sought

    def leading(self, everything: list[str]) -> list[int]:
        """The pages that come first because the query names their term."""
        taken: set[int] = set()
        found = []
        for length in range(min(6, len(everything)), 0, -1):
            for start in range(len(everything) - length + 1):
                ranks = set(range(start, start + length))
                values = self.index["names"].get("".join(everything[start : start + length]))
                if values and not ranks & taken:
                    taken |= ranks
                    found += [page for facet, _value, page in values if facet in self.index["leading"] and page >= 0]
        return found

    def areas(self, everything: list[str]) -> tuple[set[int], list[str], dict[str, int]]:
        """The regions and departments that the query names, the longest names first, each word in one; its words that say neither
        where nor in which year; and of each word of a place how many telling words its name has."""
        places = self.index["places"]["names"]
        taken: set[int] = set()
        found: set[int] = set()
        told: dict[str, int] = {}
        for length in range(min(6, len(everything)), 0, -1):
            for start in range(len(everything) - length + 1):
                ranks = set(range(start, start + length))
                own = places.get("".join(everything[start : start + length]))
                if own is not None and not ranks & taken:
                    taken |= ranks
                    found |= set(own if isinstance(own, list) else [own])
                    name = everything[start : start + length]
                    told |= dict.fromkeys(name, max(1, len(set(name) - SMALL_WORDS)))
        return found, [word for rank, word in enumerate(everything) if rank not in taken and not re.fullmatch(r"(19|20)\d\d", word)], told

    def said(self, all_words: list[str], least: int = 1) -> set[int]:
        """The pages of the site of which a keyword is what is sought; none for fewer stems than `least`."""
        stems = {stem(word) for word in [one for one in all_words if one not in SMALL_WORDS] or all_words}
        return set(self.rows.get(f"?{' '.join(sorted(stems))}", ())) if len(stems) >= least else set()

    def nearness(self, document: int, asked: set[int]) -> int:
        """What the score of a document is multiplied by for where it is, of 16."""
        within, sites = self.index["places"]["within"], self.index["places"]["sites"][document]
        own = sites if isinstance(sites, list) else [sites]
        if not asked or not own:
            return 16
        regions = {within[area] for area in asked}
        if any(area in asked or within[area] in asked or area in regions for area in own):
            return int(self.index["rules"]["here"]) if all(within[area] in regions for area in own) else 16
        return 16 if any(within[area] in regions for area in own) else int(self.index["rules"]["elsewhere"])

    def ranked(self, query: str) -> list[tuple[int, int]]:
        """The documents that answer with their scores, best first."""
        index, rules = self.index, self.index["rules"]
        everything, sought = self.parse(query)
        sums: dict[int, int] = {}
        covered: dict[int, int] = {}
        matched: dict[tuple[int, int], int] = {}
        worths: dict[tuple[int, int], int] = {}
        asked, others, of_a_place = self.areas(everything)
        total = telling = 0
        for word, all_shares in sought.items():
            shares = {token: share // of_a_place.get(word, 1) for token, share in all_shares.items()}
            known = {token: share for token, share in shares.items() if token in self.rows}
            if not known:
                continue
            worth = max(self.rows[token][0] * share // 16 for token, share in known.items())
            total += worth
            telling += worth if worth >= rules["telling"] else 0
            best: dict[int, int] = {}
            like: dict[tuple[int, int], int] = {}
            for token, share in known.items():
                rarity = self.rows[token][0]
                for document, weight in self.postings(token).items():
                    best[document] = max(best.get(document, 0), rarity * weight * share // 16)
                if rarity >= rules["telling"]:
                    for phrase, phrase_worth in self.phrases(token).items():
                        worths[phrase] = phrase_worth
                        like[phrase] = max(like.get(phrase, 0), rarity * share // 16)
            for document, value in best.items():
                sums[document] = sums.get(document, 0) + value
                covered[document] = covered.get(document, 0) + worth
            for phrase, value in like.items():
                matched[phrase] = matched.get(phrase, 0) + value
        likeness: dict[int, int] = {}
        for (document, rank), value in matched.items():
            own = worths[document, rank]
            one = 1000 * value // max(1, own + telling - min(value, own))
            one = one * rules["name"] // 16 if rank < index["named"][document] else one
            likeness[document] = max(likeness.get(document, 0), one)
        said, pages_of_the_site = self.said(everything) | self.said(others, 2), set(index["site"])
        scores: dict[int, int] = {}
        for document, value in sums.items():
            cover = (32 - rules["cover"]) * total + rules["cover"] * covered[document]
            score = value * cover // (32 * total) if total else value
            score += rules["page" if document in pages_of_the_site else "phrase"] * likeness.get(document, 0) * total // 1000
            score += rules["said"] * total if document in said else 0
            score = score * index["priors"][document] // 16
            score = score * self.nearness(document, asked) // 16
            if asks_how(everything) and document in index["how"]:
                score = score * rules["how"] // 16
            scores[document] = score
        least = max(scores.values(), default=0) * rules["least"] / 16
        scores = {document: score for document, score in scores.items() if score >= least}
        for document in self.leading(everything):
            scores[document] = scores.get(document, 0) + rules["named"]
        told = [word for word in everything if word not in SMALL_WORDS] or everything
        for document in self.rows.get(f"={''.join(told)}", ()) if len(told) < len(everything) else ():
            scores[document] = scores.get(document, 0) + rules["called"]
        for document in self.rows.get(f"={''.join(everything)}", ()):
            scores[document] = scores.get(document, 0) + rules["exact"]
        found = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0] in index["last"], pair[0]))
        pages = dict(index["parts"])
        first: dict[int, int] = {}
        for document, _score in found:
            first.setdefault(pages.get(document, document), document)
        return [(document, score) for document, score in found if first[pages.get(document, document)] == document]

    def shown(self, query: str) -> list[str]:
        """The addresses in the order in which the search page shows them: general pages, then cases."""
        found = self.ranked(query)
        cases = [(document, score) for document, score in found if document < self.index["cases"]]
        least = (cases[0][1] if cases else 0) * self.index["rules"]["general"] / 16
        general = [document for document, score in found if document >= self.index["cases"] and score >= least][:3]
        return [self.address(document) for document in (*general, *(document for document, _score in cases))]
