"""The day of a build: what is over and what is still to come is told by it, as nothing reads the clock.

Read by the blocks and the lists that depend on a day. The browser tells again, by the day of its reader.
"""

from __future__ import annotations

import os
import time

from macros.casebook.library.library import Library
from macros.casebook.schema.dates import Day


def build_day(library: Library) -> Day:
    """The day of `SOURCE_DATE_EPOCH` (seconds since 1970, https://reproducible-builds.org/specs/source-date-epoch/), else
    `Library.newest_date`."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return Day(*time.gmtime(int(epoch))[:3]) if epoch.isdigit() else library.newest_date
