//! Petition visits: who came to a leader's reception, with what, and what was done; and the duty roster of the desk.

mod actions;
pub mod api;
mod clocks;
pub mod duty;
pub mod fields;
pub mod lists;
mod model;
mod progress;
mod rules;
mod shapes;
mod store;
mod view;
mod whole;

pub use actions::{correct_visit, record_visit};

pub use fields::{NewVisit, VisitPatch};
pub use model::{Visit, Visitor, WholeVisit};
pub use progress::record_progress;
pub use rules::{may_be_read_in_full, person_key, visitor_key};
pub use shapes::{NewVisitor, ProgressPatch};
pub use store::{VisitFilter, count_visits, find_visit, visitors_of, visits_in, visits_with_ids, visits_with_key};
pub use view::{VisitView, counted_views, views};
