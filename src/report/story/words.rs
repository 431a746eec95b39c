//! Events, steps and sums in words that a practitioner would use.

use crate::basics::{Pence, Week};
use crate::outcome::diary::Event;
use crate::report::numbers::thousands;
use crate::terms::{Arrangement, Stage};

/// A sum to the pound: nobody tells a life in pence.
pub(super) fn pounds(sum: Pence) -> String {
    let pounds = (sum.0 as f64 / 100.0).round();
    let digits = thousands(&format!("{:.0}", pounds.abs()));
    if pounds < 0.0 { format!("−£{digits}") } else { format!("£{digits}") }
}

/// The date as a person says it.
pub(super) fn when(week: Week) -> String {
    let holiday = if week.is_holiday() { ", holiday" } else { "" };
    format!("year {}, week {}{holiday}", week.year(), week.of_year() + 1)
}

/// A step of a case, as the family sees it.
fn step(stage: Stage) -> &'static str {
    match stage {
        Stage::Settled => "the plan stands",
        Stage::Assessment => "the social worker visits and assesses",
        Stage::SimplePlan => "the worker writes a plan",
        Stage::Questionnaire => "the questionnaire is filled in and scored",
        Stage::Uplift => "the worker argues for more than the score gives",
        Stage::Costing => "the plan is costed",
        Stage::PanelPaper => "a paper for the panel is written",
        Stage::Panel => "the panel looks at it",
        Stage::Offer => "the worker comes with an offer",
        Stage::Deciding => "the family makes up its mind",
        Stage::Start => "things are set up",
    }
}

/// An arrangement as a thing that one holds.
pub(super) fn arranged(arrangement: Arrangement) -> &'static str {
    match arrangement {
        Arrangement::Waiting => "waiting for a plan",
        Arrangement::Council => "support managed by the council",
        Arrangement::Managed => "a managed account",
        Arrangement::Direct => "a direct payment",
        Arrangement::Nothing => "nothing",
        Arrangement::Closed => "no longer with the service",
    }
}

/// An event in a practitioner's words.
pub(super) fn words(event: &Event) -> String {
    let hours = |minutes: u32| f64::from(minutes) / 60.0;
    match event {
        Event::Stage(stage) => step(*stage).to_owned(),
        Event::Assessed { budget, cost } => format!(
            "the budget is set at {} a year (what is needed costs {})",
            pounds(*budget),
            pounds(*cost)
        ),
        Event::Offered { direct: true, managed: true } => {
            "is offered a direct payment or a managed account".to_owned()
        }
        Event::Offered { direct: true, managed: false } => "is offered a direct payment".to_owned(),
        Event::Offered { direct: false, managed: true } => "is offered a managed account".to_owned(),
        Event::Offered { direct: false, managed: false } => {
            "is offered support managed by the council alone".to_owned()
        }
        Event::Chose(arrangement) => format!("chooses {}", arranged(*arrangement)),
        Event::Began(arrangement) => format!("{} begins", arranged(*arrangement)),
        Event::Booked { element, with, minutes } => {
            format!("books {:.1} h a week of {element} with {with}", hours(*minutes))
        }
        Event::Lost { element, why } => format!("loses {element}: {why}"),
        Event::NothingToBuy => "has money for support and finds nothing to buy".to_owned(),
        Event::Paid(sum) => format!("{} is paid in", pounds(*sum)),
        Event::ReturnDue => "a return is due".to_owned(),
        Event::ReturnArrived { late: 0 } => "the return is sent on time".to_owned(),
        Event::ReturnArrived { late: 1 } => "the return is sent, a week late".to_owned(),
        Event::ReturnArrived { late } => format!("the return is sent, {late} weeks late"),
        Event::Reminded => "a reminder comes".to_owned(),
        Event::Suspended => "payments are stopped".to_owned(),
        Event::Reinstated => "payments start again".to_owned(),
        Event::Reclaimed(sum) => format!("{} is taken back", pounds(*sum)),
        Event::ReturnedAtClosure(sum) => format!("the account closes and {} goes back", pounds(*sum)),
        Event::Restricted { element } => {
            format!("money for {element} is cut for a year, since little was used")
        }
        Event::FlexiblySpent(sum) => {
            format!("spends {} of idle money on something else that helps", pounds(*sum))
        }
        Event::DroppedOut(Arrangement::Council) => {
            "gives up the account and lets the council manage support".to_owned()
        }
        Event::DroppedOut(_) => "gives up the account and is left with nothing".to_owned(),
        Event::Crisis => "a crisis".to_owned(),
        Event::Shock => "a bad week at home".to_owned(),
        Event::NeedChanged { rose: true } => "need rises".to_owned(),
        Event::NeedChanged { rose: false } => "need falls".to_owned(),
        Event::TurnedEighteen => "a child turns 18".to_owned(),
        Event::WorkerLeft => "the social worker leaves".to_owned(),
        Event::NewWorker => "the case moves to a new social worker".to_owned(),
        Event::Left => "the family leaves the service".to_owned(),
    }
}
