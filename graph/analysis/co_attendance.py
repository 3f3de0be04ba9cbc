"""Who took part in the same session as whom."""

from collections import defaultdict

from graph.network import Network
from graph.schema import HOSTED, PARTICIPATED_IN

_AT_THE_TABLE = (HOSTED, PARTICIPATED_IN)


def meetings(network: Network, actor: str) -> dict[str, tuple[str, ...]]:
    """Return the actors that an actor shared sessions with, and those sessions (node ids).

    Those with most sessions come first, then by id. A session counts once for an actor
    that both hosted it and took part. Empty for a node that took part in no session.
    """
    seated: dict[str, set[str]] = defaultdict(set)
    for edge in network.edges.values():
        if edge.type in _AT_THE_TABLE:
            seated[edge.target].add(edge.source)
    shared: dict[str, list[str]] = defaultdict(list)
    for session in sorted(seated):
        if actor in seated[session]:
            for other in seated[session] - {actor}:
                shared[other].append(session)
    order = sorted(shared, key=lambda other: (-len(shared[other]), other))
    return {other: tuple(shared[other]) for other in order}
