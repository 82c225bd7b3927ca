"""Wrong passwords are counted, so that nobody tries many."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque

TRIES = 5
"""Wrong passwords for one name from one address before it has to wait."""
TRIES_OF_ADDRESS = 30
WAIT_S = 300


class Tries:
    """Wrong passwords of late, counted by name and address; the counts live as long as the process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failed: dict[str, deque[float]] = defaultdict(deque)

    def wait(self, name: str, address: str) -> int:
        """Seconds until the next try is heard; 0 where it is now."""
        with self._lock:
            pair = self._left(f"{address}\0{name.casefold()}", TRIES)
            return max(pair, self._left(address, TRIES_OF_ADDRESS))

    def failed(self, name: str, address: str) -> None:
        """Count a wrong password."""
        with self._lock:
            for key in (f"{address}\0{name.casefold()}", address):
                self._failed[key].append(time.monotonic())
            if len(self._failed) > 10_000:
                self._failed.clear()

    def _left(self, key: str, most: int) -> int:
        times = self._failed.get(key)
        now = time.monotonic()
        while times and times[0] < now - WAIT_S:
            times.popleft()
        return int(times[0] + WAIT_S - now) + 1 if times and len(times) >= most else 0
