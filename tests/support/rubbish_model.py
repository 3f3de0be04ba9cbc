"""A tiny language model of random weights, as a GGUF file: all that it says is rubbish.

The same words give the same file. Nothing is fetched: its tokens are the 256 bytes and those words.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

CONTEXT = 32_768
"""Tokens that it can look back on; a request of ours has far fewer."""

_SEED, _WIDTH, _HEADS, _LAYERS, _INNER = 7, 32, 2, 2, 64
_ALIGNED, _VERSION, _FLOAT32 = 32, 3, 0
_UINT32, _INT32, _FLOAT, _STRING, _ARRAY = 4, 5, 6, 8, 9
_NORMAL, _CONTROL = 1, 3

_ENDINGS, _SPACES = b'"]},', b" \t\r\n"
_EAGER, _SHY = 3.0, 0.0
"""How loud the bytes are that end a text, a list or an object, so that answers do end, and those
that may stand between: more than a few, and the server cannot read the answer itself."""

_TEMPLATE = "{% for message in messages %}{{ message['content'] }}\n{% endfor %}"


def write_rubbish_model(path: Path, words: Iterable[str] = ()) -> None:
    """Write a model of less than 5 MB that speaks in bytes and in these words."""
    tokens = [f"\\x{byte:02x}" for byte in range(256)]
    tokens += sorted({_escaped(word) for word in words} - set(tokens))
    values = _values(tokens)
    tensors = _tensors(len(tokens))
    with path.open("wb") as file:
        file.write(b"GGUF" + struct.pack("<IQQ", _VERSION, len(tensors), len(values)))
        for key, value in values.items():
            file.write(_text(key) + _typed(value))
        place = 0
        for name, tensor in tensors.items():
            sizes = tensor.shape[::-1]
            file.write(_text(name) + struct.pack(f"<I{len(sizes)}Q", len(sizes), *sizes))
            file.write(struct.pack("<IQ", _FLOAT32, place))
            place += _padded(tensor.nbytes)
        file.write(bytes(_padded(file.tell()) - file.tell()))
        for tensor in tensors.values():
            file.write(tensor.astype("<f4").tobytes().ljust(_padded(tensor.nbytes), b"\0"))


def _values(tokens: list[str]) -> Mapping[str, Any]:
    """Return what the file says of itself. Byte 0 ends an answer; it stands in no request."""
    return {
        "general.architecture": "llama",
        "general.name": "rubbish",
        "llama.context_length": CONTEXT,
        "llama.embedding_length": _WIDTH,
        "llama.block_count": _LAYERS,
        "llama.feed_forward_length": _INNER,
        "llama.attention.head_count": _HEADS,
        "llama.attention.head_count_kv": _HEADS,
        "llama.attention.layer_norm_rms_epsilon": 1e-5,
        "llama.rope.dimension_count": _WIDTH // _HEADS,
        "tokenizer.ggml.model": "rwkv",
        "tokenizer.ggml.tokens": tokens,
        "tokenizer.ggml.token_type": [_CONTROL] + [_NORMAL] * (len(tokens) - 1),
        "tokenizer.ggml.eos_token_id": 0,
        "tokenizer.chat_template": _TEMPLATE,
    }


def _tensors(tokens: int) -> Mapping[str, np.ndarray[Any, np.dtype[np.float32]]]:
    random = np.random.default_rng(_SEED)

    def weights(*shape: int) -> np.ndarray[Any, np.dtype[np.float32]]:
        return random.standard_normal(shape, dtype=np.float32)

    output = weights(tokens, _WIDTH)
    output[list(_ENDINGS)] *= _EAGER
    output[list(_SPACES)] *= _SHY
    tensors = {
        "token_embd.weight": weights(tokens, _WIDTH),
        "output.weight": output,
        "output_norm.weight": np.ones(_WIDTH, np.float32),
    }
    for layer in range(_LAYERS):
        block = {name: weights(_WIDTH, _WIDTH) for name in ("attn_q", "attn_k", "attn_v")}
        block |= {"attn_output": weights(_WIDTH, _WIDTH), "ffn_down": weights(_WIDTH, _INNER)}
        block |= {name: weights(_INNER, _WIDTH) for name in ("ffn_gate", "ffn_up")}
        block |= {name: np.ones(_WIDTH, np.float32) for name in ("attn_norm", "ffn_norm")}
        tensors |= {f"blk.{layer}.{name}.weight": tensor for name, tensor in block.items()}
    return tensors


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("\n", "\\n")


def _padded(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED


def _text(value: str) -> bytes:
    encoded = value.encode()
    return struct.pack("<Q", len(encoded)) + encoded


def _typed(value: Any) -> bytes:
    if isinstance(value, list):
        kind = _STRING if isinstance(value[0], str) else _INT32
        packed = [_text(v) if kind == _STRING else struct.pack("<i", v) for v in value]
        return struct.pack("<IIQ", _ARRAY, kind, len(value)) + b"".join(packed)
    if isinstance(value, str):
        return struct.pack("<I", _STRING) + _text(value)
    if isinstance(value, float):
        return struct.pack("<If", _FLOAT, value)
    return struct.pack("<II", _UINT32, value)
