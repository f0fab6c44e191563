//! Petition visits: who came to a leader's reception, with what, and what was done; and the duty roster of the desk.

mod actions;
pub mod api;
pub mod duty;
pub mod lists;
mod model;
mod rules;
mod store;
mod view;

pub use actions::record_imported;
pub use api::{NewVisit, NewVisitor};
pub use model::{Visit, Visitor};
pub use rules::{may_be_read_in_full, visitor_key};
pub use store::{Wanted, count_visits, visits_in, visits_with_ids, visits_with_key};
pub use view::{VisitView, counted_views, views, visit_view};
