"""Finding the things of this graph in other graphs, and fetching what those say of them.

A profile says how another graph is asked: where, by which properties, what its classes mean. For each
thing here it is asked for what bears one of its names or codes; what it answers is weighed, with a
reason for each part of the weight, and shown. Nothing is accepted by a program: a judgement is a
person's, and is kept as data, in `vndx.links`.
"""
