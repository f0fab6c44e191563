//! Settings, in one table: name, type, default, meaning, legal basis.
//!
//! A value comes from the environment (`FENGQIAO_` and the name in capitals), from what is kept in the database for the
//! program, and from what is kept for a town; the later wins. Who decides stands in the table. Where the law gives a
//! number the number is a setting and the law its text, because local rules differ and laws are amended.

use std::net::IpAddr;
use std::str::FromStr;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::problem::{Words, ZhEn};

/// Who decides about a setting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    /// The environment in which the program is started; no page offers it.
    Environment,
    /// An account of all towns.
    Program,
    /// Each town for itself; an account of all towns for those that have not decided.
    Town,
}

/// What stands in the table for one setting.
#[derive(Clone, Copy)]
pub struct Definition {
    pub name: &'static str,
    /// What it decides.
    pub meaning: ZhEn,
    /// The article or form it rests on; empty for a choice of the town.
    pub legal_basis: &'static str,
    pub default: &'static str,
    pub decided_by: DecidedBy,
    /// The smallest and the largest number it may be.
    pub bounds: Option<(u32, u32)>,
    check: fn(&str) -> bool,
}

impl Definition {
    /// The meaning as a sentence in both languages.
    pub fn words(&self) -> Words {
        Words::fixed(self.meaning.0, self.meaning.1)
    }

    /// Whether a value may be kept for this setting.
    pub fn accepts(&self, value: &str) -> bool {
        (self.check)(value)
    }
}

/// How strictly a rule of procedure is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strictness {
    Off,
    Warn,
    Require,
}

/// A list of IP addresses.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Addresses(Vec<IpAddr>);

impl Addresses {
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.contains(&address)
    }
}

impl FromStr for Addresses {
    type Err = std::net::AddrParseError;

    /// Addresses parted by commas.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        Ok(Self(parts.map(|part| Ok(part.parse::<IpAddr>()?.to_canonical())).collect::<Result<_, _>>()?))
    }
}

impl Serialize for Addresses {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
    }
}

trait SettingValue: Sized {
    fn read(text: &str, bounds: Option<(u32, u32)>) -> Option<Self>;
}

impl SettingValue for u32 {
    fn read(text: &str, bounds: Option<(u32, u32)>) -> Option<Self> {
        let (least, most) = bounds.unwrap_or((0, u32::MAX));
        text.parse().ok().filter(|number| (least..=most).contains(number))
    }
}

impl SettingValue for Addresses {
    fn read(text: &str, _: Option<(u32, u32)>) -> Option<Self> {
        text.parse().ok()
    }
}

impl SettingValue for bool {
    fn read(text: &str, _: Option<(u32, u32)>) -> Option<Self> {
        match text {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }
}

impl SettingValue for Strictness {
    fn read(text: &str, _: Option<(u32, u32)>) -> Option<Self> {
        match text {
            "off" => Some(Self::Off),
            "warn" => Some(Self::Warn),
            "require" => Some(Self::Require),
            _ => None,
        }
    }
}

impl SettingValue for chrono_tz::Tz {
    fn read(text: &str, _: Option<(u32, u32)>) -> Option<Self> {
        text.parse().ok()
    }
}

macro_rules! settings {
    (@bounds) => { None };
    (@bounds $least:literal, $most:literal) => { Some(($least, $most)) };
    ($($name:ident: $kind:ty = $default:literal $(in $least:literal ..= $most:literal)?, $by:ident, $zh:literal, $en:literal, $law:literal;)*) => {
        /// The settings in force.
        #[derive(Clone, Debug)]
        pub struct Settings { $(pub $name: $kind),* }

        /// The table of all settings.
        pub const TABLE: &[Definition] = &[$(Definition {
            name: stringify!($name),
            meaning: ($zh, $en),
            legal_basis: $law,
            default: $default,
            decided_by: DecidedBy::$by,
            bounds: settings!(@bounds $($least, $most)?),
            check: |text| <$kind as SettingValue>::read(text, settings!(@bounds $($least, $most)?)).is_some(),
        }),*];

        impl Settings {
            /// The settings by default and environment; names the ones whose value cannot be read.
            pub fn from_environment(read: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<&'static str>> {
                let mut unreadable = Vec::new();
                let settings = Self {
                    $($name: {
                        let given = read(&format!("FENGQIAO_{}", stringify!($name).to_ascii_uppercase()));
                        let bounds = settings!(@bounds $($least, $most)?);
                        let parsed = <$kind as SettingValue>::read(given.as_deref().unwrap_or($default), bounds);
                        match parsed.or_else(|| { unreadable.push(stringify!($name)); <$kind as SettingValue>::read($default, bounds) }) {
                            Some(value) => value,
                            None => return Err(vec![stringify!($name)]),
                        }
                    }),*
                };
                if unreadable.is_empty() { Ok(settings) } else { Err(unreadable) }
            }

            /// The same settings with one value replaced; unknown names and unreadable values change nothing.
            pub fn overlay(&mut self, name: &str, value: &str) {
                match name {
                    $(stringify!($name) => {
                        if let Some(value) = <$kind as SettingValue>::read(value, settings!(@bounds $($least, $most)?)) {
                            self.$name = value;
                        }
                    })*
                    _ => {}
                }
            }

            /// The value in force, as text.
            pub fn value_of(&self, name: &str) -> Option<Value> {
                match name {
                    $(stringify!($name) => serde_json::to_value(&self.$name).ok(),)*
                    _ => None,
                }
            }
        }
    };
}

settings! {
    time_zone: chrono_tz::Tz = "Asia/Shanghai", Environment,
        "镇所在时区", "The town's time zone", "";
    screening_due_days: u32 = "2" in 0 ..= 15, Town,
        "半月结束后几天内报送（自然日）", "Calendar days after a half-month by which its report is due", "";
    screening_after_period: bool = "true", Town,
        "半月结束之后才能报送", "A report is taken only after its half-month has ended", "";
    mediation_months: u32 = "1" in 1 ..= 12, Town,
        "受理后几个月内调结", "Months from acceptance within which mediation is due", "人民调解工作若干规定 第33条";
    duplicate_days: u32 = "30" in 0 ..= 365, Town,
        "同一调解室、同类、当事人相同的案件，发现日期相差几天以内提示可能重复", "Days within which two cases of one room, kind and party are shown as possibly the same", "";
    confirmation_days: u32 = "30" in 1 ..= 365, Town,
        "协议生效后几天内共同申请司法确认", "Days from effect within which the parties may jointly apply for judicial confirmation", "人民调解法 第33条";
    confirmation_deadline: Strictness = "warn", Town,
        "超过期限申请司法确认", "Applying for judicial confirmation after its time limit", "人民调解法 第33条";
    follow_up_days: u32 = "30" in 1 ..= 365, Town,
        "协议生效后几天内回访", "Days from effect within which the parties are visited again", "人民调解法 第31条";
    transfer_answer_days: u32 = "15" in 1 ..= 365, Town,
        "移送后几天内应有答复", "Days within which a body a case was handed to should have answered", "";
    due_soon_days: u32 = "7" in 0 ..= 60, Town,
        "到期前几天列入“今日”", "Days before its due day from which a matter is listed on the first page", "";
    dossier_complete: Strictness = "warn", Town,
        "归档时卷宗材料须齐全", "The dossier must be complete when a case is archived", "人民调解法 第27条";
    written_form: Strictness = "warn", Town,
        "山林土地、非即时履行、疑难重大纠纷须用书面协议", "Forest and land, not performed at once, difficult or major: written agreement", "农村土地承包经营纠纷调解仲裁法 第10条";
    participant_role: Strictness = "warn", Town,
        "参与人当天须具有该身份", "A participant must have held the role on that day", "人民调解法 第13、14条";
    petition_notice_days: u32 = "15" in 1 ..= 365, Town,
        "信访事项书面告知期限（日）", "Days within which a petitioner is told in writing", "信访工作条例 第22、23条";
    petition_finish_days: u32 = "60" in 1 ..= 365, Town,
        "信访事项办结期限（受理之日起，日）", "Days from acceptance within which a petition matter is finished", "信访工作条例 第34条";
    petition_extension_days: u32 = "30" in 0 ..= 365, Town,
        "信访事项最多延长办理的天数", "Days by which the handling of a petition matter may be extended at most", "信访工作条例 第34条";
    petition_objection_days: u32 = "5" in 1 ..= 60, Town,
        "对转送、交办有异议的提出期限（工作日）", "Working days within which an office may object to a matter handed to it", "信访工作条例 第23条";
    petition_reexamination_days: u32 = "30" in 1 ..= 365, Town,
        "申请复查和作出复查的期限（日）", "Days within which re-examination is requested, and within which it is decided", "信访工作条例 第35条";
    petition_review_days: u32 = "30" in 1 ..= 365, Town,
        "申请复核和作出复核的期限（日）", "Days within which a review is requested, and within which it is decided", "信访工作条例 第36条";
    group_visit_persons: u32 = "5" in 2 ..= 100, Town,
        "集体访人数起点", "Persons present from which a visit counts as a group visit", "";
    suggestion_days: u32 = "3" in 0 ..= 60, Town,
        "平台与本地按姓名匹配时受理日期最多相差几天", "Days by which acceptance may differ when entries are matched by names", "";
    session_days: u32 = "30" in 1 ..= 365, Program,
        "登录多少天不用后失效", "Idle days after which a sign-in ends", "GB/T 22239-2019 身份鉴别";
    sign_in_attempts: u32 = "5" in 3 ..= 20, Program,
        "连续输错几次密码后暂停登录", "Wrong passwords in a row after which signing in pauses", "GB/T 22239-2019 身份鉴别";
    sign_in_pause_seconds: u32 = "300" in 10 ..= 3600, Program,
        "暂停登录的秒数", "Seconds for which signing in pauses", "GB/T 22239-2019 身份鉴别";
    request_limit_kib: u32 = "256" in 16 ..= 16384, Environment,
        "单个请求的大小上限（KiB）", "Largest request body (KiB)", "";
    upload_limit_mib: u32 = "20" in 1 ..= 200, Environment,
        "上传工作簿的大小上限（MiB）", "Largest workbook (MiB)", "";
    attachment_limit_mib: u32 = "20" in 1 ..= 200, Town,
        "单个附件的大小上限（MiB）", "Largest attachment (MiB)", "";
    import_row_limit: u32 = "60000" in 100 ..= 1000000, Program,
        "一次导入的行数上限", "Most rows of one import", "";
    workbook_memory_mib: u32 = "1024" in 256 ..= 16384, Program,
        "读一个工作簿最多用的内存（MiB）", "Most memory for reading one workbook (MiB)", "";
    workbook_seconds: u32 = "60" in 5 ..= 3600, Program,
        "读一个工作簿最多用的计算时间（秒）", "Most computing time for reading one workbook (seconds)", "";
    postgres_writers: u32 = "4" in 1 ..= 64, Environment,
        "在 PostgreSQL 上同时写入几个镇", "Towns written at once on PostgreSQL", "";
    secure_cookie: bool = "false", Environment,
        "对外地址使用 HTTPS（Cookie 加 Secure）", "The town reaches the program over HTTPS (cookies are Secure)", "";
    body_patience_seconds: u32 = "30" in 1 ..= 600, Environment,
        "请求内容停了多少秒没有新数据就断开", "Seconds without progress after which the body of a request is cut off", "";
    trusted_proxies: Addresses = "", Environment,
        "在前面转发请求的反向代理的地址，逗号分隔；只有它们的 X-Forwarded-For 可信", "Addresses of our own reverse proxies, parted by commas; only their X-Forwarded-For is believed", "";
}

/// The row of a setting.
pub fn definition(name: &str) -> Option<&'static Definition> {
    TABLE.iter().find(|row| row.name == name)
}

impl Settings {
    /// The settings as the table has them.
    pub fn by_default() -> Self {
        match Self::from_environment(|_| None) {
            Ok(settings) => settings,
            Err(names) => unreachable!("the defaults of the settings table can be read: {names:?}"),
        }
    }
}
