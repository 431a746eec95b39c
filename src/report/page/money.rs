//! The money: cash by financial year and line of the budget, present value, accounts as asked for.
//!
//! No table mixes cash (prices of each year) and real money (prices of policy year 1).

use super::cells::{self, Cell, NONE, Table, pounds, text};
use super::context::ReportContext;
use super::figures::titles;
use crate::basics::Error;
use crate::outcome::{Outcome, Unit};
use crate::report::figure::money::{Budget, Money, money};
use crate::report::numbers;
use crate::study::answer;
use maud::{Markup, html};

/// Renders the section on money.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    Ok(html! {
        p { (message(context)) ". " a href="#money-picture" { "Drawn year by year" } " in annex D." }
        h3 { "Cash" }
        (cash(context))
        p class="note" {
            "Cash is in the prices of its year. A saving counts only for the body that pays the line: care, support, "
            "market measures and crises fall on the children’s care budget; staff is paid outside it; what the care "
            "budget lacks is met from the corporate reserve and is part of the total, not on top of it. Nothing of the "
            "NHS, schools or families’ own money is counted."
        }
        h3 { "Real present value" }
        (present(context))
        h3 { "Paid, spent, unspent and returned" }
        ul {
            @for sentence in flows(context) { li { (sentence) } }
            li {
                "As freedom-of-information requests ask for it, every option and financial year are in "
                a href="#accounts" { "annex D" } "."
            }
        }
    })
}

/// Cash year by year, drawn, and the rates of the present value, for the annex.
pub(super) fn drawn(context: ReportContext<'_>) -> Result<Markup, Error> {
    let options = context.options().map(|(index, option)| {
        let lines: Vec<Vec<f64>> = Outcome::budget().map(|(line, _)| means(context, index, line)).collect();
        let years = context.answer.policy_years as usize;
        let amounts = (0..years).map(|year| lines.iter().map(|line| at(line, year)).collect());
        Budget { option: option.described.label.clone(), amounts: amounts.collect() }
    });
    let picture = money(&Money {
        titles: titles(
            "money-picture",
            message(context),
            format!(
                "Cash by financial year (April to March) and line of the budget, mean over runs, prices of each year; {}",
                context.scope()
            ),
        ),
        years: context.year_names(),
        parts: Outcome::budget().map(|(_, label)| label.to_owned()).collect(),
        options: options.collect(),
    })?;
    let rates = context.answer.present.rates.iter().map(|rate| {
        vec![
            text(&rate.name),
            text(format!("{:.1}%", 100.0 * rate.value)),
            text(&rate.vintage),
            text(&rate.grade),
            text(&rate.source),
        ]
    });
    let head = ["Rate", "A year", "As of", "Grade", "Source"];
    Ok(html! {
        h3 { "Cash year by year" }
        (context.figures.embed(&picture))
        h3 { "Rates" }
        (Table::of_words("Rates of the present value", &head, rates.collect()))
    })
}

fn means(context: ReportContext<'_>, option: usize, outcome: &Outcome) -> Vec<f64> {
    context.years(option, outcome.name).iter().map(|moment| moment.mean).collect()
}

fn at(line: &[f64], year: usize) -> f64 {
    line.get(year).copied().unwrap_or(f64::NAN)
}

fn message(context: ReportContext<'_>) -> String {
    let differences = context.alternatives().filter_map(|(index, option)| {
        let pair = context.measured(index, Outcome::COST_TOTAL.name)?.against.as_ref()?;
        (pair.n > 0).then_some((pair, &option.described.label))
    });
    let all: Vec<_> = differences.collect();
    let most = all.iter().copied().reduce(|most, next| if next.0.mean > most.0.mean { next } else { most });
    let least =
        all.iter().copied().reduce(|least, next| if next.0.mean < least.0.mean { next } else { least });
    let said = |pair| cells::difference(Unit::PoundsAYear, pair);
    match (least, most) {
        (Some(least), Some(most)) if least.1 != most.1 => format!(
            "Against today’s policy a year costs from {} ({}) to {} ({}) on average",
            said(least.0),
            least.1,
            said(most.0),
            most.1
        ),
        (Some(one), _) => format!("{}: {} a year against today’s policy on average", one.1, said(one.0)),
        _ => "What the policy costs, year by year".to_owned(),
    }
}

/// Cash in thousands of pounds: the total by year, and a year's mean by line.
fn cash(context: ReportContext<'_>) -> Markup {
    let mut head: Vec<Cell> = vec![text("Option")];
    head.extend(context.year_names().iter().map(text));
    head.push(text("All years"));
    head.extend(Outcome::budget().map(|(_, label)| text(format!("{label}, a year"))));
    head.push(text("Met from the reserve, a year"));
    let rows = context.options().map(|(index, option)| {
        let years = means(context, index, Outcome::COST_TOTAL);
        let mut row = vec![text(&option.described.label)];
        row.extend(years.iter().map(|year| text(thousands_of_pounds(*year))));
        row.push(text(thousands_of_pounds(years.iter().sum())));
        let lines = Outcome::budget().map(|(line, _)| line).chain([Outcome::OVERSPEND]);
        row.extend(lines.map(|line| {
            text(
                context
                    .measured(index, line.name)
                    .map_or(NONE.to_owned(), |one| thousands_of_pounds(one.mean)),
            )
        }));
        row
    });
    let caption = "Cash in thousands of pounds, mean over runs: total cost by financial year (April to March), and by line of \
                   the budget a year; rounding may show";
    html! { (Table::new(caption, head, rows.collect())) }
}

/// `1,502` for £1,502,345.
fn thousands_of_pounds(amount: f64) -> String {
    if amount.is_nan() {
        return NONE.to_owned();
    }
    let thousands = (amount / 1_000.0).round();
    let minus = if thousands < 0.0 { "−" } else { "" };
    format!("{minus}{}", numbers::thousands(&format!("{:.0}", thousands.abs())))
}

fn present(context: ReportContext<'_>) -> Markup {
    let years = context.answer.policy_years;
    let head =
        ["Option", "Real net present value of cost", "Against today’s policy", "95% interval"].map(text);
    let rows = context.options().map(|(index, option)| {
        let cost = &context.answer.present.cost[index];
        let pair = cost.against.as_ref().filter(|pair| pair.n > 0);
        vec![
            text(&option.described.label),
            text(cells::mean(Unit::PoundsAYear, cost)),
            text(pair.map_or(NONE.to_owned(), |pair| cells::difference(Unit::PoundsAYear, pair))),
            text(pair.map_or(NONE.to_owned(), |pair| cells::interval(Unit::PoundsAYear, pair))),
        ]
    });
    let rates: Vec<String> = context
        .answer
        .present
        .rates
        .iter()
        .map(|rate| format!("{:.1}% ({}, {})", 100.0 * rate.value, rate.vintage, rate.grade))
        .collect();
    let caption = format!(
        "Real net present value of total cost over {years} years, prices of policy year 1, the first year undiscounted"
    );
    html! {
        (Table::new(&caption, head.to_vec(), rows.collect()).without_note())
        p class="note" {
            "–: today itself. Discount rate and general inflation: " (rates.join("; ")) "; sources in annex D."
        }
    }
}

/// What became of the money in accounts, in a sentence for each policy of today.
fn flows(context: ReportContext<'_>) -> Vec<String> {
    let total = |option: usize, of: fn(&answer::Accounts) -> f64| -> f64 {
        context.answer.accounts.iter().filter(|line| line.option == option).map(of).sum()
    };
    let mut sentences = Vec::new();
    for (baseline, option) in context.options().filter(|(index, _)| context.is_baseline(*index)) {
        let sum = |of| pounds(total(baseline, of));
        sentences.push(format!(
            "Under {} {} are paid into families’ accounts over {} years: {} are spent and {} unspent; {} are reclaimed and {} \
             returned when accounts close.",
            option.described.label,
            sum(|line| line.paid.mean),
            context.answer.policy_years,
            sum(|line| line.spent.mean),
            sum(|line| line.unspent.mean),
            sum(|line| line.reclaimed.mean),
            sum(|line| line.returned.mean)
        ));
        let group = context.alternatives().filter(|(_, other)| other.described.baseline == baseline);
        let back =
            group.map(|(index, _)| (total(index, |line| line.reclaimed.mean + line.returned.mean), index));
        let back: Vec<(f64, usize)> = back.filter(|(sum, _)| sum.is_finite()).collect();
        let least = back.iter().copied().reduce(|least, next| if next.0 < least.0 { next } else { least });
        let most = back.iter().copied().reduce(|most, next| if next.0 > most.0 { next } else { most });
        if let (Some(least), Some(most)) = (least, most) {
            sentences.push(if least.1 == most.1 {
                format!(
                    "Reclaimed and returned together: {} under {}.",
                    pounds(least.0),
                    context.label(least.1)
                )
            } else {
                format!(
                    "Reclaimed and returned together: from {} under {} to {} under {}.",
                    pounds(least.0),
                    context.label(least.1),
                    pounds(most.0),
                    context.label(most.1)
                )
            });
        }
    }
    sentences
}

/// What became of the money in accounts over all years, for the annex.
pub(super) fn accounts(context: ReportContext<'_>) -> Markup {
    let head = [
        "Option",
        "Paid into accounts",
        "Spent",
        "Unspent",
        "Reclaimed",
        "Returned at closure",
        "Held at the end",
    ];
    let rows = context.options().map(|(index, option)| {
        let years: Vec<&answer::Accounts> =
            context.answer.accounts.iter().filter(|line| line.option == index).collect();
        let sum = |of: fn(&answer::Accounts) -> f64| pounds(years.iter().map(|line| of(line)).sum());
        vec![
            text(&option.described.label),
            text(sum(|line| line.paid.mean)),
            text(sum(|line| line.spent.mean)),
            text(sum(|line| line.unspent.mean)),
            text(sum(|line| line.reclaimed.mean)),
            text(sum(|line| line.returned.mean)),
            text(years.last().map_or(NONE.to_owned(), |line| pounds(line.closing.mean))),
        ]
    });
    let caption = format!(
        "Money in families’ accounts, direct payments and managed accounts, over {} financial years in cash, mean over runs",
        context.answer.policy_years
    );
    html! { (Table::new(&caption, head.map(text).to_vec(), rows.collect())) }
}
