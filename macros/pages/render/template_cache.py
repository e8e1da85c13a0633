"""Our templates as they were compiled, kept from one build to the next in a folder that may be deleted at any time.

`environment` gives it to Jinja. An entry is found only for the text that it was compiled from, by the same compiler:
the sources of ours that decide what becomes of a template, Jinja, Python. A damaged entry is compiled again, and
where the folder cannot be written every build compiles.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import tempfile
from functools import cache
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from macros.casebook.language import french

FOLDER = Path(__file__).parents[3] / ".cache" / "templates"
"""Where the entries are, one file a template."""

_DIGEST = 32
"""The bytes at the beginning of a file that are the SHA-256 of the others."""


@cache
def _compiler() -> bytes:
    """What turns a template into code, as a digest: this room with its generator, the spacing of French, Jinja, Python."""
    own = (*sorted(Path(__file__).parent.glob("*.py")), Path(french.__file__))
    told = [path.read_bytes() for path in own] + [jinja2.__version__.encode(), importlib.util.MAGIC_NUMBER]
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in told)).digest()


class TemplateCache(BytecodeCache):
    """The entries of `FOLDER`."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The entry of a template, empty unless it was made from this text, at this path, by this compiler."""
        made_from = b"\0".join((_compiler(), (filename or "").encode(), source.encode()))
        bucket = Bucket(environment, name.replace("/", "-"), hashlib.sha256(made_from).hexdigest())
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill an entry from its file, if this is there and whole."""
        try:
            kept = self._file(bucket).read_bytes()
        except OSError:
            return
        if hashlib.sha256(kept[_DIGEST:]).digest() == kept[:_DIGEST]:
            bucket.bytecode_from_string(kept[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write an entry, in one step for whoever reads it meanwhile; nothing where it cannot be written."""
        code = bucket.bytecode_to_string()
        try:
            FOLDER.mkdir(parents=True, exist_ok=True)
            handle, written = tempfile.mkstemp(dir=FOLDER)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(code).digest() + code)
            os.replace(written, self._file(bucket))
        except OSError:
            return

    @staticmethod
    def _file(bucket: Bucket) -> Path:
        return FOLDER / f"{bucket.key}.code"
