"""The errors of the house: one root, few leaves.

Every message says what went wrong, where, and what to do about it. Foreign
exceptions are wrapped where the foreign call is made.
"""

from typing import Self


class NetwerkatlasError(Exception):
    """Root of everything this product raises on purpose."""


class SettingsError(NetwerkatlasError):
    """A setting or a store URL cannot be used as given."""


class NotAllowedError(NetwerkatlasError):
    """Whoever asks may look, but may not change the store."""


class LoadError(NetwerkatlasError):
    """One file cannot be read. Skip it and go on with the others."""


class ModelError(NetwerkatlasError):
    """A node, an edge or its evidence breaks the schema."""


class StoreError(NetwerkatlasError):
    """The store cannot do what was asked. Stop."""


class StoreUnavailableError(StoreError):
    """The store is away, locked or refuses us. Trying again later can help."""


class StoreReadOnlyError(StoreError):
    """The store may be read but not written."""


class StoreVersionError(StoreError):
    """The store was written by a version that this one does not understand."""


class NotFoundError(StoreError):
    """The store holds no node or document with this id."""

    @classmethod
    def of_node(cls, node: str) -> Self:
        """Return the error for a node that is not in the store."""
        return cls(f"There is no '{node}' in the store.")

    @classmethod
    def of_document(cls, document: str, where: object = "the store") -> Self:
        """Return the error for a document that is not in a store; ``where`` says in which."""
        return cls(f"There is no document '{document}' in {where}.")
