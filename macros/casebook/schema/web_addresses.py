"""Whether a web address leads to the site that people read in it.

`https://banque.example@ailleurs.example/` names one site and leads to another; `https://0x7f.1/` names none; letters of two
alphabets look alike. Every place where an address enters asks here: fields and sources (`values.Url`), links of a body
(`check.body`). An exception of `_links.yml` admits a site without a name. The contribution form has the twin
(rules/links.js).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from macros.casebook.schema.dates import shortened

_AUTHORITY = re.compile(r"https?://([^/?#]*)", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
"""The last part of a host that browsers read as a number (URL Standard, "ends in a number"): decimal, octal, hexadecimal."""

_PORT = re.compile(r":([0-9]*)$")
_ANY_PORT = re.compile(r":([^\[\]]*)$")
"""What a browser takes for the port, whatever it is; the colons of a host of IPv6 stand in brackets."""

_DOTS = re.compile("[\u3002\uff61]")
"""Full stops of other scripts, which browsers read as the dots of a host."""

_SHOWN = re.compile(r"(?:https?://|www\.)([^\s/?#:<>«»()\u0022\u2019,;]*[^\s/?#:<>«»()\u0022\u2019,;.])", re.IGNORECASE)
"""An address in the words of a link."""

_LATIN = re.compile("[a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_PLAIN = re.compile(r"[a-z0-9._-]")


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with an address: the name of the objection (`problems.messages`), and the values that its words quote."""

    objection: str
    values: dict[str, Any] = field(default_factory=dict)


def trouble_with(url: str, admitted: Iterable[str] = ()) -> Trouble | None:
    """Returns why an http or https address may lead elsewhere than it says; None for one that does not, or is no web address.

    `admitted` are the addresses of `_links.yml`, with `*` for any run of characters: one whose site has no `*` admits what
    it covers, but for a user name.
    """
    authority = _authority(url)
    if authority is None:
        return None
    if "@" in authority or "%40" in authority or "\\" in authority:
        site = re.split(r"@|%40|\\", authority)[-1]
        return Trouble("address-user", {"value": shortened(url), "site": shortened(site)})
    port = _ANY_PORT.search(authority)
    if port and not (port[1].isascii() and port[1].isdigit() and 0 < int(port[1][:6]) < 65536):
        return Trouble("address-port", {"value": shortened(url), "port": shortened(port[1])})
    host = _DOTS.sub(".", unicodedata.normalize("NFKC", _PORT.sub("", authority)).lower()).removesuffix(".")
    if not _is_named(host):
        objection = "address-number"
    elif not _is_one_alphabet(host):
        objection = "address-letters"
    else:
        return None
    return None if _admits(admitted, url) else Trouble(objection, {"value": shortened(url), "site": shortened(authority)})


def shows_elsewhere(words: str, url: str) -> Trouble | None:
    """Returns the remark on a link whose words or title show the address of another site than the one where it leads; None
    for another link. An archive of a site has that site in its own address."""
    for shown in _SHOWN.finditer(words):
        site, own = _short(shown[1]), _short(_PORT.sub("", _authority(url) or ""))
        if site != own and not own.endswith(f".{site}") and not site.endswith(f".{own}") and site not in url.lower():
            return Trouble("link-elsewhere", {"value": shortened(url), "site": shortened(site)})
    return None


def _short(site: str) -> str:
    return site.lower().removesuffix(".").removeprefix("www.")


def covers(pattern: str, url: str) -> bool:
    """Whether an address with `*` for any run of characters matches `url`.

    The expression that `fnmatch` makes never returns to an earlier `*` (its groups are atomic), so an address with many of
    them is matched as fast as another.
    """
    return fnmatchcase(url, re.sub(r"[?[]", r"[\g<0>]", pattern))  # only * has a special meaning


def _authority(url: str) -> str | None:
    """What stands between `//` and the path."""
    found = _AUTHORITY.match(url)
    return found[1] if found else None


def _is_named(host: str) -> bool:
    return not host.startswith("[") and not _NUMBER.fullmatch(host.rpartition(".")[2])


def _is_one_alphabet(host: str) -> bool:
    """Whether a host holds letters, figures and hyphens alone, and no letter of another alphabet beside a Latin one: other
    signs look like the / that ends a host, other letters like ours."""
    others = [character for character in host if not _PLAIN.match(character) and not _LATIN.match(character)]
    if not all(character.isalpha() or unicodedata.category(character).startswith("M") for character in others):
        return False
    return not others or not any(_LATIN.match(character) for character in host)


def _admits(admitted: Iterable[str], url: str) -> bool:
    return any("*" not in (_authority(pattern) or "*") and covers(pattern, url) for pattern in admitted)
