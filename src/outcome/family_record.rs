//! What one family went through over the policy years, where a study asks for it family by family.
//!
//! The same family has the same index in every option's list, so that it can be matched with itself.

use crate::terms::Arrangement;

/// One family's sums over the policy years. What every week writes fills the first two lines of 64
/// bytes.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[repr(C, align(64))]
pub struct FamilyRecord {
    // What every week adds to.
    /// Weeks open.
    pub weeks: f64,
    /// Weeks with a plan.
    pub plan_weeks: f64,
    /// Weeks with a direct payment.
    pub dp_weeks: f64,
    /// Weeks with a managed account.
    pub managed_weeks: f64,
    /// Weeks council-managed.
    pub council_weeks: f64,
    /// Weeks employing an assistant.
    pub employing_weeks: f64,
    /// Weeks with money, a search and nothing feasible.
    pub nothing_weeks: f64,
    /// Weeks with an element that seeks an assistant.
    pub seeking_weeks: f64,
    /// Weeks with load above one.
    pub overloaded_weeks: f64,
    /// Hours of administration.
    pub admin_hours: f64,
    /// Load summed over weeks.
    pub load: f64,
    /// Strain summed over weeks.
    pub strain: f64,
    /// Trust summed over weeks.
    pub trust: f64,
    /// Hours assessed.
    pub assessed: f64,
    /// Hours delivered.
    pub delivered: f64,
    /// Familiarity over delivered hours.
    pub familiar: f64,

    // What some weeks add to.
    /// Pounds paid into its accounts.
    pub paid: f64,
    /// Pounds spent from them.
    pub spent: f64,
    /// Account-weeks open.
    pub account_weeks: f64,
    /// Pounds reclaimed.
    pub reclaimed: f64,
    /// Suspensions.
    pub suspensions: f64,
    /// Drop-outs.
    pub dropouts: f64,
    /// Crises.
    pub crises: f64,

    // What it was at the start and is when it is looked at.
    /// Hours a week that a carer can give to administration.
    pub capacity: f64,
    /// Strain when the option began.
    pub strain_before: f64,
    /// Strain in its last week; 0 for a family that had none.
    pub strain_after: f64,
    /// Children.
    pub n_children: u32,
    /// Elements of one-to-one support.
    pub n_one_to_one: u32,
    /// The area it lives in.
    pub area: u16,
    /// Fifth by capacity, 0 least to 4 most.
    pub quintile: u8,
    /// Fifth by deprivation, 0 least to 4 most.
    pub deprivation: u8,
    /// Highest need band among its children, 0 low to 3 complex.
    pub band: u8,
    /// Whether it knows of personal budgets at the end.
    pub aware: bool,
    /// How support was arranged when the option began, or when a newcomer came.
    pub arrangement_before: Option<Arrangement>,
}
