//! The outcomes, a row each with all that is said of it anywhere.
//!
//! Who reads a row is not known here.

use super::row::{Better, Outcome, Section, Unit};

/// What a row has unless it says otherwise.
const PLAIN: Outcome = Outcome {
    name: "",
    label: "",
    numerator: "",
    denominator: "",
    unit: Unit::Number,
    better: Better::Neither,
    index: 0,
    headline: false,
    by_year: false,
    by_subgroup: None,
    beside_headline: None,
    section: None,
    of_100: "of 100",
    budget_line: None,
    parts: |_| (0.0, 0.0),
};

/// Declares [`OUTCOMES`] and a constant for each row, such as [`Outcome::NEED_MET`]. A row is
///
/// ```text
/// CONSTANT "name": "Label", Unit, Better,
///     "numerator" / "denominator" = |tally| (numerator, denominator),
///     other_field: value, other_field: value;
/// ```
macro_rules! outcomes {
    ($( $constant:ident $name:literal: $label:literal, $unit:ident, $better:ident,
        $numerator:literal / $denominator:literal = |$tally:ident| $parts:expr
        $(, $field:ident: $value:expr)*; )+) => {
        /// Every outcome, in the order of tables.
        pub static OUTCOMES: &[Outcome] = &[ $( Outcome {
            name: $name,
            label: $label,
            numerator: $numerator,
            denominator: $denominator,
            unit: Unit::$unit,
            better: Better::$better,
            index: Index::$constant as usize,
            parts: |$tally| $parts,
            $( $field: $value, )*
            ..PLAIN
        } ),+ ];

        /// The rows' order, counted by the compiler.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "named as the constants are")]
        enum Index { $( $constant ),+ }

        /// A constant for each row.
        impl Outcome {
            $(
                #[doc = $label]
                pub const $constant: &'static Outcome = &OUTCOMES[Index::$constant as usize];
            )+
        }
    };
}

outcomes! {
    TAKE_UP "take_up": "Take-up of direct payments", Share, Higher,
        "weeks of families holding a direct payment" / "weeks of families with an approved plan" = |t| (t.dp_weeks, t.plan_weeks),
        headline: true, beside_headline: Some(2), by_subgroup: Some(2), of_100: "of 100 families with a plan";
    UNSPENT "unspent": "Unspent budgets", Share, Lower,
        "paid into accounts less spent from them, misuse that nobody found included" / "paid into accounts" = |t| (t.paid - t.spent - t.misused, t.paid),
        headline: true, by_subgroup: Some(3), of_100: "of £100 paid in";
    CLAWBACK "clawback": "Clawback", Share, Lower,
        "money reclaimed" / "paid into accounts" = |t| (t.reclaimed, t.paid),
        headline: true, by_subgroup: Some(4), of_100: "of £100 paid in";
    NEED_MET "need_met": "Need met", Share, Higher,
        "hours delivered" / "hours assessed, every family counted" = |t| (t.hours_delivered, t.hours_assessed),
        headline: true, beside_headline: Some(1), by_subgroup: Some(1), of_100: "of 100 hours assessed";
    SUSPENSIONS "suspensions": "Accounts suspended", AYear, Lower,
        "suspensions" / "account-years" = |t| (t.suspensions * 52.0, t.account_weeks),
        headline: true, by_subgroup: Some(9);
    OVERLOADED "overloaded": "Overloaded families", Share, Lower,
        "family-weeks with load above one" / "family-weeks" = |t| (t.overloaded_weeks, t.family_weeks),
        headline: true, beside_headline: Some(3), by_subgroup: Some(5), of_100: "of 100 families";
    GAP_NEED_MET "gap_need_met": "Gap in need met", Share, Lower,
        "need met of the fifth with most capacity less that of the fifth with least" / "one" = |t| gap(t.hours_delivered_top, t.hours_assessed_top, t.hours_delivered_bottom, t.hours_assessed_bottom),
        headline: true, of_100: "points of 100";
    GAP_TAKE_UP "gap_take_up": "Gap in take-up", Share, Lower,
        "take-up of the fifth with most capacity less that of the fifth with least" / "one" = |t| gap(t.dp_weeks_top, t.plan_weeks_top, t.dp_weeks_bottom, t.plan_weeks_bottom),
        of_100: "points of 100";
    CONTACT_SHARE "contact_share": "Workers' time with families", Share, Higher,
        "worker hours face to face" / "worker hours" = |t| (t.worker_contact_hours, t.worker_hours),
        headline: true, of_100: "of 100 hours worked";
    COST_TOTAL "cost_total": "Total cost", PoundsAYear, Lower,
        "care, administration, support, market and crises" / "years" = |t| (t.cost_care + t.cost_admin + t.cost_support + t.cost_market + t.cost_crisis, t.weeks / 52.0),
        headline: true;
    TAKE_UP_OF_OFFERED "take_up_of_offered": "Take-up of those offered", Share, Higher,
        "offers of a direct payment taken" / "offers to families that held none" = |t| (t.dp_offers_taken, t.dp_offers);
    TAKE_UP_BOTTOM "take_up_bottom": "Take-up, least capacity", Share, Higher,
        "direct-payment weeks of the fifth with least capacity" / "their weeks with a plan" = |t| (t.dp_weeks_bottom, t.plan_weeks_bottom);
    TAKE_UP_TOP "take_up_top": "Take-up, most capacity", Share, Higher,
        "direct-payment weeks of the fifth with most capacity" / "their weeks with a plan" = |t| (t.dp_weeks_top, t.plan_weeks_top);
    MANAGED_SHARE "managed_share": "Managed accounts", Share, Neither,
        "weeks of families with a managed account" / "weeks of families with an approved plan" = |t| (t.managed_weeks, t.plan_weeks);
    PAID "paid": "Paid into accounts", PoundsAYear, Neither,
        "pounds paid" / "years" = |t| (t.paid, t.weeks / 52.0),
        by_year: true;
    UNSPENT_GBP "unspent_gbp": "Unspent money", PoundsAYear, Lower,
        "pounds paid less spent" / "years" = |t| (t.paid - t.spent - t.misused, t.weeks / 52.0);
    CLAWBACK_GBP "clawback_gbp": "Money reclaimed", PoundsAYear, Lower,
        "pounds reclaimed" / "years" = |t| (t.reclaimed, t.weeks / 52.0);
    CLAWBACK_FAMILIES "clawback_families": "Families reclaimed from", AYear, Lower,
        "families a year from which money was reclaimed" / "years" = |t| (t.reclaimed_families, t.weeks / 52.0);
    RETURNED_GBP "returned_gbp": "Returned at closure", PoundsAYear, Neither,
        "pounds" / "years" = |t| (t.returned, t.weeks / 52.0);
    UNDELIVERED_GBP "undelivered_gbp": "Approved need not delivered", PoundsAYear, Lower,
        "pounds at reference rates" / "years" = |t| (t.undelivered_value, t.weeks / 52.0);
    NEED_MET_BOTTOM "need_met_bottom": "Need met, least capacity", Share, Higher,
        "hours delivered to the fifth with least capacity" / "their hours assessed" = |t| (t.hours_delivered_bottom, t.hours_assessed_bottom);
    NEED_MET_TOP "need_met_top": "Need met, most capacity", Share, Higher,
        "hours delivered to the fifth with most capacity" / "their hours assessed" = |t| (t.hours_delivered_top, t.hours_assessed_top);
    NEED_MET_THIN "need_met_thin": "Need met, thin areas", Share, Higher,
        "hours delivered in thin areas" / "hours assessed there" = |t| (t.hours_delivered_thin, t.hours_assessed_thin);
    NEED_MET_DP "need_met_dp": "Need met, direct payment", Share, Higher,
        "hours delivered to direct-payment families" / "their hours assessed" = |t| (t.hours_delivered_dp, t.hours_assessed_dp);
    NEED_MET_COUNCIL "need_met_council": "Need met, council-managed", Share, Higher,
        "hours delivered to council-managed families" / "their hours assessed" = |t| (t.hours_delivered_council, t.hours_assessed_council);
    ADMIN_HOURS_DP "admin_hours_dp": "Family administration, direct payment", HoursAWeek, Lower,
        "hours of direct-payment families" / "their weeks" = |t| (t.admin_hours_dp, t.dp_weeks);
    ADMIN_HOURS "admin_hours": "Family administration", HoursAWeek, Lower,
        "hours of all families" / "family-weeks" = |t| (t.admin_hours, t.family_weeks),
        by_subgroup: Some(7);
    OVERLOADED_DP "overloaded_dp": "Overloaded, direct payment", Share, Lower,
        "direct-payment weeks with load above one" / "direct-payment weeks" = |t| (t.overloaded_weeks_dp, t.dp_weeks);
    STRAIN "strain": "Strain", Number, Lower,
        "strain (0 to 1) summed over family-weeks" / "family-weeks" = |t| (t.strain, t.family_weeks),
        by_subgroup: Some(6);
    TRUST "trust": "Trust", Number, Higher,
        "trust (0 to 1) summed over family-weeks" / "family-weeks" = |t| (t.trust, t.family_weeks);
    CONTINUITY "continuity": "Continuity", Number, Higher,
        "familiarity (0 to 1) summed over delivered hours" / "hours delivered" = |t| (t.continuity, t.hours_delivered);
    WEEKS_TO_BUDGET "weeks_to_budget": "Weeks to a budget", Weeks, Lower,
        "weeks from request to first budget" / "first budgets" = |t| (t.weeks_to_budget, t.first_budgets);
    WEEKS_TO_SUPPORT "weeks_to_support": "Weeks to first support", Weeks, Lower,
        "weeks from request to first support" / "families that got it" = |t| (t.weeks_to_support, t.first_supports);
    SUSPENDED "suspended": "Time suspended", Share, Lower,
        "account-weeks suspended" / "account-weeks" = |t| (t.suspended_weeks, t.account_weeks);
    RETURNS_LATE "returns_late": "Late returns", Share, Lower,
        "returns that were late" / "returns due" = |t| (t.returns_late, t.returns_due);
    RESTRICTIONS "restrictions": "Elements restricted", AYear, Lower,
        "elements whose money was cut for lack of use" / "years" = |t| (t.restrictions, t.weeks / 52.0);
    FLEXIBLE_GBP "flexible_gbp": "Spent flexibly", PoundsAYear, Neither,
        "pounds of idle balance spent on other things" / "years" = |t| (t.flexible, t.weeks / 52.0);
    BLOCK_GBP "block_gbp": "Paid for block contracts", PoundsAYear, Neither,
        "pounds on top of what was used" / "years" = |t| (t.block_topup, t.weeks / 52.0);
    DROPOUTS "dropouts": "Drop-outs", AYear, Lower,
        "families that dropped out of an account" / "years" = |t| (t.dropouts, t.weeks / 52.0);
    CRISES "crises": "Crises", AYear, Lower,
        "crises" / "years" = |t| (t.crises, t.weeks / 52.0);
    NOTHING_TO_BUY "nothing_to_buy": "Money and nothing to buy", Share, Lower,
        "family-weeks with money, a search and nothing feasible" / "family-weeks with money for support" = |t| (t.nothing_to_buy_weeks, t.funded_weeks),
        by_year: true, section: Some((Section::Market, 1));
    ADMIN_SHARE "admin_share": "Workers' time on administration", Share, Lower,
        "worker hours on administration" / "worker hours" = |t| (t.worker_admin_hours, t.worker_hours),
        by_year: true;
    CONTACT_HOURS_PER_CASE "contact_hours_per_case": "Contact a case", HoursAWeek, Higher,
        "worker hours face to face" / "case-weeks" = |t| (t.worker_contact_hours, t.case_weeks);
    PRESSURE "pressure": "Pressure on workers", Number, Lower,
        "demanded over available hours summed over worker-weeks" / "worker-weeks" = |t| (t.pressure, t.worker_weeks);
    CASELOAD "caseload": "Cases a worker", Number, Lower,
        "case-weeks" / "worker-weeks" = |t| (t.case_weeks, t.worker_weeks),
        by_year: true, section: Some((Section::Workers, 1));
    WORKER_TURNOVER "worker_turnover": "Worker turnover", AYear, Lower,
        "permanent workers who left" / "permanent worker-years" = |t| (t.workers_left * 52.0, t.permanent_weeks),
        section: Some((Section::Workers, 4));
    POSTS_UNCOVERED "posts_uncovered": "Posts without anyone", Share, Lower,
        "post-weeks without anyone" / "post-weeks" = |t| (t.vacant_weeks, t.post_weeks),
        by_year: true, section: Some((Section::Workers, 2));
    POSTS_AGENCY "posts_agency": "Posts held by agency workers", Share, Lower,
        "post-weeks held by agency workers" / "post-weeks" = |t| (t.agency_weeks, t.post_weeks),
        section: Some((Section::Workers, 3));
    BACKLOG_AGE "backlog_age": "Age of open requests", Weeks, Lower,
        "mean weeks since request, summed over weeks" / "weeks with an open request" = |t| (t.backlog_age, t.backlog_weeks),
        section: Some((Section::Workers, 5));
    COSTING_HOURS "costing_hours": "Costing an element", Hours, Lower,
        "hours of costing" / "elements costed" = |t| (t.costing_hours, t.elements_costed);
    CLOSURES "closures": "Provider closures", AYear, Lower,
        "closures" / "years" = |t| (t.closures, t.weeks / 52.0),
        section: Some((Section::Market, 4));
    CLUB_CLOSURES "club_closures": "Club closures", AYear, Lower,
        "closures of clubs" / "years" = |t| (t.club_closures, t.weeks / 52.0);
    ENTRIES "entries": "Provider entries", AYear, Higher,
        "entries" / "years" = |t| (t.entries, t.weeks / 52.0),
        section: Some((Section::Market, 5));
    PROVIDERS "providers": "Providers open", Number, Higher,
        "open providers summed over weeks" / "weeks" = |t| (t.provider_weeks, t.weeks),
        by_year: true, section: Some((Section::MarketByYear, 2));
    STAFFED_HOURS "staffed_hours": "Staffed hours", HoursAWeek, Higher,
        "staffed hours in season summed over weeks" / "weeks" = |t| (t.staffed_hours, t.weeks),
        by_year: true, section: Some((Section::MarketByYear, 1));
    UTILISATION "utilisation": "Use of staffed hours", Share, Neither,
        "hours booked with providers" / "staffed hours" = |t| (t.booked_hours, t.staffed_hours),
        by_year: true, section: Some((Section::Market, 3));
    PA_POSTS_UNFILLED "pa_posts_unfilled": "Assistant posts unfilled", Share, Lower,
        "unfilled posts summed over weeks" / "posts summed over weeks" = |t| (t.pa_posts_unfilled, t.pa_posts),
        by_year: true, section: Some((Section::Market, 2));
    PA_EMPLOYED "pa_employed": "Assistants in work", Number, Higher,
        "assistants in work summed over weeks" / "weeks" = |t| (t.pa_employed, t.weeks),
        by_year: true, section: Some((Section::MarketByYear, 3));
    COST_CARE "cost_care": "Cost of care", PoundsAYear, Neither,
        "bought by the council, and paid into accounts less reclaimed and returned" / "years"= |t| (t.cost_care, t.weeks / 52.0),
        by_year: true, budget_line: Some("Care");
    COST_ADMIN "cost_admin": "Cost of staff", PoundsAYear, Lower,
        "pounds of workers, officers and brokers" / "years" = |t| (t.cost_admin, t.weeks / 52.0),
        by_year: true, budget_line: Some("Staff");
    COST_SUPPORT "cost_support": "Cost of support", PoundsAYear, Lower,
        "pounds of payroll, carers' support, register, cards, account managers" / "years" = |t| (t.cost_support, t.weeks / 52.0),
        by_year: true, budget_line: Some("Support to families");
    COST_MARKET "cost_market": "Cost of market measures", PoundsAYear, Lower,
        "pounds of start-up grants and block contracts" / "years" = |t| (t.cost_market, t.weeks / 52.0),
        by_year: true, budget_line: Some("Market measures");
    COST_CRISIS "cost_crisis": "Cost of crises", PoundsAYear, Lower,
        "pounds" / "years" = |t| (t.cost_crisis, t.weeks / 52.0),
        by_year: true, budget_line: Some("Crises");
    COST_PER_MET_HOUR "cost_per_met_hour": "Cost of a met hour", PoundsAnHour, Lower,
        "total cost" / "hours delivered" = |t| (t.cost_care + t.cost_admin + t.cost_support + t.cost_market + t.cost_crisis, t.hours_delivered);
    EMPLOYING "employing": "Families that employ", Share, Neither,
        "weeks of families employing an assistant" / "weeks of families with a direct payment or a managed account" = |t| (t.employing_weeks, t.dp_weeks + t.managed_weeks),
        by_subgroup: Some(8);
    UNMET_WAITING "unmet_waiting": "Unmet: waiting for a plan", Share, Lower,
        "hours of families without an approved plan or arrangement" / "hours assessed" = |t| (t.unmet_waiting, t.hours_assessed),
        section: Some((Section::Unmet, 1)), of_100: "of 100 hours assessed";
    UNMET_AT_PANEL "unmet_at_panel": "of which at the panel", Share, Lower,
        "hours of plans that wait for the panel or the envelope" / "hours assessed" = |t| (t.unmet_at_panel, t.hours_assessed),
        of_100: "of 100 hours assessed";
    UNMET_REFUSED "unmet_refused": "Unmet: declined or given up", Share, Lower,
        "hours of families with a plan and no arrangement" / "hours assessed" = |t| (t.unmet_refused, t.hours_assessed),
        section: Some((Section::Unmet, 2)), of_100: "of 100 hours assessed";
    UNMET_SUSPENDED "unmet_suspended": "Unmet: payments stopped", Share, Lower,
        "hours that a suspended account would have paid for" / "hours assessed" = |t| (t.unmet_suspended, t.hours_assessed),
        section: Some((Section::Unmet, 3)), of_100: "of 100 hours assessed";
    UNMET_MONEY "unmet_money": "Unmet: too little money", Share, Lower,
        "hours beyond what the plan's money buys" / "hours assessed" = |t| (t.unmet_money, t.hours_assessed),
        section: Some((Section::Unmet, 4)), of_100: "of 100 hours assessed";
    UNMET_NOTHING "unmet_nothing": "Unmet: nothing to buy", Share, Lower,
        "hours with money and nobody in reach who has them" / "hours assessed" = |t| (t.unmet_nothing, t.hours_assessed),
        section: Some((Section::Unmet, 5)), of_100: "of 100 hours assessed";
    UNMET_NOT_FOUND "unmet_not_found": "Unmet: not yet found", Share, Lower,
        "hours with an offer that effort or luck has not met" / "hours assessed" = |t| (t.unmet_not_found, t.hours_assessed),
        section: Some((Section::Unmet, 6)), of_100: "of 100 hours assessed";
    UNMET_ABSENCE "unmet_absence": "Unmet: the family was away", Share, Lower,
        "booked hours missed by absence" / "hours assessed" = |t| (t.unmet_absence, t.hours_assessed),
        section: Some((Section::Unmet, 7)), of_100: "of 100 hours assessed";
    UNMET_FAILURE "unmet_failure": "Unmet: nobody came", Share, Lower,
        "booked hours that the supplier missed" / "hours assessed" = |t| (t.unmet_failure, t.hours_assessed),
        section: Some((Section::Unmet, 8)), of_100: "of 100 hours assessed";
    ENVELOPE "envelope": "Envelope", PoundsAYear, Neither,
        "pounds a year for care, support, market measures and crises, summed over weeks" / "weeks" = |t| (t.envelope, t.weeks),
        by_year: true;
    COMMITTED "committed": "Committed to plans", PoundsAYear, Neither,
        "pounds a year, summed over weeks" / "weeks" = |t| (t.committed, t.weeks),
        by_year: true;
    HEADROOM "headroom": "Envelope less what plans are expected to cost", PoundsAYear, Neither,
        "pounds a year, summed over weeks" / "weeks" = |t| (t.envelope - t.expected_spending, t.weeks),
        by_year: true;
    UNDERSPENT "underspent": "Envelope less spending", PoundsAYear, Neither,
        "envelope less all that left it, before what came back from accounts" / "years" = |t| (t.envelope / 52.0 - t.cost_care - t.reclaimed - t.returned - t.cost_support - t.cost_market - t.cost_crisis, t.weeks / 52.0),
        by_year: true;
    OVER_ENVELOPE "over_envelope": "Weeks over the envelope", Share, Lower,
        "weeks in which plans are expected to cost more than the envelope" / "weeks" = |t| (t.over_envelope_weeks, t.weeks);
    INCREASES_REFUSED "increases_refused": "Increases refused for want of money", AYear, Lower,
        "reviews" / "years" = |t| (t.increases_refused, t.weeks / 52.0);
    STEPPED_IN "stepped_in": "Elements that the council took over", AYear, Neither,
        "elements of accounts" / "years" = |t| (t.stepped_in, t.weeks / 52.0);
    MISUSED_GBP "misused_gbp": "Misused and not found", PoundsAYear, Lower,
        "pounds of accounts that went on other things than support" / "years" = |t| (t.misused, t.weeks / 52.0);
    WAGES_HELD "wages_held": "Assistants' wages held down by the plan's money", Share, Lower,
        "weeks in which the plan pays for less than the authority's rate" / "weeks of assistants' work" = |t| (t.wages_held_by_plan, t.wages);
    BALANCES_GBP "balances_gbp": "Added to account balances", PoundsAYear, Neither,
        "pounds paid into accounts less spent, misused, reclaimed and returned" / "years" = |t| (t.paid - t.spent - t.misused - t.reclaimed - t.returned, t.weeks / 52.0);
    OVERSPEND "overspend": "Met from the corporate reserve", PoundsAYear, Lower,
        "pounds" / "years" = |t| (t.overspend, t.weeks / 52.0),
        by_year: true;
}

impl Outcome {
    /// The row of that name.
    pub fn named(name: &str) -> Option<&'static Outcome> {
        OUTCOMES.iter().find(|outcome| outcome.name == name)
    }

    /// The index of that name in [`OUTCOMES`].
    pub fn index(name: &str) -> Option<usize> {
        Outcome::named(name).map(|outcome| outcome.index)
    }

    /// The outcomes that have a rank, by it.
    pub fn ranked(rank: impl Fn(&Outcome) -> Option<u8>) -> Vec<&'static Outcome> {
        let mut ranked: Vec<&Outcome> = OUTCOMES.iter().filter(|outcome| rank(outcome).is_some()).collect();
        ranked.sort_by_key(|outcome| rank(outcome));
        ranked
    }

    /// The outcomes of a list of the decision document, in its order.
    pub fn of_section(section: Section) -> Vec<&'static Outcome> {
        Outcome::ranked(|outcome| outcome.section.filter(|(of, _)| *of == section).map(|(_, rank)| rank))
    }

    /// The lines of the council's budget with their names in print; they add up to the total cost.
    pub fn budget() -> impl Iterator<Item = (&'static Outcome, &'static str)> {
        OUTCOMES.iter().filter_map(|outcome| Some((outcome, outcome.budget_line?)))
    }
}

/// One rate less another over one; over nothing, so not defined, where either has no base.
fn gap(top: f64, top_base: f64, bottom: f64, bottom_base: f64) -> (f64, f64) {
    let defined = top_base > 0.0 && bottom_base > 0.0;
    if defined { (top / top_base - bottom / bottom_base, 1.0) } else { (0.0, 0.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::Tally;

    #[test]
    fn a_constant_is_the_row_of_its_name_and_knows_its_index() {
        for (index, outcome) in OUTCOMES.iter().enumerate() {
            assert_eq!(
                (outcome.index, Outcome::index(outcome.name)),
                (index, Some(index)),
                "{}",
                outcome.name
            );
        }
        assert_eq!(Outcome::NEED_MET.name, "need_met");
        assert_eq!(Outcome::OVERSPEND.index, OUTCOMES.len() - 1);
        let rows = include_str!("table.rs").lines().filter(|line| !line.starts_with("///"));
        let rows = rows.filter_map(|line| line.trim().split_once(" \""));
        let rows = rows.filter_map(|(constant, rest)| Some((constant, rest.split_once("\": ")?.0)));
        let misnamed: Vec<_> = rows.filter(|(constant, name)| *constant != name.to_uppercase()).collect();
        assert!(misnamed.is_empty(), "{misnamed:?}");
    }

    #[test]
    fn ranks_count_from_one_and_no_two_are_the_same() {
        let sections = [Section::Workers, Section::Market, Section::MarketByYear, Section::Unmet];
        let mut lists = vec![
            Outcome::ranked(|outcome| outcome.by_subgroup).iter().map(|one| one.by_subgroup).collect(),
            Outcome::ranked(|outcome| outcome.beside_headline)
                .iter()
                .map(|one| one.beside_headline)
                .collect(),
        ];
        lists.extend(sections.map(|section| {
            Outcome::of_section(section)
                .iter()
                .map(|one| one.section.map(|(_, rank)| rank))
                .collect::<Vec<_>>()
        }));
        for list in lists {
            assert!(!list.is_empty());
            assert!(list.iter().zip(1..).all(|(rank, from_one)| *rank == Some(from_one)), "{list:?}");
        }
    }

    #[test]
    fn the_lines_of_the_budget_add_up_to_the_total() {
        let spans = Tally {
            weeks: 52.0,
            cost_care: 1.0,
            cost_admin: 20.0,
            cost_support: 300.0,
            cost_market: 4_000.0,
            cost_crisis: 50_000.0,
            ..Tally::default()
        };
        let lines: f64 = Outcome::budget().filter_map(|(outcome, _)| outcome.of(&spans)).sum();
        assert_eq!(Some(lines), Outcome::COST_TOTAL.of(&spans));
    }
}
