"""Events: who did what to whom, coded to PLOVER."""
