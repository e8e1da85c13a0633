"""The personal contacts that a file may not hold: e-mail addresses and mobile numbers, in any usual spelling.

Those of a structure are accepted. `block_text` looks for them in each block of a body, `casefile` in the values of a front
matter; the contribution form reads the same expressions (`derived.form_rules`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from macros.casebook.files.yaml_values import texts
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding

LETTER = "0-9A-Za-z_À-ÖØ-öø-ÿŒœ"
r"""The characters of a word, for expressions that the form reads too: Python and browsers understand `\w`, `\d` and `\b`
differently."""

_BETWEEN = r"[ \n\u00a0\u2007\u2009\u202f._/\u2010-\u2015-]"
_BREAK = rf"{_BETWEEN}{{1,3}}"
_GAP = rf"(?:{_BREAK})?"

EMAIL = re.compile(
    rf"(?<![{LETTER}.+@\-])([{LETTER}.+\-]+)(?:@| @ | ?[\[(](?:at|@|arobase)[\])] ?|\(a\))"
    rf"([{LETTER}\-]+(?:(?:\.| ?[\[(](?:point|dot)[\])] ?)[{LETTER}\-]+)+)",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"(?:(?:contacts?|accueil|infos?|bonjour|hello|secretariat|secretaire|communication|administration|admin|redaction|editeurs|equipe|reseau|dpo|rgpd|presse"
    r"|mairie|direction|association|asso|formations?|emploi|recrutement|adhesions?|coordo|coordination|animation|cooperative|ptce|pole|siege|service|accompagnement"
    r"|projets?|partenariats?|developpement|observatoire|benevolat|gestion|compta|comptabilite|commercial|boutique|support|newsletter|noreply|webmaster"
    r"|ess|ccas|ddets|dreets|tiers-?lieux?|git)"
    rf"(?:[.+\-][{LETTER}]+)?@.*|([{LETTER}\-]+)@(?:[{LETTER}\-]+\.)*\1\.[{LETTER}]+)",
    re.IGNORECASE,
)
"""Addresses, with a plain @, that belong to no person: they begin with the name of a function and at most one more word
(`contact.grenoble@`, not `contact.prenom.nom@`), or with the name of their own site."""

MOBILE = re.compile(
    rf"(?:(?:\+|(?<![0-9])00)(?:33|262|508|590|594|596){_GAP}(?:\(?0\)?{_GAP})?"
    # A date that begins with 06 or 07 is no number.
    rf"|(?<![0-9A-Za-z_])(?!0[67]([./\- ])(?:0[1-9]|1[0-2])\1(?:19|20)[0-9]{{2}}(?![0-9]))\(?0)[67]\)?"
    rf"(?:(?:{_GAP}[0-9]{{2}}){{4}}|[0-9]{{2}}{_BREAK}[0-9]{{3}}{_BREAK}[0-9]{{3}}|{_BREAK}[0-9]{{3}}{_BREAK}[0-9]{{3}}{_BREAK}[0-9]{{2}}"
    rf"|(?:{_BREAK}[0-9]{{4}}){{2}})(?![0-9])"
)
"""Mobile numbers of France, overseas included, with their figures grouped as people write them."""

WEB = re.compile(r"https?://[^ \n\u00a0\u202f<>]+", re.IGNORECASE)
"""Web addresses: a long number in one is that of a document, not of a person."""

_ABROAD = (re.compile(r"\+(?:33|262|508|59[046])"), re.compile(r"00(?<![0-9]00)(?:33|262|508|59[046])"))
_MOBILE_SHAPES = (re.compile(rf"0(?<![0-9A-Za-z_]0)[67]\)?(?:{_BETWEEN}{{0,3}}[0-9]){{8}}"), *_ABROAD)
"""What every number of `MOBILE` has, at least. Each expression begins with a plain character, which `re` finds at once."""

_MOBILE_STARTS = (re.compile(r"0(?<![0-9A-Za-z_]0)[67](?![0-9]{0,6}\.md)"), *_ABROAD)
"""The same in Markdown, where marks may be between its figures: how it begins. The name of a case file is none."""


def worth_reading(value: str, lower: bytes) -> bool:
    """Whether the words of some Markdown may hold a contact at all: a quick test that spares most texts the slow one. `lower` is
    the Markdown in UTF-8, its capitals without an accent made small."""
    return _may_hold_address(lower) or any(start.search(value) for start in _MOBILE_STARTS)


def contacts(value: str) -> Iterator[tuple[int, Finding]]:
    """The personal contacts of a text, as (offset in characters, finding): e-mail addresses, also veiled ones
    (`nom (at) site.fr`), and mobile numbers. Generic addresses and land lines are those of a structure."""
    if _may_hold_address(value.encode("utf-8", "replace").lower()):
        for match in EMAIL.finditer(value):
            if not GENERIC.fullmatch(f"{match.group(1)}@{match.group(2)}"):
                yield match.start(), finding((), "personal-contact")
    if _may_hold_mobile(value):
        for match in MOBILE.finditer(WEB.sub(_blanked, value)):
            yield match.start(), finding((), "personal-contact/phone")


def _blanked(match: re.Match[str]) -> str:
    return "x" * len(match.group())


def _may_hold_address(lower: bytes) -> bool:
    return b"@" in lower or b"at)" in lower or b"at]" in lower or b"(a)" in lower or b"arobase" in lower


def _may_hold_mobile(value: str) -> bool:
    return any(shape.search(value) for shape in _MOBILE_SHAPES)


def contacts_in(data: Any) -> Iterator[Finding]:
    """The personal contacts in the values of a front matter, each a finding at the path of its value."""
    for path, value in texts(data):
        for _offset, contact in contacts(value):
            yield replace(contact, field=path)
