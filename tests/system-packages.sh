#!/bin/sh
# The programs from outside Python that some tests need: the shells that read our completion scripts, and the
# browser that opens the page of vndx draw (with letters for it: a bare system has none), and a SPARQL server.
# As root on a Debian-like system they are installed; elsewhere their tests are skipped, and this says how
# to install them. In CI (CI=true) a test that misses its program fails.
missing=
for program in fish zsh; do
  command -v "$program" >/dev/null 2>&1 || missing="$missing $program"
done
if [ -z "$VNDX_CHROMIUM" ] && ! command -v chromium >/dev/null 2>&1; then
  missing="$missing chromium fonts-dejavu-core"
fi
command -v virtuoso-t >/dev/null 2>&1 || missing="$missing virtuoso-opensource-7-bin"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing$missing for the tests ..."
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # a list of words
  apt-get install --yes --no-install-recommends $missing >/dev/null 2>&1 && exit 0
  # shellcheck disable=SC2086
  apt-get update >/dev/null 2>&1 && apt-get install --yes --no-install-recommends $missing >/dev/null && exit 0
fi
echo "Some tests are skipped, for want of:$missing. To run them too: sudo apt-get install$missing" >&2
