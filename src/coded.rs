//! Coded lists: a closed set of words kept in the database and sent on the wire, each with its label in both languages.
//!
//! The label tables travel inside the OpenAPI document (`x-labels`), so the web app never repeats a list.

use crate::problem::Words;

/// What every coded list can do.
pub trait Coded: Copy + Sized + 'static {
    /// The name of the list in the contract.
    const NAME: &'static str;
    /// Every member, in the order people expect to read them.
    const ALL: &'static [Self];
    /// The code word kept and sent.
    fn code(self) -> &'static str;
    /// What people read.
    fn label(self) -> Words;
    /// The member with this code word.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.code() == code)
    }
    /// The member with this Chinese label.
    fn from_label(label: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.label().zh == label)
    }
}

/// Defines a coded list: `Name { Member = "code_word" "中文" "English"; … }`.
#[macro_export]
macro_rules! coded_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident = $code:tt $zh:tt $en:tt;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, diesel::AsExpression, diesel::FromSqlRow)]
        #[diesel(sql_type = diesel::sql_types::Text)]
        pub enum $name { $($(#[$member_doc])* $member),+ }

        impl $crate::coded::Coded for $name {
            const NAME: &'static str = stringify!($name);
            const ALL: &'static [Self] = &[$($name::$member),+];
            fn code(self) -> &'static str { match self { $($name::$member => $code),+ } }
            fn label(self) -> $crate::problem::Words {
                match self { $($name::$member => $crate::problem::Words::fixed($zh, $en)),+ }
            }
        }

        $crate::text_column!($name, |value: &$name| $crate::coded::Coded::code(*value), |text: &str| {
            <$name as $crate::coded::Coded>::from_code(text)
        });

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::coded::Coded::code(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                <$name as $crate::coded::Coded>::from_code(&word).ok_or_else(|| serde::de::Error::custom("unknown code word"))
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                $crate::coded::schema_of::<$name>()
            }
        }
        impl utoipa::ToSchema for $name {}
    };
}

/// The OpenAPI schema of a coded list: a string enum with its labels beside it.
pub fn schema_of<T: Coded>() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
    let mut labels = serde_json::Map::new();
    for member in T::ALL {
        let words = member.label();
        labels.insert(member.code().to_owned(), serde_json::json!({ "zh": words.zh, "en": words.en }));
    }
    utoipa::openapi::ObjectBuilder::new()
        .schema_type(utoipa::openapi::schema::Type::String)
        .enum_values(Some(T::ALL.iter().map(|member| member.code())))
        .extensions(Some(utoipa::openapi::extensions::ExtensionsBuilder::new().add("x-labels", serde_json::Value::Object(labels)).build()))
        .into()
}
