//! Reads the compact table of councils (`data/councils.csv`): text in, one [`Council`] a row out.
//!
//! The table is the project's own, made by `data/make_councils.py`, so this reads what that writes and
//! says which line is wrong. Never knows what the model makes of a figure.

use super::definition::Class;

/// A published figure and the year it speaks of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dated {
    pub(super) value: f64,
    pub(super) year: String,
}

/// One council's row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Council {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) class: Class,
    /// Land area, square kilometres; rounded and not published.
    pub(super) area_km2: f64,
    pub(super) children_in_need: Dated,
    pub(super) population: Dated,
    /// Cases per full-time case holder.
    pub(super) caseload: Option<Dated>,
    /// Per cent, as the four below.
    pub(super) vacancy: Option<Dated>,
    pub(super) agency: Option<Dated>,
    /// The vacancy rate of the agency rate's year.
    pub(super) vacancy_beside_agency: Option<f64>,
    pub(super) turnover: Option<Dated>,
    pub(super) absence: Option<Dated>,
    /// The joint return in which the workforce is published, where it is not the council's own.
    pub(super) workforce_of: Option<String>,
    /// The predecessor whose turnover stands in, where it does.
    pub(super) turnover_of: Option<String>,
    /// What it spent on disabled children; nothing where no year of it is at hand.
    pub(super) spending: Option<Spent>,
    /// Family-support spend, pounds a child aged 0 to 17.
    pub(super) family_support: Option<Dated>,
}

/// The three lines of spending on disabled children of one financial year, pounds.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spent {
    /// The financial year, such as `2022-23`.
    pub(super) year: String,
    /// Direct payments; nothing where the line was zero, which is a habit of coding as often as a fact.
    pub(super) direct_payments: Option<f64>,
    pub(super) short_breaks: f64,
    pub(super) other_support: f64,
    /// Residents aged 0 to 17 in that year.
    pub(super) children: f64,
}

const COLUMNS: [&str; 29] = [
    "id",
    "name",
    "class",
    "area_km2",
    "children_in_need",
    "children_in_need_year",
    "population_0_17",
    "population_0_17_year",
    "caseload",
    "caseload_year",
    "vacancy_pct",
    "vacancy_year",
    "agency_pct",
    "agency_year",
    "vacancy_pct_in_agency_year",
    "turnover_pct",
    "turnover_year",
    "absence_pct",
    "absence_year",
    "workforce_of",
    "turnover_of",
    "spending_year",
    "direct_payments",
    "direct_payments_zero",
    "short_breaks",
    "other_support",
    "spending_children",
    "family_support_per_child",
    "family_support_year",
];

/// Every council of the table, in its order.
///
/// # Errors
/// The line and what is wrong with it.
pub(super) fn read(text: &str) -> Result<Vec<Council>, String> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    let (_, header) = lines.next().ok_or("no header")?;
    if fields(header) != COLUMNS {
        return Err(format!("the columns are not {}", COLUMNS.join(",")));
    }
    lines.map(|(i, line)| council(&fields(line)).map_err(|what| format!("line {}: {what}", i + 1))).collect()
}

/// The fields of a line; a field in quotes may hold commas.
fn fields(line: &str) -> Vec<String> {
    let (mut all, mut field, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => all.push(std::mem::take(&mut field)),
            _ => field.push(c),
        }
    }
    all.push(field);
    all
}

fn council(fields: &[String]) -> Result<Council, String> {
    if fields.len() != COLUMNS.len() {
        return Err(format!("{} fields, expected {}", fields.len(), COLUMNS.len()));
    }
    let text = |name: &str| {
        let i = COLUMNS.iter().position(|column| *column == name);
        i.map(|i| fields[i].as_str()).filter(|field| !field.is_empty())
    };
    let number = |name: &str| match text(name) {
        None => Ok(None),
        Some(field) => match field.parse::<f64>() {
            Ok(value) if value.is_finite() && value >= 0.0 => Ok(Some(value)),
            _ => Err(format!("`{name}` is `{field}`")),
        },
    };
    let dated = |name: &str, year: &str| match (number(name)?, text(year)) {
        (None, None) => Ok(None),
        (Some(value), Some(year)) => Ok(Some(Dated { value, year: year.to_owned() })),
        _ => Err(format!("`{name}` and `{year}` go together")),
    };
    let needed = |what: &str| format!("`{what}` is empty");
    Ok(Council {
        id: text("id").ok_or_else(|| needed("id"))?.to_owned(),
        name: text("name").ok_or_else(|| needed("name"))?.to_owned(),
        class: class(text("class").unwrap_or_default())?,
        area_km2: number("area_km2")?.filter(|km2| *km2 > 0.0).ok_or_else(|| needed("area_km2"))?,
        children_in_need: dated("children_in_need", "children_in_need_year")?
            .ok_or_else(|| needed("children_in_need"))?,
        population: dated("population_0_17", "population_0_17_year")?
            .ok_or_else(|| needed("population_0_17"))?,
        caseload: dated("caseload", "caseload_year")?,
        vacancy: dated("vacancy_pct", "vacancy_year")?,
        agency: dated("agency_pct", "agency_year")?,
        vacancy_beside_agency: number("vacancy_pct_in_agency_year")?,
        turnover: dated("turnover_pct", "turnover_year")?,
        absence: dated("absence_pct", "absence_year")?,
        workforce_of: text("workforce_of").map(str::to_owned),
        turnover_of: text("turnover_of").map(str::to_owned),
        spending: match text("spending_year") {
            None => None,
            Some(year) => Some(Spent {
                year: year.to_owned(),
                direct_payments: number("direct_payments")?,
                short_breaks: number("short_breaks")?.ok_or_else(|| needed("short_breaks"))?,
                other_support: number("other_support")?.ok_or_else(|| needed("other_support"))?,
                children: number("spending_children")?.ok_or_else(|| needed("spending_children"))?,
            }),
        },
        family_support: dated("family_support_per_child", "family_support_year")?,
    })
}

fn class(word: &str) -> Result<Class, String> {
    match word {
        "london" => Ok(Class::London),
        "metropolitan" => Ok(Class::Metropolitan),
        "unitary" => Ok(Class::Unitary),
        "county" => Ok(Class::County),
        _ => Err(format!("class is `{word}`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = "x,\"X, Y and Z\",unitary,100,1000,2025,40000,2024,15,2023,20,2023,,,,12.5,2022,3,2023,,W,2022-23,,1,800,90,39000,150,2024-25";

    fn table(row: &str) -> String {
        format!("# said above\n{}\n{row}\n", COLUMNS.join(","))
    }

    #[test]
    fn a_row_reads_with_its_gaps_and_its_comma() {
        let councils = read(&table(ROW)).expect("a good table");
        assert_eq!(councils.len(), 1);
        assert_eq!(councils[0].name, "X, Y and Z");
        assert_eq!(councils[0].agency, None);
        assert_eq!(councils[0].turnover, Some(Dated { value: 12.5, year: "2022".to_owned() }));
        assert_eq!(councils[0].turnover_of.as_deref(), Some("W"));
        let spent = councils[0].spending.as_ref().expect("a year of spending");
        assert_eq!((spent.direct_payments, spent.short_breaks, spent.children), (None, 800.0, 39_000.0));
    }

    #[test]
    fn a_wrong_row_is_refused_with_its_line() {
        for (from, to, what) in [
            (",unitary,", ",parish,", "line 3: class is `parish`"),
            (",100,", ",0,", "line 3: `area_km2` is empty"),
            (",1000,", ",many,", "line 3: `children_in_need` is `many`"),
            (",1000,", ",-1,", "line 3: `children_in_need` is `-1`"),
            (",40000,", ",,", "line 3: `population_0_17` and `population_0_17_year` go together"),
            (",,W", ",W", "line 3: 28 fields, expected 29"),
            (",1,800,", ",1,,", "line 3: `short_breaks` is empty"),
        ] {
            let row = ROW.replacen(from, to, 1);
            assert_eq!(read(&table(&row)), Err(what.to_owned()), "{row}");
        }
        assert!(read("id,name\n").is_err());
    }
}
