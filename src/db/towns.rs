//! Which towns there are, for the lower rooms of the house.

use diesel::prelude::*;

use super::DbConnection;
use crate::ids::TownKey;
use crate::problem::Outcome;

diesel::table! {
    /// A view of the towns.
    town_numbers (number) {
        number -> Integer,
    }
}

/// The numbers of all towns.
pub fn numbers(conn: &mut DbConnection) -> Outcome<Vec<TownKey>> {
    Ok(town_numbers::table.order(town_numbers::number).select(town_numbers::number).load(conn)?)
}
