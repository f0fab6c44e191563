//! The plain fields of a record, in one table: what they are called, how they are entered, where they are shown.
//!
//! From a table of [`record_fields!`] come the request that makes a record, the one that corrects it, what both do to the
//! row, the words of history and differences, the columns of its ledger, and `x-fields` of the contract, from which the web
//! app draws its forms and lists of facts.

use serde::Serialize;
use serde_json::Value;

use crate::coded::Coded;
use crate::problem::Words;

/// How a field is entered, and how its value is read.
#[derive(Clone, Copy)]
pub enum Control {
    /// A line of text, or so many.
    Text(u8),
    Count,
    /// Kept in fen.
    Money,
    Day,
    YesNo,
    /// One of a coded list: its name in the contract, and the words of a code.
    List(&'static str, fn(&str) -> Option<Words>),
}

impl Control {
    /// One of a coded list.
    pub const fn list<T: Coded>() -> Self {
        Self::List(T::NAME, |code| T::from_code(code).map(Coded::label))
    }

    fn word(self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Count => "count",
            Self::Money => "money",
            Self::Day => "day",
            Self::YesNo => "yes_no",
            Self::List(..) => "list",
        }
    }
}

/// What may be left out of a request, and what a record always has.
#[derive(Clone, Copy)]
pub enum Given {
    /// No record is made without it.
    Required,
    /// A new record has this value where nothing is said; no record is without one.
    ByDefault(fn() -> Value),
    /// It may be unknown.
    Optional,
}

/// Where a record's page shows a field that is known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PageSection {
    /// By a part of the page made for it.
    Apart,
    /// Among the few by which the record is recognised.
    First,
    /// Among the others.
    Further,
}

/// One plain field of a record.
pub struct RecordField {
    /// In the contract, the database and the log.
    pub name: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    pub given: Given,
    pub control: Control,
    pub shown: PageSection,
    /// The heading of its column in the ledger that is handed out, and the column's width.
    pub column: Option<(&'static str, u16)>,
}

impl RecordField {
    /// What people call it.
    pub fn label(&self) -> Words {
        Words::fixed(self.zh, self.en)
    }

    /// A value of the field, as the database and the log hold it, in words.
    pub fn read(&self, value: &Value) -> Option<Words> {
        read(self.control, value)
    }

    fn published(&self) -> Published {
        let (lines, list) = match self.control {
            Control::Text(lines) => (Some(lines), None),
            Control::List(name, _) => (None, Some(name)),
            _ => (None, None),
        };
        let shown = match self.shown {
            PageSection::First => Some("first"),
            PageSection::Further => Some("further"),
            PageSection::Apart => None,
        };
        let (given, default) = match self.given {
            Given::Required => ("required", None),
            Given::ByDefault(default) => ("by_default", Some(default())),
            Given::Optional => ("optional", None),
        };
        let (name, zh, en) = (self.name, self.zh, self.en);
        Published { name, zh, en, control: self.control.word(), given, default, lines, list, shown }
    }
}

/// A field as the contract publishes it.
#[derive(Serialize)]
struct Published {
    name: &'static str,
    zh: &'static str,
    en: &'static str,
    control: &'static str,
    given: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shown: Option<&'static str>,
}

/// A value that stands in a row or in the log, in words; nothing for what is not known.
pub fn read(control: Control, value: &Value) -> Option<Words> {
    let plain = |text: String| Some(Words::new(text.clone(), text));
    match (control, value) {
        (_, Value::Null | Value::Array(_) | Value::Object(_)) => None,
        (_, Value::Bool(true)) => Some(Words::fixed("是", "yes")),
        (_, Value::Bool(false)) => Some(Words::fixed("否", "no")),
        (Control::Money, Value::Number(fen)) => fen.as_i64().and_then(|fen| plain(format!("{}.{:02} 元", fen / 100, fen % 100))),
        (Control::List(_, words), Value::String(code)) => words(code).or_else(|| plain(code.clone())),
        (_, Value::String(text)) => plain(text.clone()),
        (_, other) => plain(other.to_string()),
    }
}

/// The table as the contract publishes it.
pub fn to_json(fields: &[RecordField]) -> Value {
    fields.iter().filter_map(|field| serde_json::to_value(field.published()).ok()).collect()
}

/// Defines the plain fields of a record, with the requests that make and correct it.
///
/// A row reads `mode name: Type [limits] "中文" "English" control, shown, Some(("ledger heading", width));`. The mode says what
/// may be left out: `required`, `default(value)` or `optional`. What the requests hold beside the table stands in braces.
#[macro_export]
macro_rules! record_fields {
    (
        $(#[$table_doc:meta])* $table:ident of $record:ident;
        $(#[$new_doc:meta])* new $new:ident { $($own_new:tt)* } with { $($own_init:tt)* }
        $(#[$patch_doc:meta])* patch $patch:ident { $($own_patch:tt)* }
        $(#[$view_doc:meta])* view $view:ident;
        $($rows:tt)*
    ) => {
        $crate::record_fields! { @rows
            [$(#[$table_doc])* $table $record] [$(#[$new_doc])* $new { $($own_new)* } { $($own_init)* }] [$(#[$patch_doc])* $patch { $($own_patch)* }]
            [$(#[$view_doc])* $view] [sent record] [] [] [] [] [] [] []
            $($rows)*
        }
    };
    (@rows $t:tt $n:tt $p:tt $v:tt [$sent:ident $record:ident] [$($new:tt)*] [$($made:tt)*] [$($patch:tt)*] [$($fill:tt)*] [$($apply:tt)*] [$($shown:tt)*] [$($fields:tt)*]
        $(#[$doc:meta])* required $name:ident: $type:ty [$($limits:tt)*] $zh:literal $en:literal $control:expr, $where:ident, $column:expr; $($rest:tt)*
    ) => {
        $crate::record_fields! { @rows $t $n $p $v [$sent $record]
            [$($new)* $(#[$doc])* #[schema($($limits)*)] pub $name: $type,]
            [$($made)* ($name: $type)]
            [$($patch)* $(#[$doc])* #[schema($($limits)*)] pub $name: Option<$type>,]
            [$($fill)* $record.$name = $sent.$name.clone();]
            [$($apply)* if let Some(value) = $sent.$name { $record.$name = value; }]
            [$($shown)* $name: $type,]
            [$($fields)* $crate::record_fields!(@field $name $zh $en (Required) $control, $where, $column),]
            $($rest)*
        }
    };
    (@rows $t:tt $n:tt $p:tt $v:tt [$sent:ident $record:ident] [$($new:tt)*] [$($made:tt)*] [$($patch:tt)*] [$($fill:tt)*] [$($apply:tt)*] [$($shown:tt)*] [$($fields:tt)*]
        $(#[$doc:meta])* default($default:expr) $name:ident: $type:ty [$($limits:tt)*] $zh:literal $en:literal $control:expr, $where:ident, $column:expr;
        $($rest:tt)*
    ) => {
        $crate::record_fields! { @rows $t $n $p $v [$sent $record]
            [$($new)* $(#[$doc])* #[schema($($limits)*)] pub $name: Option<$type>,]
            [$($made)* $name]
            [$($patch)* $(#[$doc])* #[schema($($limits)*)] pub $name: Option<$type>,]
            [$($fill)* $record.$name = $sent.$name.clone().unwrap_or($default);]
            [$($apply)* if let Some(value) = $sent.$name { $record.$name = value; }]
            [$($shown)* $name: $type,]
            [$($fields)* $crate::record_fields!(@field $name $zh $en (ByDefault(|| serde_json::to_value($default).unwrap_or_default())) $control, $where, $column),]
            $($rest)*
        }
    };
    (@rows $t:tt $n:tt $p:tt $v:tt [$sent:ident $record:ident] [$($new:tt)*] [$($made:tt)*] [$($patch:tt)*] [$($fill:tt)*] [$($apply:tt)*] [$($shown:tt)*] [$($fields:tt)*]
        $(#[$doc:meta])* optional $name:ident: $type:ty [$($limits:tt)*] $zh:literal $en:literal $control:expr, $where:ident, $column:expr; $($rest:tt)*
    ) => {
        $crate::record_fields! { @rows $t $n $p $v [$sent $record]
            [$($new)* $(#[$doc])* #[schema($($limits)*)] pub $name: Option<$type>,]
            [$($made)* $name]
            [$($patch)* $(#[$doc])* #[serde(default)] #[schema(value_type = Option<$type>, $($limits)*)] pub $name: $crate::http::Patch<$type>,]
            [$($fill)* $record.$name = $sent.$name.clone();]
            [$($apply)* $sent.$name.apply(&mut $record.$name);]
            [$($shown)* $name: Option<$type>,]
            [$($fields)* $crate::record_fields!(@field $name $zh $en (Optional) $control, $where, $column),]
            $($rest)*
        }
    };
    (@made [$($required:ident: $type:ty,)*] [$($init:tt)*] ($name:ident: $of:ty) $($rest:tt)*) => {
        $crate::record_fields! { @made [$($required: $type,)* $name: $of,] [$($init)* $name,] $($rest)* }
    };
    (@made [$($required:ident: $type:ty,)*] [$($init:tt)*] $name:ident $($rest:tt)*) => {
        $crate::record_fields! { @made [$($required: $type,)*] [$($init)* $name: None,] $($rest)* }
    };
    (@made [$($required:ident: $type:ty,)*] [$($init:tt)*]) => {
        /// What has to be said, and nothing else.
        pub fn saying($($required: $type),*) -> Self { Self { $($init)* } }
    };
    (@field $name:ident $zh:literal $en:literal ($($given:tt)*) $control:expr, $where:ident, $column:expr) => {
        $crate::fields::RecordField {
            name: stringify!($name),
            zh: $zh,
            en: $en,
            given: $crate::fields::Given::$($given)*,
            control: $control,
            shown: $crate::fields::PageSection::$where,
            column: $column,
        }
    };
    (@rows [$(#[$table_doc:meta])* $table:ident $kept:ident] [$(#[$new_doc:meta])* $New:ident { $($own_new:tt)* } { $($own_init:tt)* }]
        [$(#[$patch_doc:meta])* $Patch:ident { $($own_patch:tt)* }] [$(#[$view_doc:meta])* $View:ident]
        [$sent:ident $record:ident] [$($new:tt)*] [$($made:tt)*] [$($patch:tt)*] [$($fill:tt)*] [$($apply:tt)*] [$($shown:ident: $of:ty,)*] [$($fields:tt)*]
    ) => {
        $(#[$table_doc])*
        pub const $table: &[$crate::fields::RecordField] = &[$($fields)*];

        $(#[$new_doc])*
        #[derive(serde::Deserialize, utoipa::ToSchema, Clone)]
        #[serde(deny_unknown_fields)]
        pub struct $New { $($new)* $($own_new)* }

        impl $New {
            $crate::record_fields! { @made [] [$($own_init)*] $($made)* }

            /// Writes what the request says into a row.
            pub fn fill(&self, $record: &mut $kept) { let $sent = self; $($fill)* }
        }

        $(#[$patch_doc])*
        #[derive(serde::Deserialize, utoipa::ToSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $Patch { $($patch)* $($own_patch)* }

        impl $Patch {
            /// Writes what the request says into a row; what it leaves out stays.
            pub fn apply(self, $record: &mut $kept) { let $sent = self; $($apply)* }
        }

        $(#[$view_doc])*
        #[derive(serde::Serialize, utoipa::ToSchema)]
        pub struct $View { $($shown: $of),* }

        impl $View {
            /// As the row has them.
            pub fn of($record: &$kept) -> Self { Self { $($shown: $record.$shown.clone()),* } }
        }
    };
}
