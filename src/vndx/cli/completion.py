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
    from vndx.cli.shells import script

    group = context.find_root().command
    assert isinstance(group, click.Group)
    click.echo(script(group, shell), nl=False)
