//! What people do with petition visits.

use chrono::Datelike;

use super::fields::{NewVisit, VisitPatch};
use super::model::{Visit, Visitor, WholeVisit};
use super::shapes::{NewVisitor, RevealedVisitor, RevealedVisitors};
use super::{rules, store};
use crate::audit::{self, Action, Event};
use crate::calendar::EARLIEST_YEAR;
use crate::context::Work;
use crate::crypto::Field;
use crate::ids::{Key, TownKey, VisitId};
use crate::people::find_person;
use crate::problem::{Code, Faults, Outcome, Problem};
use crate::rights::{Role, Scope};
use crate::rooms::find_room;
use crate::text::{fold, masked_phone};

/// Records a visit.
pub fn record_visit(work: &mut Work<'_>, town: TownKey, id: VisitId, draft: NewVisit) -> Outcome<WholeVisit> {
    let leader = leader_of(work, town, &draft)?;
    let mut visit = Visit::received(id, town, draft.received_on, draft.class, work.actor.account_id, work.now);
    draft.fill(&mut visit);
    (visit.leader, visit.leader_person_id, visit.room_id) = (leader, draft.leader_person_id, draft.room_id);
    visit.place = draft.place.unwrap_or_default();
    let visitors = sealed_visitors(work, visit.key(), draft.visitors, &[])?;
    derive(work, &mut visit, &visitors);
    let whole = WholeVisit::new(visit, visitors);
    check(work, &whole, true)?;
    store::insert_visit(work.conn, &whole.visit)?;
    store::insert_visitors(work.conn, &whole.visitors)?;
    audit::record(work, event(Action::RecordVisit, &whole).changing(whole.recorded()?))?;
    Ok(whole)
}

/// The leader's name: as written, or the register's, or the acting leader's own.
fn leader_of(work: &mut Work<'_>, town: TownKey, draft: &NewVisit) -> Outcome<String> {
    let person = match draft.leader_person_id {
        Some(id) => {
            Some(find_person(work.conn, Scope::Town(town), id).map_err(|_| Problem::at("/leader_person_id", Code::UnknownReference))?)
        }
        None => None,
    };
    let own = (work.actor.role == Role::Leader).then(|| work.actor.name.clone());
    draft.leader.clone().or(person.map(|person| person.name)).or(own).ok_or_else(|| Problem::at("/leader", Code::Required))
}

/// Changes a visit that counts, when the person may change it and saw it as it is.
pub fn edit(
    work: &mut Work<'_>,
    whole: &WholeVisit,
    (action, reason): (Action, Option<&str>),
    change: impl FnOnce(&mut Work<'_>, &mut WholeVisit) -> Outcome<()>,
) -> Outcome<WholeVisit> {
    rules::require_own(&whole.visit, work.actor)?;
    work.edit(
        whole,
        |whole| event(action, whole).because(reason.map(str::to_owned)),
        |work, whole| {
            require_counted(&whole.visit)?;
            change(work, whole)
        },
    )
}

fn require_counted(visit: &Visit) -> Outcome<()> {
    if visit.counts { Ok(()) } else { Err(Problem::new(Code::AlreadyWithdrawn)) }
}

/// Corrects what is known of a visit.
pub fn correct_visit(work: &mut Work<'_>, scope: Scope, id: VisitId, mut patch: VisitPatch) -> Outcome<WholeVisit> {
    let whole = WholeVisit::find(work.conn, scope, id)?;
    edit(work, &whole, (Action::CorrectVisit, None), |work, whole| {
        let WholeVisit { visit, visitors, .. } = whole;
        let counted_anew = patch.persons_present.is_some() || patch.visitors.is_some();
        let sent = patch.visitors.take();
        patch.apply_own(visit);
        patch.apply(visit);
        if let Some(person) = visit.leader_person_id {
            find_person(work.conn, Scope::Town(visit.town), person)
                .map_err(|_| Problem::at("/leader_person_id", Code::UnknownReference))?;
        }
        if let Some(sent) = sent {
            *visitors = sealed_visitors(work, visit.key(), sent, visitors)?;
        }
        derive(work, visit, visitors);
        check(work, whole, counted_anew)
    })
}

/// Takes a visit recorded by mistake out of every count; it stays listed. Who does so need not say what they saw.
pub fn withdraw_visit(work: &mut Work<'_>, scope: Scope, id: VisitId, reason: &str) -> Outcome<WholeVisit> {
    let whole = WholeVisit::find(work.conn, scope, id)?;
    rules::require_own(&whole.visit, work.actor)?;
    if work.origin.seen_revision.is_some() {
        work.require_current(&whole)?;
    }
    require_counted(&whole.visit)?;
    let event = |whole: &WholeVisit| event(Action::WithdrawVisit, whole).because(Some(reason.to_owned()));
    work.amend(&whole, event, |_, WholeVisit { visit, .. }| {
        (visit.counts, visit.withdrawn_reason) = (false, Some(reason.to_owned()));
        Ok(())
    })
}

/// The phones of a visit's visitors in clear, audited.
pub fn reveal_visitors(work: &mut Work<'_>, scope: Scope, id: VisitId, reason: String) -> Outcome<RevealedVisitors> {
    let whole = WholeVisit::find(work.conn, scope, id)?;
    rules::require_may_reveal(&whole.visit, work.actor)?;
    let mut shown = Vec::new();
    for visitor in &whole.visitors {
        let phone = visitor.phone_sealed.as_deref().map(|sealed| work.vault.open_text(Field::Phone, sealed)).transpose()?;
        shown.push(RevealedVisitor { id: visitor.id, name: visitor.name.clone(), phone });
    }
    audit::record(work, event(Action::RevealVisitors, &whole).because(Some(reason)))?;
    Ok(RevealedVisitors { id, visitors: shown })
}

/// An audit event about a visit.
pub fn event(action: Action, whole: &WholeVisit) -> Event {
    Event::new(action, whole.visit.id).at(whole.visit.town, whole.visit.room_id)
}

/// Refuses what a visit cannot be; heads are compared with names where either was sent.
fn check(work: &mut Work<'_>, whole: &WholeVisit, heads: bool) -> Outcome<()> {
    let visit = &whole.visit;
    let mut faults = Faults::default();
    faults.add_if(visit.received_on > work.today, "/received_on", Code::InTheFuture);
    faults.add_if(visit.received_on.year() < EARLIEST_YEAR, "/received_on", Code::OutOfRange);
    faults.add_if(visit.finished_on.is_some_and(|day| day > work.today), "/finished_on", Code::InTheFuture);
    faults.check(visit, "");
    if heads {
        faults.check(whole, "");
    }
    if let Some(room) = visit.room_id {
        let known = find_room(work.conn, Scope::Town(visit.town), room).is_ok();
        faults.add_if(!known, "/room_id", Code::UnknownReference);
    }
    faults.settle()
}

/// What follows from the facts: the days to keep, and the words by which the visit is found.
fn derive(work: &Work<'_>, visit: &mut Visit, visitors: &[Visitor]) {
    visit.notify_by = Some(rules::notify_by(visit.received_on, &work.settings));
    visit.finish_by = rules::finish_by(visit.received_on, visit.handling, &work.settings);
    let first = visitors.first().map_or("", |visitor| visitor.name.as_str());
    visit.visitor_key = rules::visitor_key(visit.room_id, first, visit.received_on);
    visit.search_text = rules::search_text(visit, visitors);
}

/// Visitors with their phones sealed; a mask sent back unchanged keeps the phone it hides.
fn sealed_visitors(work: &Work<'_>, visit: Key<VisitId>, sent: Vec<NewVisitor>, known: &[Visitor]) -> Outcome<Vec<Visitor>> {
    let mut visitors = Vec::new();
    for (position, sent) in (1..).zip(sent) {
        let id = sent.id.unwrap_or_default();
        let before = known.iter().find(|visitor| visitor.id == id).and_then(|visitor| visitor.phone_sealed.as_deref());
        let before = before.map(|sealed| work.vault.open_text(Field::Phone, sealed)).transpose()?;
        let phone = match (sent.phone.as_deref().map(fold).filter(|phone| !phone.is_empty()), before) {
            (Some(mask), Some(before)) if masked_phone(&before) == mask => Some(before),
            (phone, _) => phone,
        };
        let phone_index = phone.as_deref().map(|phone| work.vault.index(Field::Phone, phone));
        visitors.push(Visitor {
            town: visit.town,
            visit_id: visit.id,
            id,
            position,
            person_key: rules::person_key(&sent.name, phone_index.as_deref()),
            name: sent.name,
            phone_index,
            phone_sealed: phone.map(|phone| work.vault.seal(Field::Phone, phone.as_bytes())).transpose()?,
            address: sent.address,
        });
    }
    Ok(visitors)
}
