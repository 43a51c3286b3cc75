"""The public projection: what every output except the HTML pages reads.

Editors write Wagtail pages; this package keeps, for each public object and language, one row with the finished JSON
document and a change number (`models`). Database triggers note each change in the statement that makes it (`triggers`),
`sweep` turns the notes into rows, and `reading` answers the outputs. Content apps say what to project in a
`Projector` (`projectors`).
"""
