#!/usr/bin/env python3
"""Makes councils.csv: one row for each English upper-tier council in being, its latest figures with their years.

    python3 make_councils.py observed_authorities.csv > councils.csv

The argument is a long table with the columns authority, nation, year, measure, value (a row for one figure of one
authority in one year), collected from the publications named in README.md. Standard library only.

Class and land area stand below, written by hand: the class is a matter of record; the area is rounded to a whole
square kilometre from general knowledge, is no published figure, and is marked assumed wherever it is shown.
"""

import csv
import re
import sys

LONDON = """
Barking and Dagenham 36; Barnet 87; Bexley 61; Brent 43; Bromley 150; Camden 22; Croydon 87; Ealing 56; Enfield 81;
Greenwich 47; Hackney 19; Hammersmith and Fulham 16; Haringey 30; Harrow 50; Havering 112; Hillingdon 116; Hounslow 56;
Islington 15; Kensington and Chelsea 12; Kingston upon Thames 37; Lambeth 27; Lewisham 35; Merton 38; Newham 36;
Redbridge 56; Richmond upon Thames 57; Southwark 29; Sutton 44; Tower Hamlets 20; Waltham Forest 39; Wandsworth 34;
Westminster 21
"""
METROPOLITAN = """
Barnsley 329; Birmingham 268; Bolton 140; Bradford 366; Bury 99; Calderdale 364; Coventry 99; Doncaster 568; Dudley 98;
Gateshead 142; Kirklees 409; Knowsley 87; Leeds 552; Liverpool 112; Manchester 116; Newcastle upon Tyne 113;
North Tyneside 82; Oldham 142; Rochdale 158; Rotherham 287; Salford 97; Sandwell 86; Sefton 157; Sheffield 368;
Solihull 178; South Tyneside 64; St Helens 136; Stockport 126; Sunderland 137; Tameside 103; Trafford 106;
Wakefield 339; Walsall 104; Wigan 188; Wirral 161; Wolverhampton 69
"""
COUNTY = """
Cambridgeshire 3046; Derbyshire 2547; Devon 6564; East Sussex 1709; Essex 3465; Gloucestershire 2653; Hampshire 3679;
Hertfordshire 1643; Kent 3544; Lancashire 2903; Leicestershire 2083; Lincolnshire 5921; Norfolk 5372;
Nottinghamshire 2085; Oxfordshire 2605; Staffordshire 2620; Suffolk 3800; Surrey 1663; Warwickshire 1975;
West Sussex 1991; Worcestershire 1741
"""
UNITARY = """
Bath and North East Somerset 346; Bedford 476; Blackburn with Darwen 137; Blackpool 35;
Bournemouth, Christchurch and Poole 161; Bracknell Forest 109; Brighton and Hove 83; Bristol 110; Buckinghamshire 1565;
Central Bedfordshire 716; Cheshire East 1166; Cheshire West and Chester 917; Cornwall 3546; Cumberland 3012;
Darlington 197; Derby 78; Dorset 2491; Durham 2226; East Riding of Yorkshire 2405; Halton 79; Hartlepool 94;
Herefordshire 2180; Isle of Wight 380; Kingston upon Hull 71; Leicester 73; Luton 43; Medway 194; Middlesbrough 54;
Milton Keynes 309; North East Lincolnshire 192; North Lincolnshire 846; North Northamptonshire 987; North Somerset 374;
North Yorkshire 8037; Northumberland 5014; Nottingham 75; Peterborough 343; Plymouth 80; Portsmouth 40; Reading 40;
Redcar and Cleveland 245; Rutland 382; Shropshire 3197; Slough 33; Somerset 3451; South Gloucestershire 497;
Southampton 50; Southend on Sea 42; Stockton-on-Tees 204; Stoke-on-Trent 93; Swindon 230; Telford and Wrekin 290;
Thurrock 163; Torbay 63; Warrington 181; West Berkshire 704; West Northamptonshire 1377; Westmorland and Furness 3756;
Wiltshire 3255; Windsor and Maidenhead 198; Wokingham 179; York 272
"""
CLASSES = {"london": (LONDON, 32), "metropolitan": (METROPOLITAN, 36), "county": (COUNTY, 21), "unitary": (UNITARY, 62)}

# In the source, but no row here: too few families for a team, or no longer a council. (Bedfordshire is in the source
# with spending of before 2009 alone.)
LEFT_OUT = {
    "City of London", "Isles of Scilly",
    "Bedfordshire", "Bournemouth", "Cumbria", "Northamptonshire", "Poole",
}

# Councils whose children's services are run by one trust or company publish their workforce as one row.
JOINT = {
    "Kingston upon Thames": "Kingston upon Thames / Richmond upon Thames",
    "Richmond upon Thames": "Kingston upon Thames / Richmond upon Thames",
    "North Northamptonshire": "North Northamptonshire / West Northamptonshire",
    "West Northamptonshire": "North Northamptonshire / West Northamptonshire",
}

# Turnover counts the leavers of twelve months. The first return of these two (about 2%, September 2023) speaks of
# half a year of a new council, so their predecessor's last year stands in.
TURNOVER_OF = {"Cumberland": "Cumbria", "Westmorland and Furness": "Cumbria"}

# The three lines of the section 251 outturn on disabled children: direct payments, short breaks, other support.
# A council's figures are those of the latest year in which it has all three, so that what was booked on another line
# in that year stays within the sum. (It also keeps out the one row of the source that is an adults' payment.)
LINES = ("dp_paid_gbp", "short_break_spend_gbp", "other_disabled_children_support_gbp")

# The year of the source is a financial year: 2023-24 holds 30 September 2023 (workforce) and ends on 31 March 2024
# (children in need). The population is that of mid-year.
def september(year):
    return year[:4]


def march(year):
    return str(int(year[:4]) + 1)


COLUMNS = [
    "id", "name", "class", "area_km2",
    "children_in_need", "children_in_need_year", "population_0_17", "population_0_17_year",
    "caseload", "caseload_year", "vacancy_pct", "vacancy_year",
    "agency_pct", "agency_year", "vacancy_pct_in_agency_year",
    "turnover_pct", "turnover_year", "absence_pct", "absence_year",
    "workforce_of", "turnover_of",
    "spending_year", "direct_payments", "direct_payments_zero", "short_breaks", "other_support", "spending_children",
    "family_support_per_child", "family_support_year",
]

HEADER = """\
# English upper-tier councils: the latest published figure of each kind, with its year. Made by make_councils.py.
# Contains public sector information licensed under the Open Government Licence v3.0. Crown copyright.
# Department for Education, Children in need (children in need at 31 March of the year given).
# Department for Education, Children's social work workforce (30 September of the year given; turnover and absence: the
#   year to then; all children's social workers; per cent, caseload in cases per full-time case holder).
# Department for Education, LA and school expenditure (section 251 outturn, gross, pounds of the financial year given:
#   direct payments, short breaks and other support of disabled children; family support, divided here by children).
# Office for National Statistics, Population estimates (children aged 0 to 17, middle of the year given;
#   spending_children: middle of the calendar year in which the financial year begins).
# Not published figures: area_km2 (rounded, general knowledge). An empty field: never published for this council,
#   or not at hand (spending). direct_payments_zero is 1 where the line was 0: a habit of coding as often as a fact, so
#   direct_payments is then empty. A negative other_support is given as 0.
# workforce_of, turnover_of: the authority whose published figures stand in the row, where it is another."""


def councils():
    """Yields (name, class, area) and insists on the known number of each class."""
    for cls, (text, expected) in CLASSES.items():
        entries = [entry.strip() for entry in text.replace("\n", " ").split(";")]
        if len(entries) != expected:
            sys.exit(f"{len(entries)} councils of class {cls}, expected {expected}")
        for entry in entries:
            name, area = entry.rsplit(" ", 1)
            yield name, cls, int(area)


def kebab(name):
    return re.sub(r"[^a-z]+", "-", name.lower()).strip("-")


def read(path):
    """{(authority, measure): {year: value as text}} of England."""
    figures = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["nation"] == "England" and row["value"] != "":
                of_year = figures.setdefault((row["authority"], row["measure"]), {})
                if of_year.setdefault(row["year"], row["value"]) != row["value"]:
                    sys.exit(f"two values: {row}")
    return figures


def plain(text):
    """A number without a needless .0"""
    number = float(text)
    return str(int(number)) if number == int(number) else str(number)


def spending(figures, authority):
    """The three lines of the latest year that has all of them, and children of that year; {} where there is none.

    A successor of an abolished council does not take its predecessor's: it starts with its own first figure.
    """
    of_line = [figures.get((authority, line), {}) for line in LINES]
    years = set.intersection(*map(set, of_line))
    if not years:
        return {}
    year = max(years)
    payments, breaks, other = (float(of_year[year]) for of_year in of_line)
    if payments < 0 or breaks < 0:
        sys.exit(f"spending below zero: {authority} {year}")
    return {
        "spending_year": year,
        "direct_payments": plain(payments) if payments > 0 else "",
        "direct_payments_zero": "" if payments > 0 else "1",
        "short_breaks": plain(breaks),
        "other_support": plain(max(other, 0)),
        "spending_children": plain(children(figures, authority, year)),
    }


def children(figures, authority, year):
    """Children in the middle of the calendar year in which a financial year begins; None where there is no estimate."""
    return figures.get((authority, "population_0_17"), {}).get(year[:4])


def family_support(figures, authority):
    """Pounds of family support a child, latest year."""
    of_year = figures.get((authority, "family_support_spend_gbp"), {})
    if not of_year:
        return {}
    year = max(of_year)
    pounds = float(of_year[year]) / float(children(figures, authority, year))
    return {"family_support_per_child": plain(round(pounds, 2)), "family_support_year": year}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    figures = read(sys.argv[1])

    def latest(authority, measure, year_of):
        of_year = figures.get((authority, measure), {})
        if not of_year:
            return "", "", ""
        year = max(of_year)
        return plain(of_year[year]), year_of(year), year

    rows = []
    for name, cls, area in councils():
        staff = JOINT.get(name, name)
        row = {"id": kebab(name), "name": name, "class": cls, "area_km2": area}
        row["workforce_of"] = staff if staff != name else ""
        row["turnover_of"] = TURNOVER_OF.get(name, "")
        for column, authority, measure, year_of in [
            ("children_in_need", name, "children_in_need_31mar", march),
            ("population_0_17", name, "population_0_17", lambda year: year),
            ("caseload", staff, "social_worker_caseload", september),
            ("vacancy", staff, "social_worker_vacancy_rate", september),
            ("agency", staff, "social_worker_agency_rate", september),
            ("turnover", row["turnover_of"] or staff, "social_worker_turnover_rate", september),
            ("absence", staff, "social_worker_absence_rate", september),
        ]:
            value, shown, year = latest(authority, measure, year_of)
            row[column if column in COLUMNS else column + "_pct"] = value
            row[column + "_year"] = shown
            if column == "agency":
                beside = figures.get((staff, "social_worker_vacancy_rate"), {}).get(year)
                row["vacancy_pct_in_agency_year"] = plain(beside) if beside is not None else ""
        row |= spending(figures, name) | family_support(figures, name)
        rows.append(row)

    named = {row["name"] for row in rows} | set(JOINT.values()) | LEFT_OUT
    measured = {authority for authority, measure in figures if measure == "social_worker_caseload"}
    unknown = {authority for authority in measured if authority not in named}
    if unknown:
        sys.exit(f"in the source but not in this script: {sorted(unknown)}")

    print(HEADER)
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: row["id"]))


if __name__ == "__main__":
    main()
