//! Figures of invented numbers for tests: few and many options, names short and long, numbers that are
//! undefined, huge, negative or all the same.

use super::differences::{Differences, Panel, Row, Spread, differences};
use super::dots::{Dots, Futures, Side, dots};
use super::effects::{self, Effect, Effects, effects};
use super::fans::grid::{self, Grid, grid};
use super::fans::{Band, Fan, Fans, fans};
use super::findings::{Finding, Findings, findings};
use super::gains::{Gains, Group, Winners, gains};
use super::hours::{Hours, Week, hours};
use super::lines::{Line, Lines, lines};
use super::money::{Budget, Money, money};
use super::shares::{Share, Shares, shares};
use super::tradeoff::{Place, Range, Tradeoff, tradeoff};
use super::{Figure, Judgement, Quantity, Titles};
use crate::outcome::{Better, Unit};

/// A way to make every figure.
#[derive(Clone, Copy)]
pub(super) struct Case {
    pub name: &'static str,
    pub options: usize,
    pub is_long: bool,
    /// What becomes of every number.
    pub map: fn(f64) -> f64,
}

pub(super) const CASES: [Case; 9] = [
    Case { name: "ordinary", options: 3, is_long: false, map: |number| number },
    Case { name: "two", options: 2, is_long: false, map: |number| number },
    Case { name: "single", options: 1, is_long: false, map: |number| number },
    Case { name: "many", options: 12, is_long: true, map: |number| number },
    Case { name: "undefined", options: 3, is_long: false, map: |_| f64::NAN },
    Case { name: "partly", options: 4, is_long: true, map: |n| if n > 4e5 { f64::INFINITY } else { n } },
    Case { name: "huge", options: 3, is_long: false, map: |number| number * 1e12 },
    Case { name: "negative", options: 3, is_long: true, map: |number| -number },
    Case { name: "same", options: 3, is_long: false, map: |_| 0.0 },
];

const SHORT: [&str; 3] = ["Prepaid card", "Universal offer, managed by default", "Higher hourly rate"];
const LONG: [&str; 4] = [
    "Prepaid card with monthly checks by council staff",
    "Universal offer, managed by default, reviewed late",
    "Higher hourly rate for personal assistants in rural areas only",
    "Self-directed support; incomprehensibilities&<b>",
];

impl Case {
    fn option(&self, place: usize) -> String {
        if self.is_long {
            format!("{} {}", LONG[place % LONG.len()], place + 1)
        } else {
            SHORT[place % SHORT.len()].to_owned()
        }
    }

    fn options<T>(&self, of: impl Fn(usize, String) -> T) -> Vec<T> {
        (0..self.options).map(|place| of(place, self.option(place))).collect()
    }

    fn titles(&self, kind: &str) -> Titles {
        Titles {
            id: format!("{kind}-{}", self.name),
            message: "Prepaid cards raise take-up & cost more".to_owned(),
            statistic: "Differences from today's policy, Exampleshire, 2026-27 to 2030-31, 100 matched runs"
                .to_owned(),
        }
    }

    /// Numbers mapped, in ascending order.
    fn sorted<const N: usize>(&self, numbers: [f64; N]) -> [f64; N] {
        let mut mapped = numbers.map(self.map);
        mapped.sort_by(f64::total_cmp);
        mapped
    }

    fn five(&self, middle: f64, spread: f64) -> [f64; 5] {
        self.sorted([-2.0, -0.7, 0.0, 0.9, 2.4].map(|step| middle + spread * step))
    }

    fn spread(&self, middle: f64, spread: f64) -> Spread {
        let [p5, p25, p50, p75, p95] = self.five(middle, spread);
        let [low, high] = self.sorted([middle - spread / 4.0, middle + spread / 3.0]);
        Spread { p5, p25, p50, p75, p95, low, high }
    }

    pub(super) fn differences(&self) -> Differences {
        let panel = |outcome: &str, unit, better, middle: f64, spread: f64| Panel {
            outcome: outcome.to_owned(),
            unit,
            better,
            rows: self.options(|place, option| {
                let step = place as f64 - 0.6;
                let is_undefined = outcome.starts_with("Weeks") && place == 2;
                let spread = self.spread(middle * step, spread * (1.0 + place as f64 * 0.3));
                Row { option, spread: (!is_undefined).then_some(spread) }
            }),
        };
        Differences {
            titles: self.titles("differences"),
            panels: vec![
                panel("Families with a direct payment", Unit::Share, Better::Higher, 0.05, 0.012),
                panel("Total cost to the council", Unit::PoundsAYear, Better::Lower, 234_567.0, 81_000.0),
                panel("Weeks from request to first support", Unit::Weeks, Better::Lower, -1.4, 0.7),
                panel("Families that drop out of an account", Unit::AYear, Better::Neither, 11.0, 6.0),
            ],
        }
    }

    pub(super) fn dots(&self) -> Dots {
        let mut options = self.options(|place, option| {
            let start = 1_104_567.0 + 90_000.0 * (place % 5) as f64;
            let mut dots: Vec<f64> = (0..20)
                .map(|dot| f64::from(dot) - 9.5)
                .map(|dot| (self.map)(start + 9_000.0 * dot + 260.0 * dot * dot * dot.signum()))
                .collect();
            dots.sort_by(f64::total_cmp);
            Futures { option, dots }
        });
        if self.name == "many" {
            options[3].dots = vec![1_234_567.0; 20];
            options[4].dots.clear();
        }
        Dots {
            titles: self.titles("dots"),
            quantity: Quantity {
                name: "Total cost to the council".to_owned(),
                unit: Unit::PoundsAYear,
                better: Better::Lower,
                is_difference: false,
            },
            threshold: (self.map)(1_234_567.0),
            side: Side::Above,
            phrase: "costs more than".to_owned(),
            options,
        }
    }

    pub(super) fn effects(&self) -> Effects {
        let panel = |panel: Panel| effects::Panel {
            rows: panel
                .rows
                .into_iter()
                .enumerate()
                .map(|(place, row)| effects::Row {
                    option: row.option,
                    effect: row.spread.map(|spread| self.effect(panel.better, spread, place == 4)),
                })
                .collect(),
            quantity: Quantity {
                name: panel.outcome,
                unit: panel.unit,
                better: panel.better,
                is_difference: true,
            },
        };
        // So many that three stand beside one another.
        let panels = self.differences().panels.into_iter().cycle().take(9).map(panel);
        Effects { titles: self.titles("effects"), panels: panels.collect() }
    }

    /// A single run has no interval.
    fn effect(&self, better: Better, spread: Spread, is_single: bool) -> Effect {
        let Spread { p5, p50, p95, low, high, .. } = spread;
        let judgement = match better {
            _ if is_single => Judgement::Open,
            _ if low <= 0.0 && high >= 0.0 => Judgement::Unclear,
            Better::Neither => Judgement::Changed,
            Better::Higher if low > 0.0 => Judgement::Good,
            Better::Lower if high < 0.0 => Judgement::Good,
            Better::Higher | Better::Lower => Judgement::Bad,
        };
        let (low, high) = if is_single { (f64::NAN, f64::NAN) } else { (low, high) };
        Effect { mean: p50, low, high, p5, p95, judgement, is_same: self.name == "same" }
    }

    pub(super) fn fans(&self) -> Fans {
        let times: Vec<String> = (0..20)
            .map(|quarter| format!("{}-{} Q{}", 2026 + quarter / 4, 27 + quarter / 4, quarter % 4 + 1))
            .collect();
        let mut panels = self.options(|place, option| Fan {
            option,
            bands: (0..20)
                .map(|quarter| {
                    let time = f64::from(quarter);
                    let middle = 0.31 + 0.002 * time * (1.0 + place as f64 * 0.4);
                    let [p5, p25, p50, p75, p95] = self.five(middle, 0.004 + 0.0011 * time);
                    Band { p5, p25, p50, p75, p95 }
                })
                .collect(),
        });
        if self.name == "ordinary" {
            panels[1].bands[4].p50 = f64::NAN;
            panels[1].bands[6].p50 = f64::NAN;
        }
        Fans {
            titles: self.titles("fans"),
            quantity: Quantity {
                name: "Families with a direct payment".to_owned(),
                unit: Unit::Share,
                better: Better::Higher,
                is_difference: false,
            },
            times,
            baseline_name: "today's policy".to_owned(),
            baseline: (0..20).map(|quarter| (self.map)(0.31 + 0.001 * f64::from(quarter))).collect(),
            panels,
        }
    }

    pub(super) fn grid(&self) -> Grid {
        let fans = self.fans();
        let column = |name: &str, by_quarter| grid::Column {
            quantity: Quantity { name: name.to_owned(), ..fans.quantity.clone() },
            by_quarter,
        };
        let yearly = |bands: &[Band]| bands.iter().copied().step_by(4).collect::<Vec<_>>();
        let medians: Vec<f64> = fans.baseline.iter().copied().step_by(4).collect();
        let rows = fans.panels.iter().enumerate().map(|(place, fan)| grid::Row {
            option: fan.option.clone(),
            bands: vec![fan.bands.clone(), yearly(&fan.bands), yearly(&fan.bands)],
            baseline: if place == 0 {
                Vec::new()
            } else {
                vec![fans.baseline.clone(), medians.clone(), medians.clone()]
            },
        });
        Grid {
            titles: self.titles("grid"),
            years: 5,
            absent: "no account was paid".to_owned(),
            columns: vec![
                column("Families with a direct payment", true),
                column("Unspent budgets", false),
                column("Clawback", false),
            ],
            rows: rows.collect(),
        }
    }

    pub(super) fn findings(&self) -> Findings {
        let wanted = [Some((0.0, f64::INFINITY)), Some((f64::NEG_INFINITY, 3.0)), Some((2.0, 2.0)), None];
        let judged = [Judgement::Good, Judgement::Bad, Judgement::Unclear, Judgement::Open];
        let rows = self.options(|place, name| {
            let [low, mean, high] = self.sorted([1.2, 4.1, 6.9]);
            Finding {
                name: format!("{name}, beside what families say of themselves a year later"),
                mean,
                low,
                high,
                wanted: wanted[place % 4],
                printed_mean: "4.1 pp of those in the highest fifth".to_owned(),
                printed_interval: "1.2 to 6.9".to_owned(),
                judgement: judged[place % 4],
                verdict: "holds".to_owned(),
            }
        });
        Findings { titles: self.titles("findings"), rows }
    }

    pub(super) fn gains(&self) -> Gains {
        let names = [
            "All families",
            "Least capacity (lowest fifth)",
            "Most capacity (highest fifth)",
            "High need",
            "Areas with few providers",
        ];
        let number = |number: f64| (self.map)(number).abs();
        Gains {
            titles: self.titles("gains"),
            options: self.options(|place, option| Winners {
                option,
                groups: names
                    .iter()
                    .enumerate()
                    .map(|(row, name)| Group {
                        name: (*name).to_owned(),
                        gain: number(312.0 / (row + 1) as f64 + 20.0 * place as f64),
                        stay: number(611.0 / (row + 1) as f64),
                        lose: number(57.0 + 9.0 * row as f64),
                        is_suppressed: row == 4 && place == 0,
                    })
                    .collect(),
            }),
        }
    }

    pub(super) fn hours(&self) -> Hours {
        let activities = ["Face to face", "Travel", "Paperwork", "Reviews", "Supervision and training"];
        Hours {
            titles: self.titles("hours"),
            activities: activities.map(str::to_owned).to_vec(),
            options: self.options(|place, option| Week {
                option,
                hours: [171.4, 62.8, 88.1 - place as f64 * 9.3, 41.0, 11.9].map(self.map).to_vec(),
            }),
        }
    }

    pub(super) fn lines(&self) -> Lines {
        let panel = |name: &str, unit, start: f64, step: f64| super::lines::Panel {
            name: name.to_owned(),
            unit,
            lines: self.options(|place, option| Line {
                option,
                values: (0..5)
                    .map(|year| (self.map)(start + step * f64::from(year) * (place as f64 - 0.7)))
                    .collect(),
            }),
        };
        Lines {
            titles: self.titles("lines"),
            times: (26..31).map(|year| format!("20{year}-{}", year + 1)).collect(),
            panels: vec![
                panel("Hours that staff can work", Unit::HoursAWeek, 5_311.0, 143.0),
                panel("Providers open", Unit::Number, 41.0, 1.3),
                panel("Assistants' posts unfilled", Unit::Share, 0.21, -0.013),
                panel("Providers that close", Unit::AYear, 3.2, 0.4),
            ],
        }
    }

    pub(super) fn money(&self) -> Money {
        let parts = ["Council: social care", "Council: high needs", "NHS", "Money returned by families"];
        Money {
            titles: self.titles("money"),
            years: (26..31).map(|year| format!("20{year}-{}", year + 1)).collect(),
            parts: parts.map(str::to_owned).to_vec(),
            options: self.options(|place, option| Budget {
                option,
                amounts: (0..5)
                    .map(|year| {
                        let more = f64::from(year) * 31_000.0 * (1.0 + place as f64);
                        [1_234_567.0 + more, 401_000.0 - more, 318_000.0, -171_000.0].map(self.map).to_vec()
                    })
                    .collect(),
            }),
        }
    }

    pub(super) fn tradeoff(&self) -> Tradeoff {
        let range = |middle: f64, spread: f64| {
            let [p5, p50, p95] = self.sorted([middle - spread, middle, middle + 1.3 * spread]);
            Range { p5, p50, p95 }
        };
        let quantity =
            |name: &str, unit, better| Quantity { name: name.to_owned(), unit, better, is_difference: true };
        Tradeoff {
            titles: self.titles("tradeoff"),
            across: quantity("Total cost to the council", Unit::PoundsAYear, Better::Lower),
            up: quantity("Approved hours that are delivered", Unit::Share, Better::Higher),
            options: self.options(|place, option| Place {
                option,
                across: range(90_000.0 * (place % 4) as f64 - 31_000.0, 40_000.0 + 4_000.0 * place as f64),
                up: range(0.021 * (place % 3) as f64 + 0.004 * place as f64 - 0.01, 0.012),
            }),
        }
    }

    pub(super) fn shares(&self) -> Shares {
        let share = |name: String, share: f64, half: f64| {
            let [low, high] = self.sorted([share - half, share + half]);
            Share { name, share: (self.map)(share), low, high }
        };
        let parts = self.options(|place, option| {
            share(option, 0.031 / (1.0 + place as f64) - 0.004 * place as f64, 0.006)
        });
        let total = (0..self.options).map(|place| 0.031 / (1.0 + place as f64) - 0.004 * place as f64).sum();
        Shares {
            titles: self.titles("shares"),
            quantity: Quantity {
                name: "Families with a direct payment".to_owned(),
                unit: Unit::Share,
                better: Better::Higher,
                is_difference: true,
            },
            parts,
            total: share(String::new(), total, 0.004),
        }
    }

    /// Every kind of figure.
    pub(super) fn figures(&self) -> Vec<Figure> {
        [
            differences(&self.differences()),
            dots(&self.dots()),
            fans(&self.fans()),
            gains(&self.gains()),
            hours(&self.hours()),
            lines(&self.lines()),
            money(&self.money()),
            tradeoff(&self.tradeoff()),
            shares(&self.shares()),
            effects(&self.effects()),
            findings(&self.findings()),
            grid(&self.grid()),
        ]
        .map(|figure| figure.unwrap())
        .into_iter()
        .collect()
    }
}
