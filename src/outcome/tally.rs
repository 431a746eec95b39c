//! What a quarter of one authority counted: the sums that outcomes are ratios of.

/// Declares [`Tally`] as its counters.
macro_rules! tally {
    ($( $(#[doc = $doc:literal])+ $field:ident, )+) => {
        /// What a span of weeks counted in one authority.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Tally { $( $(#[doc = $doc])+ pub $field: f64, )+ }

        impl Tally {
            /// Adds another span's counts.
            pub fn add(&mut self, other: &Tally) {
                $( self.$field += other.$field; )+
            }
            /// Hours that did not come, by reason, in the order in which a week is read.
            pub fn unmet(&self) -> [f64; 8] {
                [
                    self.unmet_waiting,
                    self.unmet_refused,
                    self.unmet_suspended,
                    self.unmet_money,
                    self.unmet_nothing,
                    self.unmet_not_found,
                    self.unmet_absence,
                    self.unmet_failure,
                ]
            }

            /// How far what came and what did not are from what was assessed, hours.
            pub fn unaccounted_hours(&self) -> f64 {
                self.hours_assessed - self.hours_delivered - self.unmet().iter().sum::<f64>()
            }

            /// The first counter that is not a finite number, by name.
            pub fn not_finite(&self) -> Option<&'static str> {
                $( if !self.$field.is_finite() { return Some(stringify!($field)); } )+
                None
            }
        }
    };
}

tally! {
    /// Weeks counted.
    weeks,
    /// Family-weeks of open families.
    family_weeks,
    /// Family-weeks with an approved plan.
    plan_weeks,
    /// Family-weeks holding a direct payment.
    dp_weeks,
    /// Family-weeks with a managed account.
    managed_weeks,
    /// Offers of a direct payment to families that held none.
    dp_offers,
    /// Such offers taken.
    dp_offers_taken,
    /// Plan-weeks of the fifth of families with the least capacity.
    plan_weeks_bottom,
    /// Direct-payment weeks of that fifth.
    dp_weeks_bottom,
    /// Plan-weeks of the fifth with the most capacity.
    plan_weeks_top,
    /// Direct-payment weeks of that fifth.
    dp_weeks_top,
    /// Pounds paid into accounts.
    paid,
    /// Pounds spent from accounts.
    spent,
    /// Pounds reclaimed.
    reclaimed,
    /// Families from which money was reclaimed.
    reclaimed_families,
    /// Pounds returned at closure.
    returned,
    /// The envelope a year, pounds, summed over weeks.
    envelope,
    /// Commitments a year, pounds, summed over weeks.
    committed,
    /// What they are expected to cost a year, pounds, summed over weeks.
    expected_spending,
    /// Weeks in which plans are expected to cost more than the envelope.
    over_envelope_weeks,
    /// Reviews at which an increase was refused for want of money.
    increases_refused,
    /// Elements of accounts that the council took over.
    stepped_in,
    /// Pounds of accounts that went on other things than support, found by nobody.
    misused,
    /// Hours assessed.
    hours_assessed,
    /// Hours delivered.
    hours_delivered,
    /// Hours assessed that did not come: no approved plan or arrangement yet.
    unmet_waiting,
    /// Of those, at the panel.
    unmet_at_panel,
    /// The family declined or gave up.
    unmet_refused,
    /// Payments stopped.
    unmet_suspended,
    /// Too little money in the plan.
    unmet_money,
    /// Nothing to buy.
    unmet_nothing,
    /// Not yet found.
    unmet_not_found,
    /// Absence.
    unmet_absence,
    /// Failure of what was booked.
    unmet_failure,
    /// Hours assessed, fifth with the least capacity.
    hours_assessed_bottom,
    /// Hours delivered, that fifth.
    hours_delivered_bottom,
    /// Hours assessed, fifth with the most capacity.
    hours_assessed_top,
    /// Hours delivered, that fifth.
    hours_delivered_top,
    /// Hours assessed in thin areas.
    hours_assessed_thin,
    /// Hours delivered there.
    hours_delivered_thin,
    /// Hours assessed of direct-payment families.
    hours_assessed_dp,
    /// Hours delivered to them.
    hours_delivered_dp,
    /// Hours assessed of council-managed families.
    hours_assessed_council,
    /// Hours delivered to them.
    hours_delivered_council,
    /// Pounds of approved need that was not delivered, at reference rates.
    undelivered_value,
    /// Hours of administration of direct-payment families.
    admin_hours_dp,
    /// Hours of administration of all families.
    admin_hours,
    /// Family-weeks with load above one.
    overloaded_weeks,
    /// Such weeks of direct-payment families.
    overloaded_weeks_dp,
    /// Sum of strain over family-weeks.
    strain,
    /// Sum of trust over family-weeks.
    trust,
    /// Sum of continuity over delivered hours.
    continuity,
    /// Weeks from request to first support, summed.
    weeks_to_support,
    /// Families that got first support.
    first_supports,
    /// Weeks from request to budget, summed.
    weeks_to_budget,
    /// Families that got a first budget.
    first_budgets,
    /// Account-weeks open.
    account_weeks,
    /// Account-weeks suspended.
    suspended_weeks,
    /// Accounts suspended.
    suspensions,
    /// Returns that fell due.
    returns_due,
    /// Returns that were late.
    returns_late,
    /// Elements restricted.
    restrictions,
    /// Pounds of idle balance spent on other things.
    flexible,
    /// Hours that they came to.
    hours_flexible,
    /// Pounds paid on top for capacity under block contract.
    block_topup,
    /// Family-weeks employing an assistant.
    employing_weeks,
    /// Families that dropped out of an account.
    dropouts,
    /// Crises.
    crises,
    /// Family-weeks with money, a search and nothing feasible.
    nothing_to_buy_weeks,
    /// Family-weeks with money for support (accounts and council-managed plans).
    funded_weeks,
    /// Worker hours available.
    worker_hours,
    /// Worker hours spent on administration.
    worker_admin_hours,
    /// Worker hours face to face.
    worker_contact_hours,
    /// Case-weeks held by a worker in post.
    case_weeks,
    /// Pressure summed over worker-weeks.
    pressure,
    /// Worker-weeks in post.
    worker_weeks,
    /// Post-weeks.
    post_weeks,
    /// Post-weeks without anyone.
    vacant_weeks,
    /// Weeks with an agency worker in post.
    agency_weeks,
    /// Permanent workers who left.
    workers_left,
    /// Weeks of assistants' work that a family paid for.
    wages,
    /// Those in which the plan's money, not the authority's rate, set the wage.
    wages_held_by_plan,
    /// Permanent worker-weeks.
    permanent_weeks,
    /// Weekly chances of leaving, summed over those weeks.
    leaving_chance,
    /// Sum over weeks of the mean age of open requests.
    backlog_age,
    /// Weeks with an open request.
    backlog_weeks,
    /// Hours of costing.
    costing_hours,
    /// Elements costed.
    elements_costed,
    /// Provider closures.
    closures,
    /// Club closures in thin areas and elsewhere.
    club_closures,
    /// Provider entries.
    entries,
    /// Open providers summed over weeks.
    provider_weeks,
    /// Staffed hours summed over weeks.
    staffed_hours,
    /// Hours booked with providers, summed over weeks.
    booked_hours,
    /// Personal-assistant posts summed over weeks.
    pa_posts,
    /// Unfilled ones.
    pa_posts_unfilled,
    /// Assistants in work, summed over weeks.
    pa_employed,
    /// Pounds of care bought by the authority or from accounts.
    cost_care,
    /// Pounds of workers, officers and brokers.
    cost_admin,
    /// Pounds of support: payroll, carers' support, register, cards, account managers.
    cost_support,
    /// Pounds of market measures.
    cost_market,
    /// Pounds of crises.
    cost_crisis,
    /// Pounds met from the corporate reserve.
    overspend,
}
