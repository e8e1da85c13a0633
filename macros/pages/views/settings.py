"""What a build takes from the engine's settings, without knowing the engine.

Made by the hooks from `mkdocs.yml`; read by the templates, the outputs and the shell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Settings:
    """The entries of the menu with what they hold, the address of the site, where its files
    are edited, who receives contributions, whether this is a preview, whether it is indexed
    for the search."""

    menu: Sequence[Mapping[str, Any]]
    site_url: str = ""
    edit_base: str = ""
    editors_email: str = ""
    preview: bool = False
    search: bool = True

    def family(self, folder: str) -> list[str]:
        """The folders that are under the same entry of the menu."""
        held = (entry["holds"] for entry in self.menu if folder in entry["holds"])
        return list(next(held, ()))
