"""The settings of a build, in a value that is free of MkDocs.

Made by `macros.hooks` from `mkdocs.yml`; read by the templates, the outputs and the slots of the shell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one build.

    `menu` has the entries as `{title, address, holds: [section]}`, some with `beside: [{title, address}]`; `site_url` ends with a slash;
    `edit_base` is the address before the path of a file to edit, `issues` that of the page where anyone with an account may
    ask for something, each empty where there is none;
    `editors_email` receives contributions; `preview` when `mkdocs serve` builds; `search` when the
    site gets a search index; `keywords` are what people type who look for a generated list, by the address of the list.
    """

    menu: Sequence[Mapping[str, Any]]
    site_url: str = ""
    edit_base: str = ""
    issues: str = ""
    editors_email: str = ""
    preview: bool = False
    search: bool = True
    keywords: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The path of the site's address, with a slash at both ends: `/`, or that of the folder it is published in."""
        return urlsplit(self.site_url).path or "/"

    def beside(self, section: str) -> Sequence[Mapping[str, str]]:
        """The pages beside the one that the entry of a section leads to, as `{title, address}`; that page first. Empty without any."""
        entry = next((entry for entry in self.menu if section in entry["holds"] and entry.get("beside")), None)
        return [{"title": entry["title"], "address": entry["address"]}, *entry["beside"]] if entry else []

    def family(self, folder: str) -> list[str]:
        """The folders that are under the same entry of the menu as this one."""
        held = (entry["holds"] for entry in self.menu if folder in entry["holds"])
        return list(next(held, ()))


def settings_of(extra: Mapping[str, Any], site_url: str, repo_url: str, edit_uri: str, *, preview: bool) -> Settings:
    """The settings that `mkdocs.yml` makes: `extra` is its part of this name, the others are the values of its keys. Raises
    `KeyError` with the name of what `extra` lacks."""
    for name in ("casebook", "footer", "frame_css"):
        extra[name]
    forge = repo_url.rstrip("/")
    return Settings(
        menu=extra["menu"],
        site_url=site_url.rstrip("/") + "/",
        edit_base=f"{forge}/{edit_uri.removesuffix('docs/')}" if forge else "",
        issues=f"{forge}/issues" if forge else "",
        editors_email=extra["editors_email"],
        preview=preview,
        search=extra["casebook"]["search"],
        keywords=extra["keywords"],
    )
