"""How fast the site answers as it grows: `python -m tests.bench --help`, or `make bench`.

Every figure is a ratio to a bare Django view on the same server process, measured in turns with it: absolute times drift by a
factor of two or three between runs and machines, ratios hardly do.
"""
