//! Sentences in both languages, and which of them somebody reads.

use std::borrow::Cow;

/// The languages a person may read answers in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    #[default]
    Chinese,
    English,
}

impl Language {
    /// Picks the language from an `Accept-Language` header: the first of `zh` and `en` in it, Chinese otherwise.
    pub fn accepted(header: Option<&str>) -> Self {
        let wanted = header.unwrap_or_default().split(',').map(|part| part.trim().to_ascii_lowercase());
        for part in wanted {
            if part.starts_with("zh") {
                return Self::Chinese;
            }
            if part.starts_with("en") {
                return Self::English;
            }
        }
        Self::Chinese
    }

    /// The tag for the `Content-Language` header.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }
}

/// A text known when the program was written: Chinese, then English.
pub type ZhEn = (&'static str, &'static str);

/// One sentence in both languages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    pub zh: Cow<'static, str>,
    pub en: Cow<'static, str>,
}

impl Words {
    /// A sentence known when the program was written.
    pub const fn fixed(zh: &'static str, en: &'static str) -> Self {
        Self { zh: Cow::Borrowed(zh), en: Cow::Borrowed(en) }
    }

    /// A sentence that names something of this request.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: Cow::Owned(zh.into()), en: Cow::Owned(en.into()) }
    }

    /// The sentence in one language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}
