"""What the doors of this room share: trees read from files, files written whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from wgtr.core.exits import BadInput
from wgtr.tree.json_form import NotAText, data_in, from_json
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text

_LARGEST = 50 * 1024 * 1024


def read_tree(tree: Path) -> tuple[Text, Language]:
    """The text in a JSON file, and the language that stands in front in it.

    What a command wrote around a text is read too: `{"text": TREE, …}` of `wgtr mandate next`.
    """
    try:
        if tree.stat().st_size > _LARGEST:
            raise BadInput(f"“{tree.name}” is larger than 50 MB, which no text is.")
        data = _tree_in(data_in(tree.read_bytes()))
        text = from_json(data)
    except OSError as why:
        raise BadInput(f"“{tree.name}” cannot be read: {why.strerror}.") from why
    except NotAText as why:
        raise BadInput(str(why)) from why
    return text, Language(data["language"])


def _tree_in(data: Any) -> Any:
    if not isinstance(data, dict) or "language" in data:
        return data
    return data["text"] if isinstance(data.get("text"), dict) else data


def write_whole(data: bytes, output: Path) -> None:
    """Write a file whole or not at all."""
    try:
        descriptor, name = tempfile.mkstemp(dir=output.parent, prefix=".wgtr-")
    except OSError as why:
        raise BadInput(f"{output} cannot be written: {why.strerror}.") from why
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(output)
    except OSError as why:
        with suppress(OSError):
            Path(name).unlink()
        raise BadInput(f"{output} cannot be written: {why.strerror}.") from why


def _umask() -> int:
    """What the person's new files may not be; it can only be asked by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
