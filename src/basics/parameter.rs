//! A parameter is declared once: name, type, default, plausible range, accepted range, unit, grade,
//! source, meaning. The struct field, file key, flag, range check, schema, reference table, report
//! label and sensitivity range all follow from that row.
//!
//! Never knows what a parameter does.

use serde::Serialize;

/// How well a value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Taken from a published figure.
    Published,
    /// Worked out from published figures.
    Derived,
    /// Nobody has published it: chosen, with a range.
    Assumed,
}

impl Grade {
    /// In one word.
    pub fn word(self) -> &'static str {
        match self {
            Grade::Published => "published",
            Grade::Derived => "derived",
            Grade::Assumed => "assumed",
        }
    }
}

/// When a lever takes effect on what already exists at the fork.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum TakesEffect {
    /// In the first week of the option.
    AtOnce,
    /// At an account's next return or the year end.
    AtNextReturn,
    /// At a family's next review.
    AtNextReview,
    /// At a family's first decision; never for one that has a plan.
    AtFirstDecision,
}

impl TakesEffect {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            TakesEffect::AtOnce => "at once",
            TakesEffect::AtNextReturn => "at the next return or year end",
            TakesEffect::AtNextReview => "at the next review",
            TakesEffect::AtFirstDecision => "at first decisions only, never for a family with a plan",
        }
    }
}

/// What values a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Kind {
    /// A number.
    Number,
    /// A whole number.
    Count,
    /// `true` or `false`.
    Flag,
    /// One of these words; its number is its place in the list.
    Choice(&'static [&'static str]),
}

/// A type that a parameter may have.
pub trait Value: Copy {
    /// What values it takes.
    const KIND: Kind;
    /// As a number, for sweeps and statistics.
    fn to_number(self) -> f64;
    /// From a number that the row has accepted.
    fn from_number(number: f64) -> Self;
}

impl Value for f64 {
    const KIND: Kind = Kind::Number;
    fn to_number(self) -> f64 {
        self
    }
    fn from_number(number: f64) -> f64 {
        number
    }
}

impl Value for u32 {
    const KIND: Kind = Kind::Count;
    fn to_number(self) -> f64 {
        f64::from(self)
    }
    fn from_number(number: f64) -> u32 {
        number as u32
    }
}

impl Value for bool {
    const KIND: Kind = Kind::Flag;
    fn to_number(self) -> f64 {
        f64::from(u8::from(self))
    }
    fn from_number(number: f64) -> bool {
        number != 0.0
    }
}

/// One parameter's row.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Row {
    /// The table's group, the first half of the file key.
    pub group: &'static str,
    /// The name: field, second half of the file key, flag, column, axis.
    pub name: &'static str,
    /// What values it takes.
    pub kind: Kind,
    /// The value where nobody says otherwise.
    pub default: f64,
    /// Low end of the plausible range.
    pub low: f64,
    /// High end of the plausible range.
    pub high: f64,
    /// Smallest value that is physically possible.
    pub min: f64,
    /// Largest value accepted.
    pub max: f64,
    /// Unit in words.
    pub unit: &'static str,
    /// How well it is known.
    pub grade: Grade,
    /// Where the value comes from.
    pub source: &'static str,
    /// What it means, in a sentence.
    pub meaning: &'static str,
    /// When it takes effect on what exists, for levers.
    pub takes_effect: Option<TakesEffect>,
}

/// A value as somebody typed it.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// A number, whole or not.
    Number(f64),
    /// `true` or `false`.
    Flag(bool),
    /// A word.
    Word(String),
}

impl std::fmt::Display for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            // Hundreds of digits say no more than their number does.
            Typed::Number(number) if number.is_finite() && number.abs() >= 1e15 => write!(f, "{number:e}"),
            Typed::Number(number) => write!(f, "{number}"),
            Typed::Flag(flag) => write!(f, "{flag}"),
            Typed::Word(word) => write!(f, "\"{word}\""),
        }
    }
}

impl Row {
    /// The key in files and on the command line, such as `lever.weeks_keep`.
    pub fn key(&self) -> String {
        format!("{}.{}", self.group, self.name)
    }

    /// The number for a typed value.
    ///
    /// # Errors
    /// What is wrong and what is allowed, as a sentence without the key.
    pub fn accept(&self, typed: &Typed) -> Result<f64, String> {
        match (self.kind, typed) {
            (Kind::Flag, Typed::Flag(flag)) => Ok(flag.to_number()),
            (Kind::Choice(words), Typed::Word(word)) => {
                let place = words.iter().position(|w| w == word);
                place.map(|i| i as f64).ok_or_else(|| format!("is {typed} but must be {}", self.allowed()))
            }
            (Kind::Count, Typed::Number(number)) if number.fract() != 0.0 => {
                Err(format!("is {typed} but must be {}", self.allowed()))
            }
            (Kind::Number | Kind::Count, Typed::Number(number)) => {
                if *number >= self.min && *number <= self.max {
                    Ok(*number)
                } else {
                    Err(format!("is {typed} but must be {}", self.allowed()))
                }
            }
            _ => Err(format!("is {typed} but must be {}", self.allowed())),
        }
    }

    /// What is allowed, in words.
    pub fn allowed(&self) -> String {
        match self.kind {
            Kind::Flag => "true or false".to_owned(),
            Kind::Choice(words) => {
                let quoted: Vec<String> = words.iter().map(|w| format!("\"{w}\"")).collect();
                format!("one of {}", quoted.join(", "))
            }
            Kind::Number => format!("a number from {} to {} ({})", self.min, self.max, self.unit),
            Kind::Count => format!("a whole number from {} to {} ({})", self.min, self.max, self.unit),
        }
    }

    /// A value as a person reads it: the word of a choice, `yes`/`no`, or the number.
    pub fn show(&self, number: f64) -> String {
        match self.kind {
            Kind::Flag => if number != 0.0 { "yes" } else { "no" }.to_owned(),
            Kind::Choice(words) => {
                words.get(number as usize).map_or_else(|| number.to_string(), |w| (*w).to_owned())
            }
            Kind::Number | Kind::Count => number.to_string(),
        }
    }

    /// Whether a value lies outside the plausible range (it runs, with a warning).
    pub fn is_unusual(&self, number: f64) -> bool {
        matches!(self.kind, Kind::Number | Kind::Count) && (number < self.low || number > self.high)
    }
}

/// A set of parameters that can be read and set by name.
pub trait Table {
    /// Every row, in order.
    fn rows(&self) -> Vec<&'static Row>;
    /// The value of `group.name` as a number.
    fn get(&self, group: &str, name: &str) -> Option<f64>;
    /// Sets `group.name` to a number that its row accepted; false where there is no such row.
    fn set(&mut self, group: &str, name: &str, number: f64) -> bool;
}

/// Declares one group of parameters as a struct of that name, a row a parameter.
macro_rules! parameters {
    (
        $(#[doc = $about:literal])+
        $Name:ident in $group:literal {
            $(
                $(#[doc = $doc:literal])+
                $field:ident: $ty:ty = $default:expr, plausible [$low:literal, $high:literal], accepts [$min:literal, $max:literal],
                    $unit:literal, $grade:ident, $source:literal $(, $takes_effect:ident)?;
            )+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $Name {
            $( $(#[doc = $doc])+ #[doc = concat!("\n\nUnit: ", $unit, ". Source: ", $source, ".")] pub $field: $ty, )+
        }

        impl Default for $Name {
            fn default() -> Self {
                Self { $( $field: $default, )+ }
            }
        }

        impl $Name {
            /// Every row of the group, in order.
            pub fn list() -> &'static [$crate::basics::parameter::Row] {
                use $crate::basics::parameter::{Grade, Row, Value};
                #[allow(unused_imports, reason = "only levers bite")]
                use $crate::basics::parameter::TakesEffect;
                static ROWS: std::sync::LazyLock<Vec<Row>> = std::sync::LazyLock::new(|| vec![ $( Row {
                    group: $group,
                    name: stringify!($field),
                    kind: <$ty as Value>::KIND,
                    default: <$ty as Value>::to_number($default),
                    low: $low as f64,
                    high: $high as f64,
                    min: $min as f64,
                    max: $max as f64,
                    unit: $unit,
                    grade: Grade::$grade,
                    source: $source,
                    meaning: concat!($($doc),+).trim_ascii(),
                    takes_effect: parameters!(@takes_effect $($takes_effect)?),
                } ),+ ]);
                &ROWS
            }
        }

        impl $crate::basics::parameter::Table for $Name {
            fn rows(&self) -> Vec<&'static $crate::basics::parameter::Row> {
                Self::list().iter().collect()
            }
            fn get(&self, group: &str, name: &str) -> Option<f64> {
                use $crate::basics::parameter::Value;
                if group != $group { return None; }
                match name {
                    $( stringify!($field) => Some(self.$field.to_number()), )+
                    _ => None,
                }
            }
            fn set(&mut self, group: &str, name: &str, number: f64) -> bool {
                use $crate::basics::parameter::Value;
                if group != $group { return false; }
                match name {
                    $( stringify!($field) => self.$field = Value::from_number(number), )+
                    _ => return false,
                }
                true
            }
        }
    };
    (@takes_effect) => { None };
    (@takes_effect $takes_effect:ident) => { Some(TakesEffect::$takes_effect) };
}

/// Declares the words of a choice parameter, in the order of their numbers.
macro_rules! choices {
    (
        $(#[doc = $about:literal])+
        $Name:ident { $( $(#[doc = $doc:literal])+ $Variant:ident = $word:literal, )+ }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $Name { $( $(#[doc = $doc])+ $Variant, )+ }

        impl $crate::basics::parameter::Value for $Name {
            const KIND: $crate::basics::parameter::Kind =
                $crate::basics::parameter::Kind::Choice(&[$($word),+]);
            fn to_number(self) -> f64 {
                f64::from(self as u32)
            }
            fn from_number(number: f64) -> Self {
                const ALL: &[$Name] = &[$($Name::$Variant),+];
                ALL[(number as usize).min(ALL.len() - 1)]
            }
        }
    };
}
pub(crate) use {choices, parameters};
