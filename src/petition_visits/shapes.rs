//! Petition visits as they are sent.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::Patch;
use crate::ids::{VisitId, VisitorId};
use crate::petition_visits::model::Progress;

/// Somebody who came.
#[derive(Deserialize, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewVisitor {
    pub id: Option<VisitorId>,
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    #[schema(max_length = 200)]
    pub address: Option<String>,
}

/// Why a visit is withdrawn, or its phones shown in clear.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitReason {
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

macro_rules! progress_patch {
    ($($field:ident: $kind:ty $(, $limit:ident = $value:tt)?;)*) => {
        /// How far a visit's matter has come; what is left out stays as it is, null clears it.
        #[derive(Deserialize, ToSchema)]
        #[serde(deny_unknown_fields)]
        pub struct ProgressPatch {
            $(
                #[serde(default)]
                #[schema(value_type = Option<$kind> $(, $limit = $value)?)]
                pub $field: Patch<$kind>,
            )*
        }

        impl ProgressPatch {
            /// Puts what was sent into the progress.
            pub fn apply(self, progress: &mut Progress) {
                $(self.$field.apply(&mut progress.$field);)*
            }
        }
    };
}

progress_patch! {
    queue_no: i32, minimum = 1;
    assigned_on: NaiveDate;
    answer_by: NaiveDate;
    answered_on: NaiveDate;
    answer: String, max_length = 2000;
    notified_on: NaiveDate;
    accepted_on: NaiveDate;
    extension_days: i32, minimum = 1;
    extension_reason: String, max_length = 500;
    extension_approved_by: String, max_length = 60;
    forwarded_notice_on: NaiveDate;
    objected_on: NaiveDate;
    opinion_received_on: NaiveDate;
    reexamination_requested_on: NaiveDate;
    reexamination_decided_on: NaiveDate;
    review_requested_on: NaiveDate;
    review_decided_on: NaiveDate;
}

/// The earlier visit about the same matter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SameMatter {
    pub visit_id: VisitId,
}

/// The visitors of a visit in clear.
#[derive(Serialize, ToSchema)]
pub struct RevealedVisitors {
    pub id: VisitId,
    pub visitors: Vec<RevealedVisitor>,
}

/// What is shown of a visitor in clear.
#[derive(Serialize, ToSchema)]
pub struct RevealedVisitor {
    pub id: VisitorId,
    pub name: String,
    pub phone: Option<String>,
}
