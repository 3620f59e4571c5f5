"""A statement with its source, span and status: how its parts get their stable names.

Pure functions; everything here follows from content, so that writing the same
fact again gives the same name and adds nothing.
"""
