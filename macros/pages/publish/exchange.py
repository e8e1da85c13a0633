"""Two folders change places in one step, where the system has a call for it.

Called by `staging` to publish: there is no moment without a site.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2
"""Constants of `fcntl.h` and `stdio.h`."""


@dataclass(frozen=True, slots=True)
class _Call:
    """A function of the C library, and its arguments for two paths."""

    name: str
    arguments: Callable[[bytes, bytes], tuple[Any, ...]]


_CALLS: Mapping[str, _Call] = {
    "linux": _Call("renameat2", lambda new, old: (_AT_FDCWD, new, _AT_FDCWD, old, _RENAME_EXCHANGE)),
    "darwin": _Call("renamex_np", lambda new, old: (new, old, _RENAME_SWAP)),
}
"""The call of each system, by its `sys.platform`."""

_UNSUPPORTED = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP})
"""The errors of the call on a system or a file system that cannot exchange."""


def exchange(new: Path, old: Path) -> bool:
    """Make two folders change places in one step; returns False where the system cannot.

    Raises `OSError` when the system can, and fails.
    """
    if sys.platform not in _CALLS:
        return False
    call = _CALLS[sys.platform]
    function = getattr(ctypes.CDLL(None, use_errno=True), call.name, None)
    if function is None:
        return False
    if function(*call.arguments(os.fsencode(new), os.fsencode(old))) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(old))
