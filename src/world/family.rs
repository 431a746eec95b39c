//! A family: how it fares. What every phase reads first is in its case, and who it is in its household.
//!
//! Never knows a rule: phases work out what changes and write it here.

/// No worker, account, provider or the like.
pub const NONE: u32 = u32::MAX;

/// How a family fares: what a week reads and writes of every family, in two cache lines of 64 bytes. Whether
/// there is anything to do at all is in the family's [`super::case::Case`], who it is in its
/// [`super::household::Household`].
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub struct Family {
    // What the week brings.
    /// Minutes assessed this week.
    pub assessed: u32,
    /// Minutes delivered this week.
    pub delivered: u32,
    /// Familiarity times minutes delivered this week.
    pub familiar: f64,
    /// What the minutes assessed this week are worth at reference rates, pounds.
    pub assessed_value: f64,
    /// The key of its draws, the same under every option.
    pub key: u64,
    /// Expected share of need met: council-managed, managed account, direct payment.
    pub beliefs: [f64; 3],
    /// Weeks of holding a budget.
    pub experience: u32,
    /// Whether supply is thin in the area where it lives: the place's word, which no week changes.
    pub thin: bool,
    /// Reminders this week.
    pub reminders: u8,
    /// Fifth of the first families by capacity, 0 least to 4 most; fixed over options.
    pub quintile: u8,

    // Administration and wellbeing.
    /// Hours a week a carer can give to administration before it costs them.
    pub capacity: f64,
    /// Strain, 0 to 1.
    pub strain: f64,
    /// Strain at entry, to which it is pulled.
    pub chronic_strain: f64,
    /// Trust in the authority, 0 to 1.
    pub trust: f64,
    /// Fear of sanctions from own experience.
    pub fear: f64,
    /// Load of this week's (last week's, before administration) paperwork.
    pub load: f64,
    /// Mean load of about the last 13 weeks.
    pub mean_load: f64,
    /// Hours of administration this week.
    pub admin_hours: f64,
}
