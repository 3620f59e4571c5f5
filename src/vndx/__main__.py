"""``python -m vndx`` does what ``vndx`` does."""

from vndx.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
