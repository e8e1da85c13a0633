"""The settings of a build, in a value that is free of MkDocs.

Made by `macros.hooks` from `mkdocs.yml`; read by the templates, the outputs and the slots of the shell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one build.

    `menu` has the entries as `{title, address, holds: [section]}`; `site_url` ends with a slash;
    `edit_base` is the address before the path of a file to edit, empty where there is none;
    `editors_email` receives contributions; `preview` when `mkdocs serve` builds; `search` when the
    site gets a search index; `keywords` are what people type who look for a generated list, by the address of the list.
    """

    menu: Sequence[Mapping[str, Any]]
    site_url: str = ""
    edit_base: str = ""
    editors_email: str = ""
    preview: bool = False
    search: bool = True
    keywords: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def family(self, folder: str) -> list[str]:
        """The folders that are under the same entry of the menu as this one."""
        held = (entry["holds"] for entry in self.menu if folder in entry["holds"])
        return list(next(held, ()))
