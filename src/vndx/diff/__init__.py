"""Two graphs compared: which facts came, which changed, which went, and which lost or gained a source.

What is compared is content: the order of statements, the format of the file, the
spelling of a number and the names of blank nodes make no difference. A fact is what
a reader takes for one, all that is said of a figure, a membership, a document;
the statements themselves are there too.
"""

from __future__ import annotations

from vndx.diff.compare import Difference as Difference
from vndx.diff.facts import sections as sections
from vndx.diff.model import Fact as Fact
from vndx.diff.model import Section as Section
from vndx.diff.reading import read as read
