"""Stories and incidents are brought up to date in the background, after something was added, corrected or judged."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.store.protocol import Store

_log = logging.getLogger("dateline.web")


class Joining:
    """Joins what waits, in one thread, whenever it is asked to; askings while it works are one."""

    def __init__(self, store: Store) -> None:
        self._store, self._asked, self._lock = store, threading.Event(), threading.Lock()
        self._thread: threading.Thread | None = None
        self._stopped = False
        self._idle = threading.Event()

    def soon(self) -> None:
        """Join what waits, soon."""
        with self._lock:
            self._idle.clear()
            self._asked.set()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="joining", daemon=True)
                self._thread.start()

    def settled(self, seconds: float) -> bool:
        """Join what waits, and wait for it; whether it was done in this time. What was not goes on."""
        self.soon()
        return self._idle.wait(seconds)

    def now(self) -> None:
        """Join what waits, in the thread that asks.

        Raises:
            StoreError: the database refuses.
        """
        from dateline.run.collate import collate

        for _ in collate(self._store):
            if self._stopped:
                return

    def stop(self) -> None:
        """Join no more; what waits still waits."""
        self._stopped = True
        self._asked.set()

    def _work(self) -> None:
        while True:
            self._asked.wait()
            self._asked.clear()
            if self._stopped:
                return
            try:
                self.now()
            except Exception:  # the room goes on serving; the next asking tries again
                _log.exception("joining failed")
            with self._lock:
                if not self._asked.is_set():
                    self._idle.set()
