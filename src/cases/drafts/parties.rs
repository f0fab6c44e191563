//! What people send about parties and participants.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::cases::lists::{ParticipantRole, PartyKind, PartyRole};
use crate::http::Patch;
use crate::ids::{ParticipantId, PartyId, PersonId};
use crate::people::lists::Gender;

/// A party.
#[derive(Deserialize, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewParty {
    pub id: Option<PartyId>,
    /// The first party is the applicant, the others are respondents, unless said otherwise.
    pub role: Option<PartyRole>,
    pub kind: Option<PartyKind>,
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    pub gender: Option<Gender>,
    #[schema(max_length = 30)]
    pub id_number: Option<String>,
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    #[schema(max_length = 200)]
    pub address: Option<String>,
    /// Follows from the ID number where there is one.
    #[serde(default)]
    pub born_on: Option<NaiveDate>,
    #[serde(default)]
    #[schema(max_length = 20)]
    pub ethnicity: Option<String>,
    #[serde(default)]
    #[schema(max_length = 60)]
    pub occupation: Option<String>,
    /// Who stands for an organisation, or acts for a person.
    #[serde(default)]
    #[schema(max_length = 100)]
    pub representative: Option<String>,
}

impl NewParty {
    /// A party of whom only the name is known.
    pub fn named(name: String) -> Self {
        Self {
            id: None,
            role: None,
            kind: None,
            name,
            gender: None,
            id_number: None,
            phone: None,
            address: None,
            born_on: None,
            ethnicity: None,
            occupation: None,
            representative: None,
        }
    }
}

/// What to change of a party.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyPatch {
    pub role: Option<PartyRole>,
    pub kind: Option<PartyKind>,
    #[schema(min_length = 1, max_length = 100)]
    pub name: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<Gender>)]
    pub gender: Patch<Gender>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 30)]
    pub id_number: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 40)]
    pub phone: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub address: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<NaiveDate>)]
    pub born_on: Patch<NaiveDate>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 20)]
    pub ethnicity: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 60)]
    pub occupation: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100)]
    pub representative: Patch<String>,
    /// The day on which the party said it will not be mediated; mediation then stops (人民调解法 art. 17).
    /// Cleared when the party changes its mind.
    #[serde(default)]
    #[schema(value_type = Option<NaiveDate>)]
    pub refused_on: Patch<NaiveDate>,
}

/// Somebody who took part.
#[derive(Deserialize, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewParticipant {
    pub id: Option<ParticipantId>,
    pub person_id: Option<PersonId>,
    /// The register's name when left out.
    #[schema(min_length = 1, max_length = 60)]
    pub name: Option<String>,
    pub role: ParticipantRole,
}

/// What to change of a participant.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ParticipantPatch {
    #[serde(default)]
    #[schema(value_type = Option<PersonId>)]
    pub person_id: Patch<PersonId>,
    #[schema(min_length = 1, max_length = 60)]
    pub name: Option<String>,
    pub role: Option<ParticipantRole>,
}

/// Why personal data is shown in clear.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reveal {
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// Whom to look for: exactly one of the two.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Lookup {
    #[schema(min_length = 1, max_length = 30)]
    pub id_number: Option<String>,
    #[schema(min_length = 1, max_length = 40)]
    pub phone: Option<String>,
}
