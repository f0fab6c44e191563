//! What a paper is made of: the case as it stands, its parties, its committee.

use crate::calendar::Day;
use crate::cases::dossier::{self, DossierFacts, Line};
use crate::cases::lists::{ParticipantRole, PartyKind, PartyRole};
use crate::cases::{Case, Ending, Participant, Party, Resolution, id_numbers, rules, standing};
use crate::coded::Coded;
use crate::context::Context;
use crate::crypto::{Field, Vault};
use crate::db::{DbConnection, calendar_days};
use crate::problem::Outcome;
use crate::rights::Scope;
use crate::rooms::lists::RoomKind;
use crate::rooms::{Room, Town, find_room, find_town};
use crate::text::{masked_id_number, masked_phone};

/// How ID numbers and phones stand in a paper.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    InClear,
    Masked,
}

/// A party as the papers name it.
pub struct PartyFacts {
    pub role: PartyRole,
    pub kind: PartyKind,
    pub name: String,
    pub gender: Option<String>,
    pub ethnicity: Option<String>,
    pub age: Option<String>,
    pub occupation: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub id_number: Option<String>,
    pub representative: Option<String>,
}

/// All that any paper of a case needs.
pub struct Facts {
    pub dossier: DossierFacts,
    pub parties: Vec<PartyFacts>,
    /// The checklist of the dossier.
    pub lines: Vec<Line>,
    /// Whose seal the papers bear.
    pub committee: String,
    /// The last day on which judicial confirmation may be applied for, once the agreement is in effect.
    pub confirmation_by: Option<Day>,
}

impl Facts {
    /// Reads a case for its papers.
    pub fn read(conn: &mut DbConnection, context: &Context, case: Case, numbers: Numbers) -> Outcome<Self> {
        let room = find_room(conn, Scope::Town(case.town), case.room_id)?;
        let town = find_town(conn, case.town)?;
        let settings = context.settings(conn, Some(town.number))?;
        let dossier = dossier::facts_of(conn, case)?;
        let found_on = dossier.whole.case.found_on;
        let parties =
            dossier.whole.parties.iter().map(|party| party_facts(&context.vault, party, found_on, numbers)).collect::<Outcome<_>>()?;
        let lines = dossier::checklist(&dossier, context.clock.today(), &settings);
        let effective_on = dossier.agreement().and_then(|agreement| agreement.effective_on);
        let confirmation_by = match effective_on {
            Some(day) => Some(rules::confirmation_by(day, settings.confirmation_days, &calendar_days::load(conn, Some(town.number))?)),
            None => None,
        };
        Ok(Self { dossier, parties, lines, committee: committee(&town, &room), confirmation_by })
    }

    pub fn case(&self) -> &Case {
        &self.dossier.whole.case
    }

    pub fn number(&self) -> Option<&str> {
        self.case().case_no.as_deref()
    }

    /// The agreement by which the case stands settled.
    pub fn agreement(&self) -> Option<&Resolution> {
        self.dossier.agreement()
    }

    /// The ending by which the case stands finished.
    pub fn ending(&self) -> Option<&Ending> {
        standing(&self.dossier.whole).1
    }

    /// The dispute in short: `张三等3人与李四邻里纠纷`.
    pub fn title(&self) -> String {
        let side = |role: PartyRole| {
            let of_role: Vec<&PartyFacts> = self.parties.iter().filter(|party| party.role == role).collect();
            let unit = if of_role.iter().all(|party| party.kind == PartyKind::Person) { "人" } else { "方" };
            match of_role.as_slice() {
                [] => None,
                [one] => Some(one.name.clone()),
                [first, ..] => Some(format!("{}等{}{unit}", first.name, of_role.len())),
            }
        };
        let sides: Vec<String> = [PartyRole::Applicant, PartyRole::Respondent].into_iter().filter_map(side).collect();
        format!("{}{}", sides.join("与"), self.dispute())
    }

    /// What kind of dispute it is: `邻里纠纷`.
    pub fn dispute(&self) -> String {
        let kind = self.case().kind.label().zh;
        match kind.as_ref() {
            "其他" => "民间纠纷".to_owned(),
            kind if kind.ends_with("争议") => kind.to_owned(),
            kind => format!("{kind}纠纷"),
        }
    }

    /// The names of all parties, by their role.
    pub fn everybody(&self) -> String {
        let of = |role: &PartyRole| {
            let names: Vec<&str> = self.parties.iter().filter(|party| party.role == *role).map(|party| party.name.as_str()).collect();
            (!names.is_empty()).then(|| format!("{}：{}", role.label().zh, names.join("、")))
        };
        PartyRole::ALL.iter().filter_map(of).collect::<Vec<_>>().join("；")
    }

    /// The names of all parties.
    pub fn names(&self) -> String {
        self.parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>().join("、")
    }

    fn taking_part_as(&self, role: ParticipantRole) -> impl Iterator<Item = String> {
        self.dossier.whole.participants.iter().filter(move |one| one.role == role).map(|one| one.name.clone())
    }

    /// The mediators, the one in the lead first.
    pub fn mediators(&self) -> Vec<String> {
        self.taking_part_as(ParticipantRole::LeadMediator).chain(self.taking_part_as(ParticipantRole::Mediator)).collect()
    }

    /// Who keeps the record.
    pub fn recorders(&self) -> Vec<String> {
        self.taking_part_as(ParticipantRole::Recorder).collect()
    }

    /// Those who took part without mediating or recording, each with its role.
    pub fn invited(&self) -> Vec<String> {
        let own = [ParticipantRole::LeadMediator, ParticipantRole::Mediator, ParticipantRole::Recorder];
        let others = self.dossier.whole.participants.iter().filter(|one| !own.contains(&one.role));
        others.map(|one: &Participant| format!("{}（{}）", one.name, one.role.label().zh)).collect()
    }
}

/// Names in a row, if there are any.
pub fn joined(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| names.join("、"))
}

/// `平安镇红关村人民调解委员会`; the town's own committee bears the town's name (人民调解法 art. 8, 34).
fn committee(town: &Town, room: &Room) -> String {
    let place = if room.kind == RoomKind::Town { "" } else { room.name.as_str() };
    format!("{}{place}人民调解委员会", town.name)
}

fn party_facts(vault: &Vault, party: &Party, found_on: Day, numbers: Numbers) -> Outcome<PartyFacts> {
    let open = |field, sealed: &Option<String>| sealed.as_deref().map(|sealed| vault.open_text(field, sealed)).transpose();
    let (id_number, phone) = (open(Field::IdNumber, &party.id_number_sealed)?, open(Field::Phone, &party.phone_sealed)?);
    let told = id_number.as_deref().and_then(id_numbers::birth_and_sex);
    let age = party.born_on.or(told.map(|(born, _)| born)).and_then(|born| rules::age_on(born, found_on));
    let gender = party.gender.or(told.map(|(_, gender)| gender));
    let shown = |number: Option<String>, mask: fn(&str) -> String| match numbers {
        Numbers::InClear => number,
        Numbers::Masked => number.as_deref().map(mask),
    };
    let of_person = party.kind != PartyKind::Organisation;
    Ok(PartyFacts {
        role: party.role,
        kind: party.kind,
        name: party.name.clone(),
        gender: gender.filter(|_| of_person).map(|gender| gender.label().zh.into_owned()),
        ethnicity: party.ethnicity.clone(),
        age: age.filter(|_| of_person).map(|age| age.to_string()),
        occupation: party.occupation.clone(),
        phone: shown(phone, masked_phone),
        address: party.address.clone(),
        id_number: shown(id_number, masked_id_number),
        representative: party.representative.clone(),
    })
}
