"""Two folders change places in one step, where the system has a call for it."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2

_CALLS: Mapping[str, tuple[str, Callable[[bytes, bytes], tuple[Any, ...]]]] = {
    "linux": ("renameat2", lambda one, other: (_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)),
    "darwin": ("renamex_np", lambda one, other: (one, other, _RENAME_SWAP)),
}
"""By the name of the system: its call, and what the call takes for two paths."""

_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP})
"""What the call ends with on a file system that has no such step."""


def exchange(new: Path, old: Path) -> bool:
    """Make two folders change places in one step; False where the system cannot.

    Raises `OSError` when it can, and fails.
    """
    if sys.platform not in _CALLS:
        return False
    name, arguments = _CALLS[sys.platform]
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    if call is None:
        return False
    if call(*arguments(os.fsencode(new), os.fsencode(old))) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(old))
