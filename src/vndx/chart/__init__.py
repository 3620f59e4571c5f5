"""Charts of an indicator: each value with its standing, joined only where it can be compared.

``facts`` are the figures, ``join`` says which of them one line may go through,
``model`` is the chart; ``svg``, ``page`` and ``spark`` write it.
"""
