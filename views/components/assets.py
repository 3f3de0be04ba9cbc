"""How the browser gets what stands in this folder: modules by address, style and HTML by value."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v1 import declare_component

from views.presenters.vis_network import LIBRARY

FOLDER = Path(__file__).parent

# Streamlit runs a component's JavaScript as a blob, and a blob cannot import its neighbours by a
# relative address. So the blob only fetches the real module from where the folder is served;
# that one imports as any module does, and a browser fetches each file once for all components.
_FETCH = """\
export default async (props) => {{
  const module = await import(new URL("{address}", location.origin));
  return module.default(props);
}};
"""


def component(script: str, *styles: str) -> Callable[..., Any]:
    """Return the component of a module, with the HTML beside it and these style sheets.

    All are addresses within this folder; the module exports the function that draws.
    """
    page = (FOLDER / script).with_suffix(".html")
    return st.components.v2.component(
        f"netwerkatlas_{page.stem}",
        html=_text(page) if page.exists() else "<span></span>",
        css="\n".join(_text(FOLDER / style) for style in styles) or None,
        js=_FETCH.format(address=f"{_address(FOLDER)}/{script}"),
    )


def library_address() -> str:
    """Return the address of vis-network, which is served from where pyvis keeps it."""
    return f"{_address(LIBRARY.parent)}/{LIBRARY.name}"


@cache
def _address(folder: Path) -> str:
    """Serve the files of a folder; return the address that they are under.

    It is served where it stands, so nothing is copied and the installation may be read-only: a
    component of Streamlit's first kind is no more than a folder with an address, and this one
    is never drawn. The address tells the content: no cache mixes two versions.
    """
    scripts = sorted(folder.rglob("*.js"))
    digest = sha256(b"".join(script.read_bytes() for script in scripts)).hexdigest()[:12]
    served = declare_component(digest, path=folder)
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"{'/' + base if base else ''}/component/{served.name}"


@cache
def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
