"""Groups of linked nodes: the same whatever came first, and an added node moves only what it is connected to."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.collate.clusters import JUDGED, Clustering, Graph, clusters

LEVELS, MOST = (0.2, 0.5, 0.8), 4
NODES = [f"n{number}" for number in range(14)]
Pairs = dict[tuple[str, str], float]


def links(pairs: Pairs, nodes: list[str]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {node: {} for node in nodes}
    for (a, b), score in pairs.items():
        if a in found and b in found:
            found[a][b] = found[b][a] = score
    return found


def graph(known: dict[str, dict[str, float]]) -> Graph:
    return Graph(lambda nodes: {node: known[node] for node in nodes})


def grouped(known: dict[str, dict[str, float]], nodes: list[str]) -> dict[str, tuple[str, ...]]:
    clustering = Clustering(graph(known), levels=LEVELS, most=MOST)
    return {
        node: tuple(group)
        for level, region in clustering.regions(nodes)
        for group in clusters(region, known, level=level)
        for node in group
    }


drawn = st.dictionaries(
    st.sampled_from(list(combinations(NODES, 2))), st.sampled_from([0.1, 0.2, 0.3, 0.5, 0.6, 0.8, 0.9]), max_size=30
)


@settings(max_examples=300, deadline=None)
@given(pairs=drawn, order=st.permutations(NODES), drop=st.integers(0, 13))
def test_adding_nodes_one_by_one_in_any_order_comes_to_what_grouping_all_does(
    pairs: Pairs, order: list[str], drop: int
) -> None:
    """Also where sets grow too large for a level, and after one node is taken out again."""
    present: list[str] = []
    now: dict[str, tuple[str, ...]] = {}
    for node in order:
        present.append(node)
        known = links(pairs, present)
        touched = Clustering(graph(known), levels=LEVELS, most=MOST).touched({node})
        now |= grouped(known, sorted(touched))
    assert now == grouped(links(pairs, NODES), NODES)
    gone, before = NODES[drop], links(pairs, NODES)
    left = [node for node in NODES if node != gone]
    known = links(pairs, left)
    touched = Clustering(graph(known), levels=LEVELS, most=MOST).touched(before[gone])
    now = {node: group for node, group in now.items() if node != gone} | grouped(known, sorted(touched))
    assert now == grouped(known, left)


@given(pairs=drawn)
def test_no_group_spans_two_connected_sets_and_every_node_is_in_one(pairs: Pairs) -> None:
    known = links(pairs, NODES)
    groups = clusters(NODES, known, level=0.3)
    assert sorted(node for group in groups for node in group) == sorted(NODES)
    near = graph({node: {o: s for o, s in some.items() if s >= 0.3} for node, some in known.items()})
    regions = list(Clustering(near, levels=(0.3,), most=1).regions(NODES))
    assert all(any(set(group) <= set(region) for _, region in regions) for group in groups)


def test_the_mean_of_two_groups_decides() -> None:
    """A bridge that is like one of each of two pairs is not enough to make them one."""
    pairs = {("a", "b"): 0.9, ("c", "d"): 0.9, ("b", "c"): 0.5}
    known = links(pairs, list("abcd"))
    assert clusters("abcd", known, level=0.2) == [["a", "b"], ["c", "d"]]
    assert clusters("abcd", known, level=0.1) == [["a", "b", "c", "d"]]


def test_what_a_person_parts_stays_apart_and_what_one_ties_carries_its_group_along() -> None:
    known = links({("a", "b"): 0.9, ("c", "d"): 0.9, ("a", "d"): JUDGED}, list("abcd"))
    assert clusters("abcd", known, level=0.2, together=[("d", "a")]) == [["a", "b", "c", "d"]]
    assert clusters("abcd", known, level=0.2, together=[("d", "a")], apart=[("a", "b")]) == [["a", "c", "d"], ["b"]]
    strong = links({("a", "b"): 0.9, ("b", "c"): 0.9, ("a", "c"): 0.9}, list("abc"))
    groups = clusters("abc", strong, level=0.2, apart=[("a", "c")])
    assert not any({"a", "c"} <= set(group) for group in groups)
    assert sorted(map(len, groups)) == [1, 2]
