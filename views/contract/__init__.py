"""What Python sends to the browser, written once.

Every component of ``views/components`` is given one of these dataclasses and nothing else.
``views.contract.serialise.to_json`` is the only place where they become JSON, and
``views/components/contract.d.ts`` says the same in TypeScript (``make docs`` writes it).

The name of a field is the key in the JSON. A field that is None is left out; every other
value is sent, an empty text or list as well. A Python keyword gets an underscore behind it
(``in_``), which the JSON does not have.
"""
