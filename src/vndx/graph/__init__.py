"""The graph as a thing to read: files into a store, and queries answered behind a wall.

``engine`` is what callers use. A query never runs in the caller's process: it
runs in a ``worker`` that can be killed, that cannot open a connection, and
whose memory is limited. ``guard`` only makes the refusals readable.
"""

#: Seconds that a query may take, unless the caller says otherwise.
TIMEOUT = 30.0
#: MiB that a query may take on top of the graph, unless the caller says otherwise.
MEMORY = 1024
