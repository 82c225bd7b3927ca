"""The weights of Dateline's reader."""
