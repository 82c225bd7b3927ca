"""What the three spaces do alike: keep sketches and keys, link nodes, and say which groups a change touches."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from dateline.collate.clusters import Clustering, Graph
from dateline.store.desk import Desk, Space, Tie

S = TypeVar("S")


class Sketches(Generic[S]):
    """Sketches of reports in one space, fetched when asked for and remembered while a batch is joined."""

    def __init__(self, desk: Desk, space: Space, type: type[S]) -> None:
        self._desk, self._space = desk, space
        self._decode: Callable[[bytes], S] = msgspec.msgpack.Decoder(type).decode
        self._known: dict[str, S] = {}

    def keep(self, sketches: Mapping[str, S]) -> None:
        """Keep these reports' sketches, in place of those before."""
        packed = {of: zlib.compress(msgspec.msgpack.encode(one), 1) for of, one in sketches.items()}
        self._desk.keep_sketches(self._space, packed)
        self._known.update(sketches)

    def drop(self, report: str) -> None:
        """Keep no sketch of a report."""
        self._desk.drop_sketch(self._space, report)
        self._known.pop(report, None)

    def of(self, reports: Iterable[str]) -> dict[str, S]:
        """The sketches of these reports, as far as there are any."""
        reports = list(reports)
        unknown = [report for report in reports if report not in self._known]
        for report, value in self._desk.sketches(self._space, unknown).items():
            self._known[report] = self._decode(zlib.decompress(value))
        return {report: self._known[report] for report in reports if report in self._known}


class Links:
    """The links of one space while a batch is joined; remembers which nodes' links are not what they were."""

    def __init__(self, desk: Desk, space: Space, *, levels: Sequence[float], most: int) -> None:
        self._desk, self._space = desk, space
        self.graph = Graph(lambda nodes: desk.links(space, nodes))
        self._clustering = Clustering(self.graph, levels=levels, most=most)
        self.changed: set[str] = set()

    def cut(self, nodes: Iterable[str]) -> None:
        """Take out all links of these nodes; those at the other ends have changed, too."""
        nodes = list(nodes)
        others = {other for links in self.graph.links(nodes).values() for other in links}
        self.changed |= {*nodes, *others}
        self.graph.forget([*nodes, *others])
        if others:
            self._desk.unlink(self._space, nodes)

    def tie(self, ties: Mapping[str, Sequence[Tie]]) -> None:
        """Link nodes that had no links; a pair is named once, from either end."""
        self._desk.link(self._space, ties)
        self.graph.forget([*ties, *(tie.other for some in ties.values() for tie in some)])
        self.changed |= ties.keys()

    def add(self, node: str, tie: Tie) -> None:
        """Link a node to one more, in place of a weaker link."""
        self._desk.add_link(self._space, node, tie)
        self.graph.forget([node, tie.other])
        self.changed |= {node, tie.other}

    def regions(self, gone: Iterable[str] = ()) -> Iterator[tuple[float, list[str]]]:
        """The connected sets that the changes touch, each with the level at which it is to be cut."""
        gone = set(gone)
        changed = self.changed - gone
        near = {other for links in self.graph.links(changed).values() for other in links}
        self.graph.links(near)  # all at once, for each set asks for them one by one
        yield from self._clustering.regions(self._clustering.touched(changed) - gone)

    def of(self, nodes: Iterable[str]) -> Mapping[str, Mapping[str, float]]:
        """The links of these nodes."""
        return self.graph.links(nodes)
