"""Which tests of a run go to one process: those that share what is slow to make."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling


class ByWhatIsShared(LoadScopeScheduling):
    """Sends all tests of one drill to one process, so that its walk is made once; else a function's together."""

    def _split_scope(self, nodeid: str) -> str:
        function, _, parameter = nodeid.partition("[")
        return parameter if parameter and nodeid.startswith("tests/training/") else function
