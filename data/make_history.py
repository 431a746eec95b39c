#!/usr/bin/env python3
"""Makes history.csv: what was published of each council in earlier years, by which forecasts are scored.

    python3 make_history.py observed_authorities.csv > history.csv

The argument is the long table that make_councils.py reads. A row is one council and financial year: its spending on
disabled children (a zero on the line of direct payments is left empty, as in councils.csv) with the children then, and
its workforce on 30 September of that year. Years in which neither was at hand have no row. Standard library only.
"""

import csv
import sys

from make_councils import JOINT, LINES, councils, kebab, plain, read

YEARS = ("2012-13", "2013-14", "2022-23", "2023-24")
STAFF = {
    "caseload": "social_worker_caseload",
    "vacancy_pct": "social_worker_vacancy_rate",
    "agency_pct": "social_worker_agency_rate",
    "turnover_pct": "social_worker_turnover_rate",
}
COLUMNS = ["id", "year", "children", "direct_payments", "other_support", *STAFF]
HEADER = """\
# What was published of English councils in earlier years, by which forecasts are scored. Made by make_history.py.
# Contains public sector information licensed under the Open Government Licence v3.0. Crown copyright.
# Department for Education, LA and school expenditure (section 251 outturn, pounds: direct payments; short breaks and
#   other support together); Children's social work workforce (30 September). Office for National Statistics, children
#   aged 0 to 17. An empty field: not published, not at hand, or a zero on the line of direct payments."""


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    figures = read(sys.argv[1])

    def of(authority, measure, year):
        return figures.get((authority, measure), {}).get(year)

    rows = []
    for name, _, _ in councils():
        for year in YEARS:
            lines = [of(name, line, year) for line in LINES]
            children = of(name, "population_0_17", year[:4])
            row = {"id": kebab(name), "year": year}
            if None not in lines and children is not None:
                direct, short, other = (float(line) for line in lines)
                row["children"] = plain(children)
                row["direct_payments"] = plain(str(direct)) if direct > 0 else ""
                row["other_support"] = plain(str(short + max(other, 0)))
            for column, measure in STAFF.items():
                value = of(JOINT.get(name, name), measure, year)
                if value is not None and year in ("2022-23", "2023-24"):
                    row[column] = plain(value)
            if len(row) > 2:
                rows.append(row)
    print(HEADER)
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: (row["id"], row["year"])))


if __name__ == "__main__":
    main()
