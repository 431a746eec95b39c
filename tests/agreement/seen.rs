//! What the shadow may see of a world: who there is, what they decided, what was booked, what things
//! cost when they came. The only file here that knows how the world lies in memory.

use allotment::basics::{Pence, Slot};
use allotment::terms::PricingUnit;
use allotment::terms::{Arrangement, Stage};
use allotment::world::World;
use allotment::world::child::{Service, Supplier};
use allotment::world::family::NONE;
use allotment::world::ledger::LedgerAccount;
use allotment::world::provider::Kind;
use allotment::world::worker::Holder;
use std::ops::Range;

/// A family.
pub(crate) struct Family {
    pub(crate) key: u64,
    pub(crate) arrangement: Arrangement,
    pub(crate) stage: Stage,
    pub(crate) requested: u32,
    pub(crate) rounds: u32,
    pub(crate) worker: u32,
    pub(crate) car: bool,
    pub(crate) home: (f64, f64),
    pub(crate) children: Range<usize>,
    pub(crate) elements: Range<usize>,
    pub(crate) employs: bool,
    pub(crate) crisis_hours: f64,
    pub(crate) commitment: Pence,
    pub(crate) assessed: u32,
    pub(crate) delivered: u32,
    /// Whether it looks for a supplier, or has money and nothing to buy.
    pub(crate) searches: bool,
}

/// A child.
pub(crate) struct Child {
    pub(crate) key: u64,
    pub(crate) active: bool,
    pub(crate) family: usize,
    pub(crate) band: usize,
    pub(crate) account: Option<usize>,
    pub(crate) elements: Range<usize>,
    pub(crate) money: [Pence; 3],
}

/// An element of support.
pub(crate) struct Element {
    pub(crate) key: u64,
    pub(crate) child: usize,
    pub(crate) active: bool,
    pub(crate) service: Service,
    pub(crate) slot: Slot,
    pub(crate) minutes: u32,
    pub(crate) booked: u32,
    pub(crate) supplier: Supplier,
    pub(crate) share: Pence,
    pub(crate) restricted: bool,
    pub(crate) by_council: bool,
    pub(crate) searching: u32,
}

/// A family account.
pub(crate) struct Account {
    pub(crate) key: u64,
    pub(crate) family: usize,
    pub(crate) direct: bool,
    pub(crate) open: bool,
    pub(crate) balance: Pence,
    pub(crate) budget: Pence,
    pub(crate) paid_until: u32,
    pub(crate) starts_by: u32,
    pub(crate) return_due: u32,
    pub(crate) late: u32,
    pub(crate) suspended: Option<u32>,
}

/// A provider.
pub(crate) struct Provider {
    pub(crate) key: u64,
    pub(crate) kind: Kind,
    pub(crate) open: bool,
    pub(crate) place: (f64, f64),
    pub(crate) unit: PricingUnit,
    pub(crate) failure: f64,
    pub(crate) staffed: [u32; 6],
    pub(crate) booked: [u32; 6],
    pub(crate) delivered: u32,
    pub(crate) price: Pence,
    pub(crate) wage: Pence,
    pub(crate) fixed: Pence,
    pub(crate) grant: Pence,
    pub(crate) normal_reserve: Pence,
}

/// A world between two phases.
pub(crate) struct Seen {
    pub(crate) week: u32,
    pub(crate) families: Vec<Family>,
    pub(crate) children: Vec<Child>,
    pub(crate) elements: Vec<Element>,
    pub(crate) accounts: Vec<Account>,
    pub(crate) providers: Vec<Provider>,
    /// Minutes that each assistant has left.
    pub(crate) assistants: Vec<u32>,
    pub(crate) permanent: u32,
    pub(crate) agency: u32,
    pub(crate) officers: f64,
    pub(crate) brokers: f64,
    pub(crate) envelope: Pence,
    pub(crate) committed: Pence,
    pub(crate) reference: [Pence; 3],
    pub(crate) market_price: [Pence; 3],
    pub(crate) assistant_rate: Pence,
    pub(crate) spend_share: f64,
    pub(crate) reviewed_share: f64,
}

impl Seen {
    pub(crate) fn of(world: &World) -> Seen {
        let held = |holder| world.workers.iter().filter(|worker| worker.holder == holder).count() as u32;
        Seen {
            week: world.week.0,
            families: (0..world.families.len()).map(|number| family(world, number)).collect(),
            children: world.children.iter().map(child).collect(),
            elements: world.elements.iter().map(element).collect(),
            accounts: (0..world.accounts.len()).map(|number| account(world, number)).collect(),
            providers: world.providers.iter().map(provider).collect(),
            assistants: world
                .assistants
                .iter()
                .map(|assistant| assistant.minutes - assistant.taken)
                .collect(),
            permanent: held(Holder::Permanent),
            agency: held(Holder::Agency),
            officers: world.finance.fte,
            brokers: world.brokers.fte,
            envelope: world.authority.envelope,
            committed: world.authority.committed,
            reference: world.authority.reference,
            market_price: world.authority.market_price,
            assistant_rate: world.authority.assistant_rate,
            spend_share: world.authority.spend_share,
            reviewed_share: world.authority.reviewed_share,
        }
    }
}

fn family(world: &World, number: usize) -> Family {
    let (f, case, household) = (&world.families[number], &world.cases[number], &world.households[number]);
    let attention = &world.attention[number];
    Family {
        key: f.key,
        arrangement: case.arrangement,
        stage: case.stage,
        requested: attention.requested.0,
        rounds: household.rounds,
        worker: attention.worker,
        car: household.car,
        home: (household.x, household.y),
        children: household.children(),
        elements: case.elements(),
        employs: case.n_assistants > 0,
        crisis_hours: household.crisis_hours,
        commitment: household.commitment,
        assessed: f.assessed,
        delivered: f.delivered,
        searches: case.n_seek_service > 0 || case.n_seek_assistant > 0 || case.nothing_to_buy,
    }
}

fn child(c: &allotment::world::child::Child) -> Child {
    Child {
        key: c.key,
        active: c.active,
        family: c.family as usize,
        band: usize::from(c.band),
        account: (c.account != NONE).then_some(c.account as usize),
        elements: c.elements(),
        money: [c.cost, c.score, c.budget],
    }
}

fn element(e: &allotment::world::child::Element) -> Element {
    Element {
        key: e.key,
        child: e.child as usize,
        active: e.active,
        service: e.service,
        slot: e.slot,
        minutes: e.minutes,
        booked: e.booked,
        supplier: e.supplier,
        share: e.share,
        restricted: e.restricted,
        by_council: e.by_council,
        searching: e.searching,
    }
}

fn account(world: &World, number: usize) -> Account {
    let a = &world.accounts[number];
    Account {
        balance: world.ledger.balance(LedgerAccount::Account(number as u32)),
        key: a.key,
        family: a.family as usize,
        direct: a.direct,
        open: a.open,
        budget: a.budget,
        paid_until: a.paid_until.0,
        starts_by: a.starts_by.0,
        return_due: a.return_due.0,
        late: a.late,
        suspended: a.suspended_since.map(|week| week.0),
    }
}

fn provider(p: &allotment::world::provider::Provider) -> Provider {
    Provider {
        key: p.key,
        kind: p.kind,
        open: p.open,
        place: (p.x, p.y),
        unit: p.unit,
        failure: p.failure,
        staffed: p.staffed,
        booked: p.booked,
        delivered: p.delivered,
        price: p.price,
        wage: p.wage,
        fixed: p.fixed,
        grant: p.grant,
        normal_reserve: p.normal_reserve,
    }
}
