"""From a Reading to an Account: each part in turn, on one screen."""

from __future__ import annotations

from dateline.extract.actors import find_actors
from dateline.extract.events.events import find_events
from dateline.extract.figures import find_figures
from dateline.extract.links import acting_in, link_figures, used_actors
from dateline.extract.places import find_places
from dateline.extract.placesfurther import with_further
from dateline.extract.relations import find_relations
from dateline.extract.relations.gone import gone
from dateline.extract.scene import Scene
from dateline.extract.speech.attributions import find_attributions
from dateline.extract.speech.quotes import quotations
from dateline.extract.times import find_times
from dateline.extract.tree import Tree
from dateline.record.account import Account, header
from dateline.record.reading import Reading
from dateline.record.report import Report


def scene_of(report: Report, reading: Reading) -> Scene:
    """All that attributions and events build on."""
    tree = Tree(report, reading)
    cast = find_actors(report, reading)
    times, places, quotes = find_times(report, reading), find_places(report, reading, tree=tree), quotations(report)
    first = Scene(tree, cast, times=times, places=places, quotes=quotes)
    return Scene(tree, cast, times=times, places=places, quotes=quotes, attributions=find_attributions(first))


def extract(report: Report, reading: Reading) -> Account:
    """What the report says, pinned to its words; who and where is meant is left to `resolve`."""
    scene = scene_of(report, reading)
    events = find_events(scene)
    figures = link_figures(scene, events, find_figures(report, reading, scene.times))
    acting = acting_in(scene, events, figures)
    relations = find_relations(report, reading, scene.cast, scene.places, acting=acting, departed=gone(scene))
    actors = used_actors(scene, events, figures, relations)
    return Account(
        report=header(report, reader=reading.reader),
        actors=actors,
        places=with_further(scene.tree, scene.places, actors),
        times=scene.times,
        attributions=scene.attributions,
        figures=figures,
        events=events,
        relations=relations,
    )
