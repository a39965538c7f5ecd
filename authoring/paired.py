"""Saves a notebook together with its text, and leaves out what JupyterLab adds: an edit changes no other line."""

from typing import Any

import jupytext

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


class Paired(jupytext.AsyncTextFileContentsManager):
    """jupytext's contents manager, for notebooks whose metadata do not depend on who opened them last."""

    async def save(self, model: dict[str, Any], path: str = "") -> dict[str, Any]:
        """Save a file, and the text that it is paired with."""
        if model["type"] == "notebook" and "content" in model:
            leave_out_the_kernel(model["content"]["metadata"])
        return await super().save(model, path)


def leave_out_the_kernel(metadata: dict[str, Any]) -> None:
    """Put the kernel back as the course has it; its version and its title on this machine say nothing to others."""
    if "formats" in metadata.get("jupytext", {}):
        metadata.pop("language_info", None)
        metadata["kernelspec"] = dict(KERNEL)
