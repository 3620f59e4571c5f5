"""A named query and its parameters, as plain values."""

from __future__ import annotations

from vndx.lang import t

#: What the value of a parameter can be; ``code:SCHEME`` narrows ``code`` to one list of the graph,
#: ``string:of|to`` narrows ``string`` to the words written there.
TYPES = ("entity", "integer", "date", "string", "language", "code", "article")


class Parameter:
    """One parameter: a column of the answer that the caller may fix.

    Attributes:
        name: the variable, without ``?``.
        type: one of `TYPES`.
        scheme: for ``code:SCHEME``, the start of the local names in that list; for
            ``string:of|to``, those words with ``|`` between them; else empty.
        en, vi: what it is, in a few words.
        example: a value as a user writes it.
    """

    __slots__ = ("en", "example", "name", "scheme", "type", "vi")

    def __init__(self, name: str, type: str, scheme: str, en: str, vi: str, example: str) -> None:
        self.name = name
        self.type = type
        self.scheme = scheme
        self.en = en
        self.vi = vi
        self.example = example

    @property
    def description(self) -> str:
        """What it is, in the language in force."""
        return t(self.en, self.vi)

    @property
    def kind(self) -> str:
        """The type as the header writes it."""
        return f"{self.type}:{self.scheme}" if self.scheme else self.type


class NamedQuery:
    """One question that the graph answers.

    Attributes:
        name: the file's name without ``.rq``.
        theme: the folder's name.
        title_en, title_vi: the question.
        description_en, description_vi: what the answer holds, in a sentence or two.
        params: the parameters, in the order of the header.
        columns: the variables of the answer, in order, without ``?``.
        text: the whole file: SPARQL 1.1 that any tool can run.
        path: the file.
    """

    __slots__ = (
        "columns",
        "description_en",
        "description_vi",
        "name",
        "params",
        "path",
        "text",
        "theme",
        "title_en",
        "title_vi",
    )

    def __init__(
        self,
        *,
        name: str,
        theme: str,
        title_en: str,
        title_vi: str,
        description_en: str,
        description_vi: str,
        params: tuple[Parameter, ...],
        columns: tuple[str, ...],
        text: str,
        path: str,
    ) -> None:
        self.name = name
        self.theme = theme
        self.title_en = title_en
        self.title_vi = title_vi
        self.description_en = description_en
        self.description_vi = description_vi
        self.params = params
        self.columns = columns
        self.text = text
        self.path = path

    @property
    def services(self) -> tuple[str, ...]:
        """The addresses of the other servers that it asks; those who call it must allow them."""
        if "SERVICE" not in self.text:
            return ()
        import re

        body = re.sub(r"(?m)^\s*#.*$", "", self.text)
        return tuple(dict.fromkeys(re.findall(r"\bSERVICE\s+(?:SILENT\s+)?<([^>]+)>", body)))

    @property
    def title(self) -> str:
        """The question, in the language in force."""
        return t(self.title_en, self.title_vi)

    @property
    def description(self) -> str:
        """What the answer holds, in the language in force."""
        return t(self.description_en, self.description_vi)
