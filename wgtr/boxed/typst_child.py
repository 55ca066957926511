"""The program inside the box of `typst.py`: a request as JSON comes in, a PDF goes out.

Or typst's account of what is wrong. Runs alone (python -I -S), so it imports nothing of ours.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

# Nobody listens there: a source that wants a package from outside is told no at once.
_NOWHERE = "http://127.0.0.1:9"


def main() -> None:
    """Answer one request from standard input on standard output."""
    request = json.load(sys.stdin.buffer)
    os.environ.update(dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), _NOWHERE))
    sys.path.append(request["packages"])
    sys.stdout.buffer.write(_compiled(request))


def _compiled(request: dict[str, Any]) -> bytes:
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=request["fonts"]
    )
    unread = _unread(request["fonts"], {Path(font.path) for font in fonts.fonts() if font.path})
    if unread or not fonts.fonts():
        return b"no font " + unread.encode()
    try:
        return typst.compile(
            request["source"].encode(),
            root=request["root"],
            font_paths=fonts,
            sys_inputs=request["inputs"],
            pdf_standards=request["standards"],
            package_path=request["root"],
            package_cache_path=request["root"],
            timestamp=request["timestamp"],
        )
    except typst.TypstError as error:
        return (error.diagnostic or error.message).encode()


def _unread(folders: list[str], read: set[Path]) -> str:
    """The first font file that typst passed over: without a word, and without its letters."""
    files = (path for folder in folders for path in sorted(Path(folder).glob("*.ttf")))
    return next((str(path) for path in files if path not in read), "")


if __name__ == "__main__":
    main()
