"""From facts back to the words of the articles: cite a phrase, verify the facts, count the numbers.

The texts themselves are not part of the project: a user points at the folder
that holds them, and each is known by the SHA-256 of its bytes.
"""
