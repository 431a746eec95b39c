#!/usr/bin/env python3
"""Makes held_apart.csv: the councils that enter no estimate, so that the model can be tried on them once.

    python3 make_held_apart.py observed_authorities.csv > held_apart.csv

The argument is the table that make_councils.py reads. Only which authorities have figures is looked at, never a
figure. Standard library only.
"""

import csv
import sys

sys.dont_write_bytecode = True

from make_councils import LINES, kebab, read

YEAR = "2022-23"

HEADER = """\
# Councils held apart: they enter no median, spread, slope or other estimate, nor the places on which the model is
# fitted. Listed before the first fit, looked at once after the last one. Made by make_held_apart.py.
# Every fourth in alphabetical order (the 4th, 8th, ...) of the 104 English authorities with all three section 251 lines
# of 2022-23. These are the councils of councils.csv with that spending_year, and City of London, Cumbria and Isles of
# Scilly, which have no row there (and none of which falls on a fourth place)."""


def with_lines(figures):
    """Authorities with all three lines of the year, in alphabetical order."""
    authorities = {authority for authority, _ in figures}
    return sorted(name for name in authorities if all(YEAR in figures.get((name, line), {}) for line in LINES))


def every_fourth(names):
    return names[3::4]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    names = with_lines(read(sys.argv[1]))
    held = every_fourth(names)
    if (len(names), len(held)) != (104, 26):
        sys.exit(f"{len(held)} of {len(names)} authorities, expected 26 of 104")
    print(HEADER)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["id", "name"])
    writer.writerows([kebab(name), name] for name in held)


if __name__ == "__main__":
    main()
