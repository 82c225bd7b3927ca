"""PLOVER, cues, sectors, units and registries as data files, and their loader."""
