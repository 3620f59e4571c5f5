"""``vndx completion``: the script by which a shell completes the words of ``vndx``."""

from __future__ import annotations

import click

from vndx.lang import t

SHELLS = ("bash", "zsh", "fish")


@click.command(
    "completion",
    help=t(
        "Print the script that completes the words of vndx in a shell.\n\n"
        "\b\n"
        "bash: echo 'eval \"$(vndx completion bash)\"' >> ~/.bashrc\n"
        "zsh:  echo 'eval \"$(vndx completion zsh)\"' >> ~/.zshrc\n"
        "fish: vndx completion fish > ~/.config/fish/completions/vndx.fish",
        "In đoạn mã để shell tự hoàn thành các từ của vndx.\n\n"
        "\b\n"
        "bash: echo 'eval \"$(vndx completion bash)\"' >> ~/.bashrc\n"
        "zsh:  echo 'eval \"$(vndx completion zsh)\"' >> ~/.zshrc\n"
        "fish: vndx completion fish > ~/.config/fish/completions/vndx.fish",
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the completion script for a shell."""
    from click.shell_completion import ShellComplete, get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    completer: ShellComplete = found(context.find_root().command, {}, "vndx", "_VNDX_COMPLETE")
    # Not completer.source(): for bash that runs bash to ask for its version first.
    click.echo(completer.source_template % completer.source_vars())
