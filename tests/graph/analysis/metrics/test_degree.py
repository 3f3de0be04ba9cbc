from graph.analysis.metrics.centrality import degree
from tests.support.networks import tell


def test_every_tie_counts_once_at_both_ends() -> None:
    network = tell("a", [("Kade", "Brug", "existing"), ("Kade", "Sluis", "wanted")])
    counted = degree(network)
    assert sum(counted.values()) == 2 * len(network.edges)
    kade, brug = counted["organisation:kade"], counted["organisation:brug"]
    assert kade == brug + 1
