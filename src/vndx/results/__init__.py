"""Answers as their readers want them: a table for a person, W3C formats for a program.

The bytes of csv, tsv, json, xml and of the graph formats come from the engine
as they are. Only the table and the spreadsheet form are made here.
"""
