"""Groups of nodes that links hold together, the same in whatever order the nodes came.

A node's group follows from the links alone: of the levels of strength, the weakest one counts at which the links of at
least that strength join it to no more than `most` nodes; that connected set is cut into groups by average linkage
(a pair without a link counts as 0), the strongest join first, ties broken by the nodes' names. Only nodes that are
connected to a changed one can change their group, so that adding a node costs what its neighbourhood costs.

Average linkage (Sokal & Michener 1958) never joins across two connected sets, for a mean is no more than its greatest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np

_TOO_MANY = 2000
"""Nodes that the strongest links alone connect and that are not cut any further: texts that are all but the same."""
JUDGED = 1.0
"""Added to the link of a pair that a person holds to be one, so that it connects at every level."""
Links = Mapping[str, float]
Fetch = Callable[[Iterable[str]], Mapping[str, Links]]
"""Gives the links of nodes; a node without any may be left out."""


class Graph:
    """Links, fetched when first asked for and remembered."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._known: dict[str, Links] = {}

    def links(self, nodes: Iterable[str]) -> dict[str, Links]:
        """The links of each of these nodes."""
        nodes = list(nodes)
        unknown = [node for node in nodes if node not in self._known]
        if unknown:
            found = self._fetch(unknown)
            self._known.update({node: found.get(node, {}) for node in unknown})
        return {node: self._known[node] for node in nodes}

    def forget(self, nodes: Iterable[str]) -> None:
        """Links of these nodes have changed."""
        for node in nodes:
            self._known.pop(node, None)


class Clustering:
    """How the nodes of one graph are grouped; `levels` rise, and `most` is how large a connected set may be."""

    def __init__(self, graph: Graph, *, levels: Sequence[float], most: int) -> None:
        self.graph, self.levels, self.most = graph, levels, most

    def touched(self, changed: Iterable[str]) -> set[str]:
        """Every node whose group may not be what it was, now that the links of `changed` are other ones.

        `changed` must hold the nodes to which a link was taken away, too.
        """
        changed = frozenset(changed)
        found, whole = set(changed), set[str]()
        after, before = _Walk(self.graph), _Walk(self.graph, without=changed)
        for node in sorted(changed):
            for level, most in self._steps():
                if node in whole:
                    break
                region = after.region(node, level, most)
                if region is not None:
                    whole |= region
                    break
                found |= self._beside(node, level, most, before)
        return found | whole

    def regions(self, nodes: Iterable[str]) -> Iterator[tuple[float, list[str]]]:
        """The connected sets that these nodes are in, each once, sorted, with the level at which it is to be cut."""
        placed, walk = set[str](), _Walk(self.graph)
        for node in sorted(nodes):
            for level, most in self._steps():
                if node in placed:
                    break
                region = walk.region(node, level, most)
                if region is not None:
                    placed |= region
                    yield level, sorted(region)

    def _steps(self) -> Iterator[tuple[float, int | None]]:
        """Levels with the size that a set may have; at the last any size goes."""
        for level in self.levels:
            yield level, self.most if level != self.levels[-1] else None

    def _beside(self, node: str, level: float, most: int | None, before: _Walk) -> set[str]:
        """Sets beside a node that were small enough before the change and are part of one too large now."""
        found: set[str] = set()
        for other, score in sorted(self.graph.links([node])[node].items()):
            if score >= level and other not in before.without and other not in found:
                found |= before.region(other, level, most) or set()
        return found


class _Walk:
    """Walks connected sets of a graph that stays as it is, and remembers which are too large to be walked again."""

    def __init__(self, graph: Graph, without: frozenset[str] = frozenset()) -> None:
        self.graph, self.without = graph, without
        self._large: dict[float, set[str]] = {}

    def region(self, node: str, level: float, most: int | None) -> set[str] | None:
        """The nodes that links of at least this strength connect to one; null where they are more than `most`."""
        large = self._large.setdefault(level, set())
        found, edge = {node}, {node}
        while edge:
            if most is not None and (len(found) > most or edge & large):
                large |= found
                return None
            edge = {
                other
                for links in self.graph.links(sorted(edge)).values()
                for other, score in links.items()
                if score >= level and other not in found and other not in self.without
            }
            found |= edge
        return found


def clusters(
    nodes: Sequence[str],
    links: Mapping[str, Links],
    *,
    level: float,
    together: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> list[list[str]]:
    """Cut a connected set into groups: joined while the mean link between two groups is at least `level`.

    Groups with a pair `apart` are joined by no mean; then those with a pair `together` are made one, whatever else
    they hold; the link of such a pair is its strength and `JUDGED`. Groups and members are sorted.
    """
    nodes = sorted(nodes)
    at = {node: n for n, node in enumerate(nodes)}
    if len(nodes) == 1 or len(nodes) > _TOO_MANY:
        return [nodes]
    strength = np.zeros((len(nodes), len(nodes)))
    for node in nodes:
        for other, score in links.get(node, {}).items():
            if other in at:
                strength[at[node], at[other]] = score
    together = sorted((min(pair), max(pair)) for pair in together)
    for a, b in together:
        if a in at and b in at:
            strength[at[a], at[b]] = strength[at[b], at[a]] = max(strength[at[a], at[b]] - JUDGED, 0.0)
    groups = _Groups(strength)
    for a, b in apart:
        if a in at and b in at:
            groups.part(at[a], at[b])
    groups.cut(level)
    for a, b in together:
        if a in at and b in at:
            groups.join(groups.of(at[a]), groups.of(at[b]))
    return sorted([nodes[member] for member in sorted(group)] for group in groups.members())


class _Groups:
    """Groups of numbered nodes and the mean link between each two; -1 marks what is never joined."""

    def __init__(self, strength: np.ndarray) -> None:
        self._mean = strength
        np.fill_diagonal(self._mean, -1.0)
        self._sizes = np.ones(len(strength))
        self._members: dict[int, list[int]] = {n: [n] for n in range(len(strength))}

    def of(self, member: int) -> int:
        """The group that a node is in."""
        return next(group for group, members in self._members.items() if member in members)

    def part(self, one: int, other: int) -> None:
        """Never join the groups of these two by their mean."""
        self._mean[one, other] = self._mean[other, one] = -np.inf

    def join(self, one: int, other: int) -> None:
        """Make two groups one; it has the number of the first."""
        if one == other:
            return
        one, other = min(one, other), max(one, other)
        mean, sizes = self._mean, self._sizes
        joined = (mean[one] * sizes[one] + mean[other] * sizes[other]) / (sizes[one] + sizes[other])
        mean[one] = mean[:, one] = joined
        mean[one, one] = -1.0
        mean[other] = mean[:, other] = -1.0
        sizes[one] += sizes[other]
        self._members[one] += self._members.pop(other)

    def members(self) -> list[list[int]]:
        """The nodes of each group."""
        return list(self._members.values())

    def cut(self, level: float) -> None:
        """Join the two strongest until no mean reaches the level."""
        while len(self._members) > 1:
            best = int(np.argmax(self._mean))
            one, other = divmod(best, len(self._mean))
            if self._mean[one, other] < level:
                break
            self.join(one, other)
