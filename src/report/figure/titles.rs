//! What the caller says of a figure.

/// What the caller says of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Titles {
    /// Unique in the document; letters, digits and hyphens.
    pub id: String,
    /// The headline: what the figure shows.
    pub message: String,
    /// The statistical title: what is plotted, its unit, place, years and runs.
    pub statistic: String,
}
