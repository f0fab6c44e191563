//! Every problem a client can meet: one table of code, status and sentence in both languages.
//!
//! A problem is made where it is noticed and travels unchanged to the shell, which writes it as
//! `application/problem+json` (RFC 9457) in the reader's language. What we did not expect keeps its
//! cause for the log; the reader learns only that it is our fault.

mod faults;
mod words;

use std::fmt;

use serde_json::Value;

pub use faults::{Faults, broken, in_order, require_valid};
pub use words::{Language, Words, ZhEn};

macro_rules! problems {
    ($($name:ident $word:literal $status:literal $zh:literal $en:literal;)*) => {
        /// The codes of all problems; the word is part of the wire contract.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        pub enum Code { $($name),* }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];
            /// The code as it stands on the wire.
            pub const fn word(self) -> &'static str { match self { $(Code::$name => $word),* } }
            /// The code a word stands for.
            pub fn from_word(word: &str) -> Option<Self> { Self::ALL.iter().copied().find(|code| code.word() == word) }
            /// The HTTP status that goes with it.
            pub const fn status(self) -> u16 { match self { $(Code::$name => $status),* } }
            /// The sentence shown as `title`.
            pub const fn title(self) -> Words { match self { $(Code::$name => Words::fixed($zh, $en)),* } }
        }
    };
}

problems! {
    // the request cannot be read
    NotJson             "not_json"              400 "请求内容不是有效的 JSON"                 "The request is not valid JSON";
    UnknownField        "unknown_field"         400 "请求里有不认识的字段"                   "The request has a field we do not know";
    UnknownParameter    "unknown_parameter"     400 "地址里有不认识的参数"                   "The address has a parameter we do not know";
    BadRequest          "bad_request"           400 "请求格式不对"                         "The request cannot be understood";
    BadCursor           "bad_cursor"            400 "翻页位置无效，请从第一页重新开始"          "This page position is not valid; start again from the first page";
    // who
    NotSignedIn         "not_signed_in"         401 "请先登录"                            "Please sign in";
    WrongPassword       "wrong_password"        401 "用户名或密码不对"                      "Wrong user name or password";
    NotAllowed          "not_allowed"           403 "您的账号没有做这件事的权限"              "Your account may not do this";
    ForeignSite         "foreign_site"          403 "请求来自别的网站，已拒绝"                "The request came from another site and was refused";
    PasswordMustChange  "password_must_change"  403 "请先修改初始密码"                      "Please change your first password before going on";
    // where
    NotFound            "not_found"             404 "没有找到，或不在您的范围内"              "Not found, or outside your scope";
    MethodNotAllowed    "method_not_allowed"    405 "这个地址不支持这种操作"                 "This address does not take that method";
    Timeout             "request_timeout"       408 "请求没有传完就中断了，请重试"             "The request broke off before it was complete; try again";
    // the record's state forbids it
    IdTaken             "id_taken"              409 "这个编号已被另一条记录使用"              "This id already belongs to another record";
    NameTaken           "name_taken"            409 "名称已存在"                          "This name is already taken";
    StepNotAllowed      "step_not_allowed"      409 "案件目前的状态不能做这一步"              "The case is not in a state that allows this step";
    CasesFound          "cases_found"           409 "本半月已有排查发现的纠纷，不能零报告"      "Cases were found in this half-month, so it cannot be a zero report";
    ListChanged         "list_changed"          409 "本半月的案件清单有变化，请核对后再报送"    "The list of cases has changed; check it and file again";
    PeriodNotOver       "period_not_over"       409 "这个半月还没有结束"                    "This half-month is not over yet";
    YearNotOver         "year_not_over"         409 "这一年还没有结束，年终之后才能封存"        "This year is not over yet; it can be sealed once it is";
    NotOwed             "not_owed"              409 "这个调解室不需要报送这个半月"             "This room does not owe a report for that half-month";
    NothingToRetract    "nothing_to_retract"    409 "这个半月没有可以撤回的报告"              "There is no report of that half-month to take back";
    NotTheSigner        "not_the_signer"        409 "只有报送人本人可以撤回"                   "Only who signed the report can take it back";
    RetractTooLate      "retract_too_late"      409 "报送当天才能撤回；现在请更正后重新报送"      "A report can be taken back only on the day it was filed; correct it by filing another";
    AlreadyToMediation  "already_to_mediation"  409 "这次接访已经转为调解案件"               "This visit has already been turned into a case";
    AlreadyMatched      "already_matched"       409 "平台记录或案件已经匹配"                 "The entry or the case is already matched";
    AlreadyWithdrawn    "already_withdrawn"     409 "这条记录已撤销"                       "This record has been withdrawn";
    AlreadyApplied      "already_applied"       409 "这次导入已经执行过"                    "This import has already been applied";
    ImportOutdated      "import_outdated"       409 "数据在预览之后有变化，请重新上传预览"       "The data has changed since the preview; upload the file again";
    ImportEdited        "import_edited"         409 "导入的记录已被改过，不能整体撤销"           "Imported records have been edited, so the import cannot be undone as a whole";
    NotApplied          "not_applied"           409 "这次导入还没有执行"                      "This import has not been applied";
    AlreadyUndone       "already_undone"        409 "这次导入已经撤销"                       "This import has already been undone";
    PartyRefused        "party_refused"         409 "有当事人明确拒绝调解，不得调解（人民调解法第17条）" "A party has refused mediation, so it cannot go on (People's Mediation Law, art. 17)";
    NoAgreement         "no_agreement"          409 "案件还没有达成协议"                      "The case has no agreement yet";
    AlreadyExtended     "already_extended"      409 "期限已经延长过一次"                      "The time limit has already been extended once";
    PaperNotApplicable  "paper_not_applicable"  409 "这份文书与案件目前的情况不符"             "This paper does not fit the state of the case";
    OwnRole             "own_role"              409 "不能改自己的角色和所属范围，请由另一位管理员来改" "Nobody changes their own role or scope; ask another administrator";
    LastAdministrator   "last_administrator"    409 "这是该范围内最后一位在用的管理员，请先另设一位" "This is the last active administrator of this reach; add another one first";
    AlreadyRemoved      "already_removed"       409 "这个附件已删除"                        "This attachment has been removed";
    // preconditions
    ChangedMeanwhile    "changed_meanwhile"     412 "这条记录刚被别人改过，请对照最新内容再改"   "Someone changed this record meanwhile; compare with the current one";
    RevisionRequired    "revision_required"     428 "修改时要带上所见版本（If-Match）"        "Say which revision you saw (If-Match)";
    // size and kind of what was sent
    TooLarge            "too_large"             413 "内容太大"                            "The request is too large";
    UnsupportedMedia    "unsupported_media"     415 "不支持这种内容类型"                    "This content type is not supported";
    TooManyRequests     "too_many_requests"     429 "尝试次数过多，请稍后再试"               "Too many attempts; try again later";
    // what was sent is not acceptable
    Invalid             "invalid"               422 "填写的内容有问题，请看每一处的说明"        "Some of what was entered is not acceptable; see each place";
    Required            "required"              422 "必填"                               "Required";
    WrongType           "wrong_type"            422 "类型不对"                            "Wrong type of value";
    UnknownCode         "unknown_code"          422 "不在可选的范围内"                      "Not one of the possible values";
    ImpossibleDay       "impossible_day"        422 "没有这一天，日期应写作 2023-05-06"       "There is no such day; write it as 2023-05-06";
    BadFormat           "bad_format"            422 "格式不对"                            "Wrong format";
    TooLong             "too_long"              422 "内容太长"                            "Too long";
    TooShort            "too_short"             422 "内容太短"                            "Too short";
    OutOfRange          "out_of_range"          422 "数值超出范围"                         "The number is out of range";
    BadCharacter        "bad_character"         422 "含有不能保存的控制字符"                 "Contains a control character that cannot be kept";
    InTheFuture         "in_the_future"         422 "日期不能晚于今天"                      "The day is after today";
    WrongOrder          "wrong_order"           422 "日期先后不对"                         "The days are in the wrong order";
    NotValidThen        "not_valid_then"        422 "这个人当天不具有这个身份"               "The person did not hold this role on that day";
    RoomNotOpen         "room_not_open"         422 "调解室当天不在开放期内"                 "The room was not open on that day";
    UnknownReference    "unknown_reference"     422 "引用的记录不存在或不在您的范围内"         "Refers to a record that does not exist or is outside your scope";
    RoutesNotTold       "routes_not_told"       422 "须先告知当事人其他救济途径（人民调解法第26条）" "The parties must first be told of other routes (People's Mediation Law, art. 26)";
    FewerThanNamed      "fewer_than_named"      422 "到场人数不能少于写明姓名的来访人"         "Fewer persons came than are named";
    PartyRequired       "party_required"        422 "至少要有一位当事人"                    "At least one party is needed";
    BadIdNumber         "bad_id_number"         422 "身份证号不正确"                       "The ID number is not correct";
    KeyReused           "key_reused"            422 "同一个 Idempotency-Key 用在了不同的内容上" "The same Idempotency-Key came with another request";
    ReasonRequired      "reason_required"       422 "须写明原因"                          "A reason is required";
    WeakPassword        "weak_password"         422 "密码至少 8 位，并且不能与用户名相同"       "A password needs at least 8 characters and must differ from the user name";
    CalendarUnknown     "calendar_unknown"      422 "没有这一年的工作日历，请先录入放假安排"    "The working days of that year are not known; enter the calendar first";
    WrongUnit           "wrong_unit"            422 "计量单位不同，不能放在一起"              "These figures have different units";
    WrongSum            "wrong_sum"             422 "各期金额之和与协议金额不符"               "The instalments do not add up to the amount agreed";
    ContentMismatch           "lying_file"            422 "文件内容与扩展名不符"                   "The file is not what its name says";
    NotAWorkbook        "not_a_workbook"        422 "不是能打开的 Excel 工作簿"              "Not a workbook we can open";
    HeadingMissing      "heading_missing"       422 "没有找到需要的表头"                    "A heading that is needed was not found";
    TooManyRows         "too_many_rows"         422 "行数超过上限"                         "More rows than the limit";
    UnknownRoom         "unknown_room"          422 "名册里没有这个调解室"                   "No room of that name is in the register";
    // ours
    Internal            "internal"              500 "程序出错了，您填的内容没有丢失，请稍后再试"  "Our program failed; nothing was changed, please try again";
    DiskFull            "disk_full"             507 "服务器磁盘已满，这次没有保存；请管理员清理磁盘空间后再试" "The server's disk is full and this was not kept; the administrator must free space, then try again";
    Busy                "busy"                  503 "系统忙，请稍后再试"                    "Busy; please try again shortly";
}

/// One fault at one place of the request.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// JSON pointer (RFC 6901) into the request, such as `/parties/0/name`.
    pub pointer: String,
    pub code: Code,
    pub detail: Words,
}

impl Fault {
    /// A fault whose detail is the title of its code.
    pub fn new(pointer: impl Into<String>, code: Code) -> Self {
        Self { pointer: pointer.into(), code, detail: code.title() }
    }

    /// The same fault with a sentence of its own.
    pub fn saying(mut self, detail: Words) -> Self {
        self.detail = detail;
        self
    }
}

/// Why a request was refused or failed.
pub struct Problem(Box<Inner>);

#[derive(Clone)]
struct Inner {
    code: Code,
    detail: Option<Words>,
    faults: Vec<Fault>,
    extra: Vec<(&'static str, Value)>,
    cause: Option<String>,
    retry_after: Option<u32>,
}

/// What a step of work gives: the value, or the problem to tell the client.
pub type Outcome<T> = Result<T, Problem>;

impl Problem {
    /// A problem that says no more than its title.
    pub fn new(code: Code) -> Self {
        Self(Box::new(Inner { code, detail: None, faults: Vec::new(), extra: Vec::new(), cause: None, retry_after: None }))
    }

    /// Faults found in the request: 400 when a field is unknown, else 422; `None` when there are none.
    pub fn from_faults(faults: Vec<Fault>) -> Option<Self> {
        if faults.is_empty() {
            return None;
        }
        let code = match faults.iter().find(|fault| fault.code.status() == 400) {
            Some(fault) => fault.code,
            None => match faults.as_slice() {
                [only] => only.code,
                _ => Code::Invalid,
            },
        };
        let mut problem = Self::new(code);
        problem.0.faults = faults;
        Some(problem)
    }

    /// One fault at one place.
    pub fn at(pointer: impl Into<String>, code: Code) -> Self {
        let mut problem = Self::new(code);
        problem.0.faults = vec![Fault::new(pointer, code)];
        problem
    }

    /// A failure we did not expect; the cause goes to the log alone.
    pub fn internal(cause: impl fmt::Display) -> Self {
        let mut problem = Self::new(Code::Internal);
        problem.0.cause = Some(cause.to_string());
        problem
    }

    /// Adds a sentence that says what is wrong here and what to do.
    pub fn saying(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        let words = Words::new(zh, en);
        // With one fault, the sentence is about its place.
        if let [only] = self.0.faults.as_mut_slice() {
            only.detail = words.clone();
        }
        self.0.detail = Some(words);
        self
    }

    /// Adds a member of its own to the answer, such as `current`.
    pub fn with(mut self, name: &'static str, value: Value) -> Self {
        self.0.extra.push((name, value));
        self
    }

    /// Adds the seconds after which trying again makes sense.
    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.0.retry_after = Some(seconds);
        self
    }

    pub fn code(&self) -> Code {
        self.0.code
    }

    pub fn faults(&self) -> &[Fault] {
        &self.0.faults
    }

    pub fn cause(&self) -> Option<&str> {
        self.0.cause.as_deref()
    }

    /// Whether the database refused a value that must be there only once.
    pub fn is_duplicate(&self) -> bool {
        self.cause().is_some_and(|cause| cause.starts_with("UniqueViolation"))
    }

    pub fn seconds_to_wait(&self) -> Option<u32> {
        self.0.retry_after
    }

    /// The sentence for people: the detail, what is wrong at the one place where something is, or the title.
    pub fn sentence(&self) -> Words {
        let of_fault = match self.0.faults.as_slice() {
            [only] => Some(only.detail.clone()),
            _ => None,
        };
        self.0.detail.clone().or(of_fault).unwrap_or_else(|| self.0.code.title())
    }

    /// The body of the answer.
    pub fn to_json(&self, language: Language, request_id: &str) -> Value {
        let inner = &self.0;
        let faults: Vec<Value> = inner
            .faults
            .iter()
            .map(|fault| {
                serde_json::json!({
                    "pointer": fault.pointer,
                    "code": fault.code.word(),
                    "detail": fault.detail.in_language(language),
                })
            })
            .collect();
        let detail = inner.detail.as_ref().or_else(|| inner.faults.first().map(|fault| &fault.detail));
        let mut body = serde_json::json!({
            "type": format!("urn:fengqiao:problem:{}", inner.code.word()),
            "title": inner.code.title().in_language(language),
            "status": inner.code.status(),
            "detail": detail.map_or_else(|| inner.code.title().in_language(language).to_owned(), |words| words.in_language(language).to_owned()),
            "code": inner.code.word(),
            "request_id": request_id,
            "errors": faults,
        });
        for (name, value) in &inner.extra {
            if let Some(fields) = body.as_object_mut() {
                fields.insert((*name).to_owned(), value.clone());
            }
        }
        body
    }
}

impl Clone for Problem {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded | std::io::ErrorKind::FileTooLarge => {
                Self::new(Code::DiskFull)
            }
            _ => Self::internal(error),
        }
    }
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.0.code.word(), self.0.cause.as_deref().unwrap_or(&self.sentence().en))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.sentence();
        write!(f, "{} / {}", words.zh, words.en)
    }
}

impl std::error::Error for Problem {}

/// The shell finds the problem in the response's extensions and writes it in the reader's language.
impl actix_web::ResponseError for Problem {
    fn status_code(&self) -> actix_web::http::StatusCode {
        actix_web::http::StatusCode::from_u16(self.0.code.status()).unwrap_or(actix_web::http::StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> actix_web::HttpResponse {
        let mut response = actix_web::HttpResponse::new(self.status_code());
        response.extensions_mut().insert(self.clone());
        response
    }
}
