"""What holds for any networks, in every store."""

from hypothesis import HealthCheck, given, settings, strategies

from graph.network import Network
from graph.store.base import Store
from tests.support.networks import told_networks

few = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def emptied(store: Store) -> Store:
    for info in store.documents():
        store.remove(info.id)
    return store


@few
@given(network=told_networks())
def test_written_is_read_back_equal(store: Store, network: Network) -> None:
    emptied(store).write(network)
    assert store.read() == network
    assert store.read().digest == network.digest


@few
@given(a=told_networks("a"), b=told_networks("b"))
def test_a_then_b_equals_b_then_a(store: Store, a: Network, b: Network) -> None:
    emptied(store).write(a)
    store.write(b)
    first = store.read()
    emptied(store).write(b)
    store.write(a)
    assert store.read() == first == a.merge(b)
    assert store.read().digest == first.digest


@few
@given(a=told_networks("a"), b=told_networks("b"))
def test_removing_undoes_adding(store: Store, a: Network, b: Network) -> None:
    emptied(store).write(a)
    counts = store.counts()
    store.write(b)
    store.remove("b")
    assert store.read() == a
    assert store.counts() == counts


@few
@given(old=told_networks("a"), new=told_networks("a"), other=told_networks("b"))
def test_a_new_reading_leaves_nothing_of_the_old(
    store: Store, old: Network, new: Network, other: Network
) -> None:
    emptied(store).write(other)
    store.write(old)
    store.write(new)
    assert store.read() == other.merge(new)


@few
@given(a=told_networks("a"), b=told_networks("b"), data=strategies.data())
def test_any_documents_are_read_back_together(
    store: Store, a: Network, b: Network, data: strategies.DataObject
) -> None:
    emptied(store).write(a)
    store.write(b)
    stored = {**a.documents, **b.documents}
    asked = data.draw(strategies.frozensets(strategies.sampled_from(["a", "b", "elsewhere"])))
    expected = {id: document for id, document in stored.items() if id in asked}
    assert store.full_documents(asked) == expected


@few
@given(network=told_networks())
def test_every_name_is_found(store: Store, network: Network) -> None:
    emptied(store).write(network)
    for node in network.nodes.values():
        if any(c.isalnum() for c in node.name):
            assert node.id in {hit.node for hit in store.search(node.name, limit=100)}
