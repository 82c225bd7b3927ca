"""What the attribution scorer sees of a candidate."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.scene import Scene
from dateline.extract.speech.candidate import Candidate
from dateline.extract.speech.quotes import quoted_share

STEPS = (0.1, 0.3, 0.5, 0.7, 0.9)


def features(scene: Scene, candidate: Candidate) -> list[str]:
    """The features of a candidate: its cue, its source, its content and who proposes it."""
    return [*_cue(scene, candidate), *_source(scene, candidate), *_content(scene, candidate)]


def _cue(scene: Scene, candidate: Candidate) -> Iterator[str]:
    tree, token = scene.tree, scene.tree.tokens[candidate.head]
    yield f"lemma={token.lemma}|{candidate.takes}"
    yield f"lemma={token.lemma}"
    yield f"group={candidate.group}|{candidate.takes}"
    yield f"origin={candidate.origin}|{candidate.group}"
    yield f"tag={token.tag}|{token.relation.split(':')[0]}"
    yield f"pos={token.pos}"
    yield f"kind={scene.kind_at(candidate.cue[0])}"
    yield f"inherited={candidate.inherited}"
    yield from (f"score>{step}" for step in STEPS if candidate.score > step)
    helpers = [tree.lower[c] for c in tree.dependents(candidate.head, "aux", "advmod")]
    yield from (f"helper={h}" for h in helpers)


def _source(scene: Scene, candidate: Candidate) -> Iterator[str]:
    if candidate.source is None:
        yield "source=none"
        return
    tree = scene.tree
    actor = scene.cast.get(scene.cast.at(candidate.source))
    head = tree.head(candidate.source)
    yield f"source={actor.type if actor else 'nobody'}|{candidate.group}"
    if head is not None:
        yield f"source-pos={tree.tokens[head].pos}|{candidate.group}"
        if tree.tokens[head].pos in ("NOUN", "PRON", "DET"):
            yield f"source-noun={tree.tokens[head].lemma}"


def _content(scene: Scene, candidate: Candidate) -> Iterator[str]:
    length = sum(e - s for s, e in candidate.content)
    yield from (f"length>{step}" for step in (15, 30, 60, 120, 300) if length > step)
    quoted = sum(quoted_share(s, scene.quotes) * (s[1] - s[0]) for s in candidate.content) / max(1, length)
    yield f"quoted={'all' if quoted > 0.95 else 'part' if quoted > 0.05 else 'none'}|{candidate.group}"
    yield f"pieces={min(3, len(candidate.content))}"
    yield f"cue-quoted={scene.quoted(candidate.cue[0])}|{candidate.group}"
    head = scene.tree.head(candidate.content[0])
    if head is not None:
        token = scene.tree.tokens[head]
        yield f"content={token.pos}|{token.relation.split(':')[0]}|{candidate.group}"
