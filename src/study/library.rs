//! The shipped scenarios, embedded so that the program works from any folder. One list.
//!
//! Never knows what a scenario means.

use super::scenario::Kind;

/// A scenario inside the program.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// What it describes.
    pub kind: Kind,
    /// Its name, such as `card`.
    pub name: &'static str,
    /// Its path below `scenarios/`, such as `policies/card.toml`.
    pub path: &'static str,
    /// Its TOML text.
    pub text: &'static str,
}

macro_rules! shipped {
    ($( $kind:ident in $folder:literal: $($name:literal)+; )+) => {
        /// Every shipped scenario, in the order of lists.
        pub static SHIPPED: &[Shipped] = &[ $( $( Shipped {
            kind: Kind::$kind,
            name: $name,
            path: concat!($folder, "/", $name, ".toml"),
            text: include_str!(concat!("../../scenarios/", $folder, "/", $name, ".toml")),
        } ),+ ),+ ];
    };
}

shipped! {
    Place in "places": "devon-short-breaks";
    Policy in "policies":
        "baseline" "light-touch" "card" "annual-return" "taper-checks"
        "keep-4" "keep-8" "keep-12" "no-reclaim" "no-sanctions"
        "payroll-support" "pooled-accounts" "universal-offer" "managed-default"
        "broker-team" "price-book" "pa-register" "rate-to-market" "fee-floor" "start-up-grants"
        "protected-contact" "more-workers" "low-ceiling" "freeze" "larger-budgets" "low-reference-rate" "capped-wage"
        "start-up-money" "carers-support" "block-contracts" "collective" "flexible-spending" "no-restriction"
        "families-first" "workers-first" "market-first"
        "sufficient-rates" "step-in" "duty-to-meet-need" "sufficient-payments"
        "council-managed" "before-personal-budgets"
        "rules-camden" "rules-hammersmith-and-fulham" "rules-st-helens" "rules-hackney" "rules-staffordshire"
        "rules-bromley" "rules-durham" "rules-wokingham" "rules-thurrock" "rules-central-bedfordshire" "rules-kent"
        "rules-bolton" "rules-brighton-and-hove" "rules-cheshire-east" "rules-cornwall" "rules-coventry" "rules-derby"
        "rules-derbyshire" "rules-devon" "rules-herefordshire" "rules-kensington-and-chelsea" "rules-luton"
        "rules-medway" "rules-norfolk" "rules-north-east-lincolnshire" "rules-north-somerset" "rules-portsmouth"
        "rules-south-gloucestershire" "rules-suffolk" "rules-surrey" "rules-sutton" "rules-westminster";
    Environment in "environments": "steady" "austerity" "wages-ahead" "wider-eligibility";
    Study in "studies": "first-look" "not-knowing" "adoption" "austerity" "bundles" "three-councils-rules" "sufficient-payments";
}

/// The study that runs where nobody names one.
pub const FIRST_STUDY: &str = "first-look";

/// The shipped scenarios of a kind, in order.
pub fn of_kind(kind: Kind) -> impl Iterator<Item = &'static Shipped> {
    SHIPPED.iter().filter(move |shipped| shipped.kind == kind)
}

/// The shipped scenario of that kind and name.
pub fn find(kind: Kind, name: &str) -> Option<&'static Shipped> {
    of_kind(kind).find(|shipped| shipped.name == name)
}

/// Targets files inside the program: name and TOML text.
pub static CALIBRATIONS: &[(&str, &str)] = &[
    ("england", include_str!("../../scenarios/calibration/england.toml")),
    ("thurrock", include_str!("../../scenarios/calibration/thurrock.toml")),
];

/// Tables of accepted sets inside the program: name and CSV text.
pub static ACCEPTED_SETS: &[(&str, &str)] =
    &[("england", include_str!("../../scenarios/calibration/england-accepted.csv"))];
