//! Which providers can reach which families, and how far they are apart.

use crate::context::ModelContext;
use crate::world::authority::Candidate;
use crate::world::child::Service;
use crate::world::household::Household;
use crate::world::provider::Kind;

/// The kind of provider of a service.
pub(in crate::week) fn kind_of(service: Service) -> Kind {
    match service {
        Service::OneToOne => Kind::Agency,
        Service::Group => Kind::Club,
        Service::Overnight => Kind::Overnight,
    }
}

/// The square of the distance that a provider of this kind and this family bridge, in kilometres.
#[inline]
pub(in crate::week) fn reach_squared(context: &ModelContext<'_>, kind: Kind, car: bool) -> f64 {
    let s = &context.assumptions.search;
    let own = if car { s.reach_car } else { s.reach_no_car };
    let reach = match kind {
        Kind::Agency => context.reach_agency(),
        Kind::Club | Kind::Collective => own,
        Kind::Overnight => own * s.overnight_reach_factor,
    };
    reach * reach
}

/// The square of the distance between a home and a provider.
#[inline]
pub(in crate::week) fn distance_squared(home: &Household, candidate: &Candidate) -> f64 {
    let (dx, dy) = (home.x - candidate.x, home.y - candidate.y);
    dx * dx + dy * dy
}
