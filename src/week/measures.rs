//! Measures: what the week came to is counted.

use crate::basics::Week;
use crate::setting::Setting;
use crate::world::World;
use crate::world::assistant::Post;
use crate::world::child::Service;
use crate::world::family::{Arrangement, Stage};
use crate::world::worker::Holder;

pub(super) fn run(world: &mut World, setting: &Setting<'_>) {
    let mut t = std::mem::take(&mut world.tally);
    t.weeks += 1.0;
    count_families(world, setting, &mut t);
    count_accounts(world, &mut t);
    count_workers(world, &mut t);
    count_market(world, &mut t);
    world.tally = t;
    if world.records.is_some() {
        record_families(world);
    }
    if let Some(mut diary) = world.diary.take() {
        let family = diary.family as usize;
        let f = &world.families[family];
        let balance = super::accounts::open_accounts(world, family)
            .map(|number| world.ledger.balance(crate::world::ledger::Book::Account(number)))
            .sum();
        diary.weeks.push(crate::world::diary::DiaryWeek {
            week: world.week,
            arrangement: f.arrangement,
            strain: f.strain,
            load: f.load,
            admin_hours: f.admin_hours,
            assessed: f.assessed,
            delivered: f.delivered,
            balance,
        });
        world.diary = Some(diary);
    }
}

/// Hours of minutes.
fn hours(minutes: u32) -> f64 {
    f64::from(minutes) / 60.0
}

fn count_families(world: &mut World, setting: &Setting<'_>, t: &mut crate::outcome::Tally) {
    let week = world.week;
    let holiday = week.is_holiday();
    let rates =
        Service::ALL.map(|s| setting.reference_rate(&world.authority.reference, s).as_pounds() / 60.0);
    let (mut waiting, mut waited) = (0u32, 0u64);
    for f in &mut world.families {
        if !f.is_open() {
            continue;
        }
        let (assessed, delivered) = (hours(f.assessed), hours(f.delivered));
        let direct = f.arrangement == Arrangement::Direct;
        let plan = f64::from(u8::from(f.has_plan()));
        let direct_week = f64::from(u8::from(direct));
        t.family_weeks += 1.0;
        t.plan_weeks += plan;
        t.dp_weeks += direct_week;
        t.hours_assessed += assessed;
        t.hours_delivered += delivered;
        t.strain += f.strain;
        t.trust += f.trust;
        t.continuity += f.familiar / 60.0;
        t.admin_hours += f.admin_hours;
        t.employing_weeks += f64::from(u8::from(f.n_assistants > 0));
        let overloaded = f64::from(u8::from(f.load > 1.0));
        t.overloaded_weeks += overloaded;
        match f.arrangement {
            Arrangement::Direct => {
                t.admin_hours_dp += f.admin_hours;
                t.overloaded_weeks_dp += overloaded;
                t.hours_assessed_dp += assessed;
                t.hours_delivered_dp += delivered;
            }
            Arrangement::Council => {
                t.hours_assessed_council += assessed;
                t.hours_delivered_council += delivered;
            }
            Arrangement::Managed => t.managed_weeks += 1.0,
            _ => {}
        }
        match f.quintile {
            0 => {
                t.plan_weeks_bottom += plan;
                t.dp_weeks_bottom += direct_week;
                t.hours_assessed_bottom += assessed;
                t.hours_delivered_bottom += delivered;
            }
            4 => {
                t.plan_weeks_top += plan;
                t.dp_weeks_top += direct_week;
                t.hours_assessed_top += assessed;
                t.hours_delivered_top += delivered;
            }
            _ => {}
        }
        if setting.place.areas[f.area as usize].thin {
            t.hours_assessed_thin += assessed;
            t.hours_delivered_thin += delivered;
        }
        if f.arrangement.is_supported() {
            t.funded_weeks += 1.0;
            t.nothing_to_buy_weeks += f64::from(u8::from(f.nothing_to_buy));
            if f.assessed > f.delivered {
                // Undelivered minutes valued at the mean reference rate of the family's elements in season.
                let elements = &world.elements[f.elements()];
                let (mut value, mut minutes) = (0.0, 0u32);
                for e in elements.iter().filter(|e| e.active && e.slot.is_active(holiday)) {
                    value += f64::from(e.minutes) * rates[e.service as usize];
                    minutes += e.minutes;
                }
                t.undelivered_value +=
                    value / f64::from(minutes.max(1)) * f64::from(f.assessed - f.delivered);
            }
        }
        if f.delivered > 0
            && let Some(asked) = f.first_request.take()
        {
            t.weeks_to_support += f64::from(week.since(asked));
            t.first_supports += 1.0;
        }
        if f.stage != Stage::Settled && !f.is_review {
            waiting += 1;
            waited += u64::from(week.since(f.requested));
        }
    }
    if waiting > 0 {
        t.backlog_weeks += 1.0;
        t.backlog_age += waited as f64 / f64::from(waiting);
    }
}

fn record_families(world: &mut World) {
    let Some(mut records) = world.records.take() else { return };
    for (f, record) in world.families.iter().zip(&mut records) {
        record.aware = f.aware;
        if !f.is_open() {
            continue;
        }
        let one_if = |holds: bool| f64::from(u8::from(holds));
        record.weeks += 1.0;
        record.plan_weeks += one_if(f.has_plan());
        record.dp_weeks += one_if(f.arrangement == Arrangement::Direct);
        record.managed_weeks += one_if(f.arrangement == Arrangement::Managed);
        record.council_weeks += one_if(f.arrangement == Arrangement::Council);
        record.employing_weeks += one_if(f.n_assistants > 0);
        record.nothing_weeks += one_if(f.nothing_to_buy);
        record.seeking_weeks += one_if(f.n_seek_assistant > 0);
        record.overloaded_weeks += one_if(f.load > 1.0);
        record.admin_hours += f.admin_hours;
        record.load += f.load;
        record.strain += f.strain;
        record.strain_after = f.strain;
        record.trust += f.trust;
        record.assessed += hours(f.assessed);
        record.delivered += hours(f.delivered);
        record.familiar += f.familiar / 60.0;
    }
    world.records = Some(records);
}

fn count_accounts(world: &mut World, t: &mut crate::outcome::Tally) {
    let mut records = world.records.as_deref_mut();
    for account in &world.accounts {
        if account.open {
            if let Some(records) = &mut records {
                records[account.family as usize].account_weeks += 1.0;
            }
            t.account_weeks += 1.0;
            t.suspended_weeks += f64::from(u8::from(account.suspended_since.is_some()));
        }
    }
}

fn count_workers(world: &World, t: &mut crate::outcome::Tally) {
    for worker in &world.workers {
        t.post_weeks += 1.0;
        match worker.holder {
            Holder::Nobody => {
                t.vacant_weeks += 1.0;
                continue;
            }
            Holder::Agency => t.agency_weeks += 1.0,
            Holder::Permanent => {}
        }
        t.worker_weeks += 1.0;
        t.case_weeks += worker.cases.len() as f64;
        t.pressure += worker.pressure;
    }
}

fn count_market(world: &World, t: &mut crate::outcome::Tally) {
    let holiday = Week::is_holiday(world.week);
    for provider in world.providers.iter().filter(|provider| provider.open) {
        t.provider_weeks += 1.0;
        t.staffed_hours += hours(provider.staffed_in(holiday));
        t.booked_hours += hours(provider.booked_in(holiday));
    }
    let employed = world.assistants.iter().filter(|a| matches!(a.post, Post::With(_))).count() as f64;
    let unfilled: u32 = world.markets.iter().map(|market| market.seeking).sum();
    t.pa_employed += employed;
    t.pa_posts += employed + f64::from(unfilled);
    t.pa_posts_unfilled += f64::from(unfilled);
}
