"""What the attribution scorer sees of a candidate."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.scene import Scene
from dateline.extract.speech.candidate import Candidate
from dateline.extract.speech.quotes import quoted_share
from dateline.extract.speech.sources import antecedent_of
from dateline.vocabulary.cues import uses

STEPS = (0.1, 0.3, 0.5, 0.7, 0.9)
LENGTHS = (15, 30, 60, 120, 300)
_FIRST = frozenset("to that it this the a his their its".split())
"""Words that tell by themselves how a content begins."""


def features(scene: Scene, candidate: Candidate) -> list[str]:
    """The features of a candidate: its cue, its source, its content and who proposes it."""
    return [*_cue(scene, candidate), *_source(scene, candidate), *_content(scene, candidate)]


def _cue(scene: Scene, candidate: Candidate) -> Iterator[str]:
    tree, token = scene.tree, scene.tree.tokens[candidate.head]
    yield f"lemma={token.lemma}|{candidate.takes}"
    yield f"lemma={token.lemma}"
    yield f"group={candidate.group}|{candidate.takes}"
    yield f"origin={candidate.origin}|{candidate.group}"
    yield f"agreed={candidate.agreed}|{candidate.group}"
    yield f"tag={token.tag}|{token.relation.split(':')[0]}"
    yield f"pos={token.pos}"
    yield f"kind={scene.kind_at(candidate.cue[0])}"
    yield f"inherited={candidate.inherited}"
    for step in STEPS:
        if candidate.score > step:
            yield f"score>{step}"
            yield f"score>{step}|{candidate.takes}"
    helpers = [tree.lower[c] for c in tree.dependents(candidate.head, "aux", "advmod")]
    yield from (f"helper={h}" for h in helpers)


def _source(scene: Scene, candidate: Candidate) -> Iterator[str]:
    if candidate.source is None:
        yield "source=none"
        return
    tree = scene.tree
    source = antecedent_of(tree, candidate.source) or candidate.source
    actor = scene.cast.get(scene.cast.at(source))
    head = tree.head(source)
    yield f"source={actor.type if actor else 'nobody'}|{candidate.group}"
    if head is not None:
        yield f"source-pos={tree.tokens[head].pos}|{candidate.group}"
        yield f"source-pos={tree.tokens[head].pos}|quoted={scene.quoted(candidate.cue[0])}"
        if tree.tokens[head].pos in ("NOUN", "PRON", "DET"):
            yield f"source-noun={tree.tokens[head].lemma}"


def _content(scene: Scene, candidate: Candidate) -> Iterator[str]:
    length = sum(e - s for s, e in candidate.content)
    for step in LENGTHS:
        if length > step:
            yield f"length>{step}"
            yield f"length>{step}|{candidate.takes}"
    quoted = sum(quoted_share(s, scene.quotes) * (s[1] - s[0]) for s in candidate.content) / max(1, length)
    yield f"quoted={'all' if quoted > 0.95 else 'part' if quoted > 0.05 else 'none'}|{candidate.group}"
    yield f"pieces={min(3, len(candidate.content))}"
    yield f"cue-quoted={scene.quoted(candidate.cue[0])}|{candidate.group}"
    yield f"first={_first(scene, candidate)}|{candidate.takes}"
    head = scene.tree.head(candidate.content[0])
    if head is not None:
        token = scene.tree.tokens[head]
        yield f"content={token.pos}|{token.relation.split(':')[0]}|{candidate.group}"
        if token.pos == "NOUN" and candidate.takes in ("object", "mark", "rest"):
            yield f"content-noun={token.lemma}"
            yield f"content-says={bool(uses(token.lemma, 'nouns'))}|{candidate.takes}"


def _first(scene: Scene, candidate: Candidate) -> str:
    """What kind of word a content begins with."""
    index = scene.tree.at(candidate.content[0][0])
    if index is None:
        return "none"
    return scene.tree.lower[index] if scene.tree.lower[index] in _FIRST else scene.tree.tokens[index].pos
