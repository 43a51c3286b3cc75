"""The demo: the network of the Leipziger Osten as a living site, with meetings placed around today.

`build.build_demo()` makes it or brings it up to date. Each file holds one noun; texts stand side by side in German (the
source), English and Arabic. Facts about the network come from the office's present page; meetings, minutes and venues
are invented.
"""
