"""The case types, one module each.

To add a type, add a module here with one class: nothing else needs to change.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from macros.casebook.types.base import CaseType, CaseTypes


def case_types() -> CaseTypes:
    """Every case type that a module of this package declares: the classes with a folder.

    Called where a reading begins (`check.loading`) and by the verbs that need no library; whoever needs the
    types is handed them.
    """
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    found = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, CaseType) and kind.folder}
    return {kind.folder: kind for kind in sorted(found, key=lambda kind: (kind.rank, kind.folder))}
