"""Write the pictures in docs/charts/ as ``vndx chart`` draws them: ``make docs``.

``--check`` writes nothing and exits 1 when a picture is not what would be drawn.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from vndx.files import write_atomic

FOLDER = Path(__file__).resolve().parent / "charts"
#: Picture -> indicator and language.
CHARTS = {
    "essential-services-deployed.en.svg": ("essential-services-deployed", "en"),
    "online-dossier-rate.vi.svg": ("online-dossier-rate", "vi"),
}


def drawn(indicator: str, language: str) -> bytes:
    """Return the chart of an indicator."""
    call = [sys.executable, "-m", "vndx", "chart", indicator, "--lang", language, "--format", "svg"]
    return subprocess.run(call, check=True, capture_output=True).stdout


def main(argv: list[str]) -> int:
    """Write or check the pictures; return the exit code."""
    code = 0
    for name, (indicator, language) in CHARTS.items():
        path, data = FOLDER / name, drawn(indicator, language)
        if "--check" not in argv:
            FOLDER.mkdir(exist_ok=True)
            write_atomic(path, data)
        elif not path.exists() or path.read_bytes() != data:
            print(f"docs/charts/{name} is not what vndx draws; run `make docs`", file=sys.stderr)
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
