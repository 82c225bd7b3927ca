"""The rooms of the reading room, one module each; `plan.py` lists them."""
