"""``python cli.py …`` does what ``vndx …`` does, from the checkout, installed or not."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))

from vndx.cli import main

if __name__ == "__main__":
    sys.exit(main())
