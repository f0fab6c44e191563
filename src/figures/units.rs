//! Units as types: 件, 件次, 人次 and the rest. What has different units cannot be added; the compiler says so.

use std::iter::Sum;
use std::marker::PhantomData;
use std::ops::Add;

use crate::coded_enum;

macro_rules! units {
    ($($(#[$doc:meta])* $name:ident $word:literal $en:literal;)*) => {
        coded_enum! {
            /// The unit of a figure; the word on the wire is the Chinese one.
            Unit { $($(#[$doc])* $name = $word $word $en;)* }
        }

        $($(#[$doc])* #[derive(Debug)] pub enum $name {})*
        $(impl Measure for $name { const UNIT: Unit = Unit::$name; })*
    };
}

/// A unit as a type.
pub trait Measure: 'static {
    /// The same unit as a value.
    const UNIT: Unit;
}

units! {
    /// Distinct disputes.
    Matters "件" "disputes";
    /// Acts: the same dispute resolved again after being reopened counts again.
    Acts "件次" "resolutions";
    /// Distinct persons.
    Persons "人" "persons";
    /// Persons counted each time.
    PersonTimes "人次" "person-times";
    Visits "批次" "visits";
    Pieces "个" "";
    Copies "份" "copies";
    Yuan "元" "yuan";
    Times "次" "times";
    Days "天" "days";
    Percent "%" "%";
}

/// A number with its unit. Numbers of one unit add up:
///
/// ```
/// use fengqiao::figures::units::{Matters, Quantity};
/// assert_eq!((Quantity::<Matters>::of(2) + Quantity::of(3)).number(), 5);
/// ```
///
/// 件 and 件次 do not:
///
/// ```compile_fail
/// use fengqiao::figures::units::{Acts, Matters, Quantity};
/// let sum = Quantity::<Matters>::of(2) + Quantity::<Acts>::of(3);
/// ```
#[derive(Debug)]
pub struct Quantity<U>(i64, PhantomData<fn() -> U>);

impl<U: Measure> Quantity<U> {
    /// So many of the unit.
    pub const fn of(number: i64) -> Self {
        Self(number, PhantomData)
    }

    /// The bare number, for the wire.
    pub const fn number(&self) -> i64 {
        self.0
    }
}

impl<U: Measure> Add for Quantity<U> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::of(self.0 + other.0)
    }
}

impl<U: Measure> Sum for Quantity<U> {
    fn sum<I: Iterator<Item = Self>>(quantities: I) -> Self {
        quantities.fold(Self::of(0), Add::add)
    }
}
