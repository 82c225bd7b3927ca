"""Readers by name: the seam through which a bigger model can be put in."""

from __future__ import annotations

from importlib import import_module

from dateline.errors import ReaderError
from dateline.read.protocol import Reader


def load_reader(name: str = "onnx", *, threads: int | None = None) -> Reader:
    """The reader of that name: `onnx` (the default), `plain` (no model), or `module:attribute`, your own.

    The attribute is a reader, or is called without arguments to make one. `threads` is for `onnx` alone.

    Raises:
        ReaderError: there is no such reader, or it cannot be loaded.
    """
    if name == "onnx":
        from dateline.read.onnx import OnnxReader

        return OnnxReader(threads=threads)
    if name == "plain":
        from dateline.read.plain import PlainReader

        return PlainReader()
    return _own(name)


def _own(name: str) -> Reader:
    module, _, attribute = name.partition(":")
    if not attribute:
        raise ReaderError(f"--reader {name}: expected onnx, plain or module:attribute; name one of these")
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise ReaderError(
            f"--reader {name}: cannot be loaded ({error}); check its name and that it is installed"
        ) from error
    makes_one = isinstance(found, type) or (callable(found) and not hasattr(found, "read"))
    reader = found() if makes_one else found
    if not hasattr(reader, "read"):
        raise ReaderError(f"--reader {name}: expected an object with a read method, got {type(reader).__name__}")
    return reader  # type: ignore[no-any-return]
