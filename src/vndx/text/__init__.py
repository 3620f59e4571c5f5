"""Vietnamese text, as pure functions: keys to compare by, numbers, dates.

Nothing here reads a file or knows the graph.
"""
