//! A figure's number as people read it: whole, or with at most two decimals (yuan, percent).

use std::fmt;

use serde::{Serialize, Serializer};

use super::units::Unit;

/// A number with no more decimals than it has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Number {
    Whole(i64),
    Hundredths(i64),
}

impl Number {
    /// A sum as counted (fen for money), in the figure's unit.
    pub fn counted(unit: Unit, sum: i64) -> Self {
        match unit {
            Unit::Yuan | Unit::Percent => Self::Hundredths(sum),
            _ => Self::Whole(sum),
        }
    }

    /// A share in percent, rounded half up to two decimals; none where there is nothing to divide by.
    pub fn share(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator > 0).then(|| Self::Hundredths((numerator * 20_000 + denominator) / (denominator * 2)))
    }

    /// The sum it was made from: whole units, or hundredths (fen).
    pub fn counted_sum(self) -> i64 {
        match self {
            Self::Whole(number) | Self::Hundredths(number) => number,
        }
    }

    /// The number for a cell of a workbook.
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Whole(number) => number as f64,
            Self::Hundredths(hundredths) => hundredths as f64 / 100.0,
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Whole(number) => number.fmt(f),
            Self::Hundredths(hundredths) if hundredths % 100 == 0 => (hundredths / 100).fmt(f),
            Self::Hundredths(_) => self.as_f64().fmt(f),
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Whole(number) => serializer.serialize_i64(number),
            Self::Hundredths(hundredths) if hundredths % 100 == 0 => serializer.serialize_i64(hundredths / 100),
            Self::Hundredths(_) => serializer.serialize_f64(self.as_f64()),
        }
    }
}

impl utoipa::PartialSchema for Number {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new().schema_type(utoipa::openapi::schema::Type::Number).into()
    }
}
impl utoipa::ToSchema for Number {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_half_up_to_two_decimals() {
        assert_eq!(Number::share(531, 597).map(|n| n.to_string()).as_deref(), Some("88.94"));
        assert_eq!(Number::share(1, 3).map(|n| n.to_string()).as_deref(), Some("33.33"));
        assert_eq!(Number::share(2, 3).map(|n| n.to_string()).as_deref(), Some("66.67"));
        assert_eq!(Number::share(1, 800).map(|n| n.to_string()).as_deref(), Some("0.13"));
        assert_eq!(Number::share(1, 1).map(|n| n.to_string()).as_deref(), Some("100"));
        assert_eq!(Number::share(0, 0), None);
    }

    #[test]
    fn money_is_yuan_with_the_decimals_it_has() {
        let json = |fen| serde_json::to_string(&Number::counted(Unit::Yuan, fen)).unwrap_or_default();
        assert_eq!(json(195_755_000), "1957550");
        assert_eq!(json(1_990), "19.9");
        assert_eq!(json(5), "0.05");
    }
}
