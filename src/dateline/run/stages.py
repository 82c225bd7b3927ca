"""The stages that Dateline uses unless told otherwise."""

from __future__ import annotations

from dateline.run.pipeline import Stages


def default_stages(reader_name: str = "onnx", *, threads: int | None = None) -> Stages:
    """The reader of that name (`onnx`, `plain` or `module:attribute`) with the house's own extract and resolve.
    `threads` is how many the house's own reader takes.

    Raises:
        ReaderError: there is no such reader, or it cannot be loaded.
    """
    from dateline.extract.account import extract
    from dateline.read.load import load_reader
    from dateline.resolve.account import make_resolver

    return Stages(reader=load_reader(reader_name, threads=threads), extract=extract, resolve=make_resolver())
