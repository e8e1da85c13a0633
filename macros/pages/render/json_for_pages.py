"""Data inside a page: JSON that no text of it can end, and that is never run.

A `script` of the type `application/ld+json` is a data block: browsers run none, and a content security policy has nothing to say of it.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end the element or begin a comment in it, and what scripts took for line ends: only text holds them in JSON, and
there an escape means the same."""


def json_for_pages(value: Any) -> Markup:
    """Plain values as JSON to stand between `<script type="application/ld+json">` and its end."""
    return Markup(to_json(value).decode().translate(_ESCAPES))
