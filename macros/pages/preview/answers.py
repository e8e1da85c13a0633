"""What the preview answers to each address: a file of the site, a way to it, the page that says there is nothing.

Called by `server`, which knows HTTP. A page gets, before the end of its body, the script that reloads it (`reload.js`);
the policy of the page allows it, as it comes from the same host. Otherwise an answer is what a build would publish.
"""

from __future__ import annotations

import hashlib
import logging
import mimetypes
import traceback
from dataclasses import dataclass
from http import HTTPStatus

from macros.pages.preview.desk import Shown
from macros.pages.preview.search import FollowingSearch
from macros.pages.preview.snapshot import NOT_FOUND, Snapshot
from macros.pages.publish.problems_only import ProblemsOnly
from macros.pages.render.environment import syntax

log = logging.getLogger("bibliotheque")

OWN = "__preview__/"
"""The folder of the preview's own addresses. No file of the site has this name: slugs have no underscore."""

_TYPES = mimetypes.MimeTypes(filenames=())
for _suffix, _type in {".js": "text/javascript", ".webp": "image/webp", ".woff2": "font/woff2", ".ics": "text/calendar"}.items():
    _TYPES.add_type(_type, _suffix)

UNKNOWN_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Answer:
    """The status, the content and its type; `location` is where a redirection leads."""

    status: HTTPStatus
    content: bytes
    type: str
    location: str = ""

    @property
    def digest(self) -> str:
        """A name for what it holds, another one for other content."""
        return hashlib.blake2b(self.content, digest_size=12, person=f"{self.status:d}".encode()).hexdigest()


def answer(shown: Shown, search: FollowingSearch, address: str) -> Answer:
    """What is at an address from the root of the site, without the slash at its beginning: `poles/x/`, `sitemap.xml`.

    Never raises: what cannot be drawn is told in the answer.
    """
    if isinstance(shown.site, ProblemsOnly):
        return _page(HTTPStatus.SERVICE_UNAVAILABLE, shown.site.page.encode())
    try:
        return _answer(shown.site, search, address)
    except Exception as error:
        log.exception("« %s » ne peut pas être dessinée", address)
        lines = traceback.format_exception_only(error)
        place = traceback.extract_tb(error.__traceback__)[-1]
        text = syntax().get_template("undrawn.html").render(address=address, lines=lines, file=place.filename, line=place.lineno)
        return _page(HTTPStatus.INTERNAL_SERVER_ERROR, text.encode())


def _answer(site: Snapshot, search: FollowingSearch, address: str) -> Answer:
    path = f"{address}index.html" if address.endswith("/") or not address else address
    content = search.file(path, site) if search.covers(path) else site.file(path)
    if content is not None:
        return Answer(HTTPStatus.OK, content, type_of(path))
    if address and not address.endswith("/") and site.file(f"{address}/index.html") is not None:
        return Answer(HTTPStatus.FOUND, b"", type_of(NOT_FOUND), f"{address}/")
    return _page(HTTPStatus.NOT_FOUND, site.file(NOT_FOUND) or b"")


def _page(status: HTTPStatus, content: bytes) -> Answer:
    return Answer(status, content, type_of(NOT_FOUND))


def type_of(path: str) -> str:
    """The media type of a file by its name, whatever the machine."""
    name = _TYPES.guess_type(path)[0] or UNKNOWN_TYPE
    return f"{name}; charset=utf-8" if name.startswith("text/") or name in ("application/json", "application/xml") else name


def reloading(answer: Answer, version: str, root: str) -> bytes:
    """The content of an answer as it is sent: a page with the script that reloads it once it is another. `root` is the path
    of the site's address."""
    if answer.location or not answer.type.startswith("text/html"):
        return answer.content
    script = f'<script src="{root}{OWN}reload.js" data-version="{version}" data-digest="{answer.digest}" defer></script>'.encode()
    before, body, after = answer.content.rpartition(b"</body>")
    return b"".join((before, script, body, after)) if body else answer.content + script
