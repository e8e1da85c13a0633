"""A case of a pack: what its own page would show, made a part of one page.

Called by `templates/packs/whole.html` with what `packed_case.html` draws. The HTML is that of our own templates and of `prose`, so that
each attribute and each heading is written as here: nothing is parsed.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from macros.pages.views.addresses import TO_ROOT
from macros.pages.views.packs.pack import Pack, PackedCase

SHARED = "source-"
"""How the ids of the sources begin, which stand once, at the end of the pack."""

_NAMED = re.compile(r' (id|aria-labelledby)="([^"]*)"')
_LED = re.compile(rf' href="(?:#([^"]*)|{TO_ROOT}([^"#]*)/(?:#[^"]*)?)"')
_HEADING = re.compile(r"(?<=<)(/?)h([1-5])(?=[ >])")


def in_pack(html: Markup, sheet: PackedCase, pack: Pack) -> Markup:
    """The HTML of a case with its headings a level lower, its ids unlike those of the others, and with the links to another case of
    the pack leading to its place there."""

    def led(found: re.Match[str]) -> str:
        fragment, key = found.groups()
        if fragment is not None:
            return found[0] if fragment.startswith(SHARED) else f' href="#{sheet.id}-{fragment}"'
        return f' href="#{pack.places[key]}"' if key in pack.places else found[0]

    plain = str(html)  # pieces joined to a `Markup` would be escaped
    own = _NAMED.sub(rf' \1="{sheet.id}-\2"', plain)
    return Markup(_HEADING.sub(lambda found: f"{found[1]}h{int(found[2]) + 1}", _LED.sub(led, own)))
