"""Completion in the shells: click's, with a script for bash that copes with ``:`` and ``=`` in words.

bash takes ``person:do`` apart at the colon and replaces only what follows it.
So its script hands over the whole line, and of each completion only the part
that bash will put in is given back.
"""

from __future__ import annotations

import os

import click
from click.shell_completion import BashComplete, CompletionItem, add_completion_class, shell_complete
from click.shell_completion import split_arg_string as split

#: The variable by which a shell says that it wants completions.
VARIABLE = "_VNDX_COMPLETE"

_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' response completion type value
    response=$(env VNDX_LINE="${COMP_LINE:0:COMP_POINT}" VNDX_BREAKS="$COMP_WORDBREAKS" \\
        %(complete_var)s=bash_complete "$1" 2>/dev/null)
    COMPREPLY=()
    for completion in $response; do
        IFS=',' read -r type value <<< "$completion"
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                [[ $value == *= ]] && compopt -o nospace
                COMPREPLY+=("$value") ;;
        esac
    done 2>/dev/null
    return 0
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class Bash(BashComplete):
    """Completion for bash."""

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the finished words of the line after the program, and the unfinished one."""
        line = os.environ.get("VNDX_LINE", "")
        words = split(line)
        incomplete = words.pop() if words and not line[-1:].isspace() else ""
        # Of --option=value, click completes the value alone.
        value = incomplete.partition("=")[2] if incomplete.startswith("--") else incomplete
        self._kept = _kept(value, os.environ.get("VNDX_BREAKS", ":="))
        return words[1:], incomplete

    def format_completion(self, item: CompletionItem) -> str:
        """Return one completion, without what bash keeps of the word."""
        return f"{item.type},{item.value[self._kept :] if item.type == 'plain' else item.value}"


def _kept(word: str, breaks: str) -> int:
    """Return how many letters of *word* stand before what bash takes for the word."""
    return max((word.rfind(char) + 1 for char in ":=" if char in breaks), default=0)


def answer(group: click.Group) -> int:
    """Answer a shell, as its variable asks, and return the exit code; never say what went wrong."""
    add_completion_class(Bash, "bash")
    try:
        return shell_complete(group, {}, "vndx", VARIABLE, os.environ.get(VARIABLE, ""))
    except Exception:  # noqa: BLE001 - whatever it is, somebody is in the middle of a line
        return 0


def script(group: click.Group, shell: str) -> str:
    """Return the script that a shell must read for completion to work.

    Args:
        group: the group of all commands.
        shell: ``bash``, ``zsh`` or ``fish``.
    """
    from click.shell_completion import get_completion_class

    add_completion_class(Bash, "bash")
    found = get_completion_class(shell)
    assert found is not None
    completer = found(group, {}, "vndx", VARIABLE)
    # Not completer.source(): for bash that starts a bash to ask for its version.
    return completer.source_template % completer.source_vars()
