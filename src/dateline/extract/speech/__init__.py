"""Attributions: who says (thinks, wants) what, by which words."""
