//! Levers: everything a council can change, a row each, with when it takes effect on what exists.
//!
//! What nobody knows is in `assumptions`, what happens to a council in `environment`.

use crate::basics::parameter::{choices, parameters};

/// `suspend_after` of this many weeks late means never.
pub const NEVER: u32 = 999;

choices! {
    /// Whom workers offer a direct payment.
    OfferRule {
        /// Families whom their worker judges able.
        JudgedAble = "judged_able",
        /// Every family.
        Everyone = "everyone",
        /// Nobody.
        Nobody = "nobody",
    }
}
choices! {
    /// The arrangement that a family gets unless it chooses another.
    DefaultArrangement {
        /// No default.
        None = "none",
        /// The authority buys.
        Council = "council_managed",
        /// A third party holds the budget.
        Managed = "managed_account",
        /// The family holds it.
        DirectPayment = "direct_payment",
    }
}
choices! {
    /// How the wage that families may offer an assistant moves.
    PaRateRule {
        /// Uprated each April with fees.
        UpratedWithFees = "uprated_with_fees",
        /// Pegged to the market wage.
        PeggedToMarket = "pegged_to_market",
    }
}
choices! {
    /// Who prices the elements of a plan.
    CostingBy {
        /// The family's social worker.
        SocialWorker = "social_worker",
        /// A team of brokers.
        Brokers = "brokers",
    }
}
choices! {
    /// What a family sends with a return.
    Evidence {
        /// Receipts and bank statements.
        Receipts = "receipts",
        /// Bank statements only.
        Statements = "statements",
        /// Nothing: a prepaid card reports by itself.
        Card = "card",
    }
}
choices! {
    /// Who chases and checks returns.
    Chaser {
        /// The family's social worker.
        SocialWorker = "social_worker",
        /// Finance officers.
        FinanceOfficers = "finance_officers",
    }
}
choices! {
    /// When money above the allowance is taken back.
    ReclaimAt {
        /// Never.
        Never = "never",
        /// At the year end.
        YearEnd = "year_end",
        /// At each return.
        EachReturn = "each_return",
    }
}

parameters! {
    /// What a council can change; the defaults are those of an early-adopter authority.
    Levers in "lever" {
        /// Gross hourly wage that the authority lets families offer a PA.
        pa_rate: f64 = 13.0, plausible [11, 18], accepts [0, 1000000],
            "GBP/h", Published, "Thurrock FOI 2024 13.00; Herefordshire FOI2024/00314 13.80; Wokingham FOI 17909 11.86-14.98; Westminster 2024 up to 18", AtOnce;
        /// Cost of payroll support per employing family.
        payroll_cost: f64 = 26.25, plausible [15, 60], accepts [0, 1000000],
            "GBP/month", Published, "Wokingham FOI 17909: 26.25 a month payroll and insurance", AtOnce;
        /// Whether there are personal budgets at all: questionnaire, costing, accounts (no: council-managed only, the process before).
        personalised: bool = true, plausible [0, 1], accepts [0, 9],
            "flag", Published, "Whitaker 2015: first year of personalisation", AtNextReview;
        /// Whom workers offer a direct payment.
        offer_rule: OfferRule = OfferRule::JudgedAble, plausible [0, 2], accepts [0, 9],
            "choice", Assumed, "policy choice; Whitaker 2015 for the baseline", AtNextReview;
        /// Arrangement that a family gets unless it chooses another.
        default_arrangement: DefaultArrangement = DefaultArrangement::Council, plausible [0, 3], accepts [0, 9],
            "choice", Assumed, "assumed", AtFirstDecision;
        /// Council-managed on offer.
        available_council: bool = true, plausible [0, 1], accepts [0, 9],
            "flag", Assumed, "policy choice", AtNextReview;
        /// Managed account on offer.
        available_managed: bool = true, plausible [0, 1], accepts [0, 9],
            "flag", Assumed, "policy choice", AtNextReview;
        /// Direct payment on offer.
        available_dp: bool = true, plausible [0, 1], accepts [0, 9],
            "flag", Assumed, "policy choice", AtNextReview;
        /// Rate at which budgets for one-to-one support are set (0: the reference rate). What a family may pay
        /// follows, since a plan's money bounds the wage.
        one_to_one_rate: f64 = 0.0, plausible [0, 30], accepts [0, 1000],
            "GBP/h", Published, "Coventry 2024: 21.36 for an agency; Westminster and RBKC 2024: up to 18; Homecare Association minimum 28.53", AtNextReview;
        /// Budgets are set at what support costs on the local market, where that is more than the reference rate.
        market_rates: bool = false, plausible [0, 1], accepts [0, 9],
            "flag", Assumed, "Law Commission 2025: payments must be enough to buy the support assessed", AtNextReview;
        /// Multiplies all reference rates.
        ref_rate_factor: f64 = 1.0, plausible [0.8, 1.3], accepts [0.01, 20],
            "ratio", Assumed, "assumed", AtNextReview;
        /// Multiplies budgets after B=min(C,Q+uplift) (experiment 'more budget'; removes the cap C).
        budget_factor: f64 = 1.0, plausible [0.8, 1.4], accepts [0, 20],
            "ratio", Assumed, "assumed", AtNextReview;
        /// How the wage that families may offer an assistant moves.
        pa_rate_rule: PaRateRule = PaRateRule::UpratedWithFees, plausible [0, 1], accepts [0, 9],
            "choice", Assumed, "assumed", AtOnce;
        /// Multiplies the wage families offer PAs (below 1: a capped PA rate).
        pa_rate_factor: f64 = 1.0, plausible [0.8, 1.2], accepts [0, 100],
            "ratio", Derived, "evidence review, section 5: child PA rates almost exactly the minimum wage", AtOnce;
        /// PA rate over market wage where pegged.
        pa_rate_peg: f64 = 1.06, plausible [1, 1.2], accepts [0, 100],
            "ratio", Assumed, "assumed", AtOnce;
        /// Discretion allowed for uplift by judgement, 0 to 1.
        uplift_discretion: f64 = 0.7, plausible [0, 1], accepts [0, 1],
            "share", Assumed, "assumed", AtNextReview;
        /// GBP a year above which a plan goes to panel.
        panel_threshold: f64 = 6000.0, plausible [2000, 20000], accepts [0, 1000000],
            "GBP/yr", Assumed, "assumed", AtOnce;
        /// Weeks between panels.
        panel_interval: u32 = 3, plausible [1, 6], accepts [1, 52],
            "weeks", Assumed, "evidence review, section 3: fortnightly to monthly", AtOnce;
        /// The panel may keep a plan waiting for want of money in the envelope.
        panel_bound: bool = true, plausible [0, 1], accepts [0, 9],
            "flag", Assumed, "today's practice; Law Commission 2025: one duty to meet needs", AtOnce;
        /// Multiplies the envelope.
        envelope_factor: f64 = 1.0, plausible [0.8, 1.3], accepts [0, 100],
            "ratio", Assumed, "assumed", AtOnce;
        /// Who prices the elements of a plan.
        costing_by: CostingBy = CostingBy::SocialWorker, plausible [0, 1], accepts [0, 9],
            "choice", Assumed, "policy choice; Whitaker 2015 for the baseline", AtOnce;
        /// Brokers per 500 families of the place.
        broker_fte: f64 = 0.0, plausible [0, 8], accepts [0, 10000],
            "FTE", Assumed, "assumed", AtOnce;
        /// A price book: flat, lower costing effort.
        price_book: bool = false, plausible [0, 1], accepts [0, 9],
            "flag", Assumed, "policy choice", AtOnce;
        /// Returns a year and account.
        returns_per_year: u32 = 4, plausible [1, 12], accepts [0, 52],
            "per year", Published, "Whitaker 2015, North Somerset 2021: 4; Hammersmith and Fulham c.2025: 2; Medway, Hartlepool: 1; Gateshead: monthly card view", AtNextReturn;
        /// What a family sends with a return.
        evidence: Evidence = Evidence::Receipts, plausible [0, 2], accepts [0, 9],
            "choice", Published, "Whitaker 2015: receipts and bank statements", AtOnce;
        /// Who chases and checks returns.
        chaser: Chaser = Chaser::SocialWorker, plausible [0, 1], accepts [0, 9],
            "choice", Assumed, "policy choice; Whitaker 2015 for the baseline", AtOnce;
        /// Finance officers, as a multiple of the reference level scaled to the place (1 per 500 families).
        finance_fte: f64 = 1.0, plausible [0.5, 2], accepts [0, 100],
            "ratio", Assumed, "assumed", AtOnce;
        /// Reminders before suspension.
        reminders: u32 = 2, plausible [0, 4], accepts [0, 100],
            "count", Assumed, "assumed", AtOnce;
        /// Weeks late before suspension (999 never).
        suspend_after: u32 = 8, plausible [2, 999], accepts [0, 999],
            "weeks", Derived, "Medway (children), Bromley 2012: 28 days; Sefton, St Helens, Haringey: consistently late; 8 taken with two reminders", AtOnce;
        /// Weeks of payments a family may keep.
        weeks_keep: f64 = 6.0, plausible [0, 52], accepts [0, 520],
            "weeks", Published, "Brighton & Hove 2022 (children): 6; Bromley 4; St Helens 8; Camden 10; Staffordshire 11; Derbyshire 13; Hackney 2021, Medway, Suffolk 2024: 0", AtNextReturn;
        /// Money of a family that is looking for support when it would be taken back stays with it.
        keep_if_searching: bool = false, plausible [0, 1], accepts [0, 9],
            "flag", Assumed, "Law Commission 2025: families hand money back that they could not spend", AtNextReturn;
        /// A balance of more than so many weeks leads to a review (0: never).
        unspent_review: u32 = 0, plausible [0, 26], accepts [0, 520],
            "weeks", Assumed, "Law Commission 2025: payments are not always reviewed where recruitment fails", AtOnce;
        /// Weeks without a supplier after which the council arranges the support itself (0: never).
        step_in_weeks: u32 = 0, plausible [0, 52], accepts [0, 520],
            "weeks", Assumed, "Law Commission 2025: councils do not always step in where recruitment fails", AtOnce;
        /// When money above the allowance is taken back.
        reclaim_at: ReclaimAt = ReclaimAt::YearEnd, plausible [0, 2], accepts [0, 9],
            "choice", Published, "Whitaker 2015: year end; Hackney 2021, Suffolk 2024: 1 April", AtNextReturn;
        /// Chance that an element used below the threshold is restricted.
        restrict_chance: f64 = 0.3, plausible [0, 1], accepts [0, 1],
            "share", Assumed, "Whitaker 2015: could be restricted", AtNextReturn;
        /// Share of idle balance spendable on other things per four weeks.
        flexible_share: f64 = 0.02, plausible [0, 0.3], accepts [0, 1],
            "share", Assumed, "assumed", AtOnce;
        /// One account a family instead of one a child.
        pooled_accounts: bool = false, plausible [0, 1], accepts [0, 9],
            "flag", Assumed, "policy choice", AtOnce;
        /// A payroll service for families that employ.
        payroll_support: bool = false, plausible [0, 1], accepts [0, 9],
            "flag", Assumed, "policy choice", AtOnce;
        /// Support hours a week for account-holding families.
        carer_support: f64 = 0.0, plausible [0, 2], accepts [0, 168],
            "h/week", Assumed, "assumed", AtOnce;
        /// A register that helps families and assistants find each other.
        pa_register: bool = false, plausible [0, 1], accepts [0, 9],
            "flag", Assumed, "policy choice", AtOnce;
        /// GBP a week, paid by the authority on top of the budget.
        managed_fee: f64 = 22.0, plausible [0, 30], accepts [0, 1000000],
            "GBP/week", Derived, "partnersinpersonalisation.org: 45 GBP per payroll run plus set-up 189", AtOnce;
        /// Share of club and overnight capacity under block contract.
        block_share: f64 = 0.0, plausible [0, 0.9], accepts [0, 1],
            "share", Assumed, "assumed", AtOnce;
        /// Yearly uprating of reference rates, PA rate and (part of) provider prices.
        fee_uprating: f64 = 0.03, plausible [0, 0.08], accepts [-0.5, 2],
            "per year", Derived, "Homecare Association 2025: 7% of contracts matched the NLW rise", AtOnce;
        /// Providers are paid at least their cost plus a margin.
        fee_floor: bool = false, plausible [0, 1], accepts [0, 9],
            "flag", Assumed, "policy choice", AtOnce;
        /// GBP per new provider.
        startup_grant: f64 = 0.0, plausible [0, 40000], accepts [0, 1000000],
            "GBP", Assumed, "assumed", AtOnce;
        /// Community collectives of families are set up in each area.
        collective: bool = false, plausible [0, 1], accepts [0, 9],
            "flag", Assumed, "policy choice", AtOnce;
        /// Social worker posts, as a multiple of the place's own posts.
        sw_fte: f64 = 1.0, plausible [0.5, 2], accepts [0, 100],
            "ratio", Derived, "DfE CSWW 2017-25: caseload median 16.3, p10-p90 13.3-19.7", AtOnce;
        /// Share of worker hours reserved for contact before the pipeline.
        protected_contact: f64 = 0.0, plausible [0, 0.4], accepts [0, 1],
            "share", Assumed, "assumed", AtOnce;
        /// Cases per worker before referrals wait.
        caseload_ceiling: f64 = 20.0, plausible [14, 30], accepts [0, 10000],
            "cases", Assumed, "DfE CSWW 2023 caseload 16-17", AtOnce;
        /// Weeks between payments in advance.
        payment_interval: u32 = 4, plausible [1, 52], accepts [1, 52],
            "weeks", Published, "published council rules: mostly 4 weeks or monthly", AtOnce;
        /// Extra weeks of payments paid once at the start.
        startup_payment_weeks: u32 = 0, plausible [0, 12], accepts [0, 520],
            "weeks", Published, "Durham: 4 weeks of payments once", AtOnce;
        /// No new plans while forecast spend exceeds the envelope by more than this share (0: never).
        freeze_trigger: f64 = 0.0, plausible [0, 0.3], accepts [0, 1],
            "share", Assumed, "policy choice", AtOnce;
    }
}
