//! The coded lists of a case. Labels of kinds follow the Ministry's T18 list; the T15 list is a roll-up of it.

use crate::coded_enum;

coded_enum! {
    /// Which cases a list shows: those that count, or records kept though they count nowhere.
    #[derive(Default)]
    StandingShown {
        Counts = "counts" "计入的" "Counted";
        Withdrawn = "withdrawn" "已撤销" "Withdrawn";
        Merged = "merged" "已并案" "Merged";
        #[default]
        All = "all" "全部" "All";
    }
}

coded_enum! {
    /// What a dispute is about (T18, the finest edition; records keep this).
    Kind {
        MarriageFamily = "marriage_family" "婚姻家庭" "Marriage and family";
        Neighbour = "neighbour" "邻里" "Neighbours";
        Homestead = "homestead" "房屋宅基地" "Houses and homesteads";
        Contract = "contract" "合同" "Contract";
        Business = "business" "生产经营" "Production and business";
        Damages = "damages" "损害赔偿" "Damages";
        ForestLand = "forest_land" "山林土地" "Forest and land";
        Expropriation = "expropriation" "征地拆迁" "Expropriation and relocation";
        Environment = "environment" "环境污染" "Pollution";
        MigrantWages = "migrant_wages" "拖欠农民工工资" "Unpaid migrant wages";
        OtherLabour = "other_labour" "其他劳动争议" "Other labour";
        Tourism = "tourism" "旅游" "Tourism";
        ECommerce = "e_commerce" "电子商务" "E-commerce";
        OtherConsumer = "other_consumer" "其他消费" "Other consumer";
        Medical = "medical" "医疗" "Medical";
        Traffic = "traffic" "道路交通事故" "Road traffic";
        PropertyManagement = "property_management" "物业" "Property management";
        Other = "other" "其他" "Other";
    }
}

coded_enum! {
    /// The older list of fifteen kinds, still asked for by some returns.
    Kind15 {
        MarriageFamily = "marriage_family" "婚姻家庭" "Marriage and family";
        Neighbour = "neighbour" "邻里" "Neighbours";
        Homestead = "homestead" "房屋宅基地" "Houses and homesteads";
        Contract = "contract" "合同" "Contract";
        Business = "business" "生产经营" "Production and business";
        Damages = "damages" "损害赔偿" "Damages";
        ForestLand = "forest_land" "山林土地" "Forest and land";
        Expropriation = "expropriation" "征地拆迁" "Expropriation and relocation";
        Environment = "environment" "环境污染" "Pollution";
        Labour = "labour" "劳动争议" "Labour";
        Consumer = "consumer" "消费" "Consumer";
        Medical = "medical" "医疗" "Medical";
        Traffic = "traffic" "道路交通事故" "Road traffic";
        PropertyManagement = "property_management" "物业" "Property management";
        Other = "other" "其他" "Other";
    }
}

impl Kind {
    /// The kind in the list of fifteen: both labour kinds are one, both consumer kinds are one, tourism is other.
    pub fn rolled_up(self) -> Kind15 {
        match self {
            Self::MarriageFamily => Kind15::MarriageFamily,
            Self::Neighbour => Kind15::Neighbour,
            Self::Homestead => Kind15::Homestead,
            Self::Contract => Kind15::Contract,
            Self::Business => Kind15::Business,
            Self::Damages => Kind15::Damages,
            Self::ForestLand => Kind15::ForestLand,
            Self::Expropriation => Kind15::Expropriation,
            Self::Environment => Kind15::Environment,
            Self::MigrantWages | Self::OtherLabour => Kind15::Labour,
            Self::ECommerce | Self::OtherConsumer => Kind15::Consumer,
            Self::Medical => Kind15::Medical,
            Self::Traffic => Kind15::Traffic,
            Self::PropertyManagement => Kind15::PropertyManagement,
            Self::Tourism | Self::Other => Kind15::Other,
        }
    }
}

coded_enum! {
    /// How a case came to the committee, as the statistics ask.
    Source {
        OnInitiative = "on_initiative" "主动调解" "On own initiative";
        OnApplication = "on_application" "依申请" "On application";
        ReferredCourt = "referred_court" "法院委托移送" "Referred by the court";
        ReferredProcuratorate = "referred_procuratorate" "检察院委托移送" "Referred by the procuratorate";
        ReferredPolice = "referred_police" "公安机关委托移送" "Referred by the police";
        ReferredPetition = "referred_petition" "信访部门委托移送" "Referred by the petition office";
        ReferredOther = "referred_other" "其他部门委托移送" "Referred by another body";
    }
}

impl Source {
    /// Whether an authority handed the case over.
    pub fn is_referral(self) -> bool {
        !matches!(self, Self::OnInitiative | Self::OnApplication)
    }
}

coded_enum! {
    /// How the dispute was first heard of.
    FoundBy {
        Screening = "screening" "排查发现" "Screening";
        Reception = "reception" "接访转入" "Reception";
        Grid = "grid" "网格上报" "Grid worker";
        Superior = "superior" "上级交办" "Assigned from above";
        Hotline = "hotline" "12345/热线" "Hotline";
        WalkIn = "walk_in" "当事人上门" "Walk-in";
        Platform = "platform" "平台派单" "Online platform";
        Other = "other" "其他" "Other";
    }
}

coded_enum! {
    Difficulty {
        Simple = "simple" "简单" "Simple";
        Ordinary = "ordinary" "一般" "Ordinary";
        Difficult = "difficult" "疑难复杂" "Difficult";
        Major = "major" "重大" "Major";
    }
}

coded_enum! {
    Risk {
        Red = "red" "红" "Red";
        Orange = "orange" "橙" "Orange";
        Yellow = "yellow" "黄" "Yellow";
        Blue = "blue" "蓝" "Blue";
    }
}

coded_enum! {
    /// Where a case stands.
    Stage {
        Registered = "registered" "已登记" "Registered";
        Accepted = "accepted" "调解中" "In mediation";
        Declined = "declined" "不予受理" "Declined";
        Settled = "settled" "已化解" "Settled";
        Ended = "ended" "调解不成" "Ended without agreement";
        Closed = "closed" "已结案" "Closed";
        Archived = "archived" "已归档" "Archived";
    }
}

coded_enum! {
    /// Something done with a case that changes where it stands, or where it belongs.
    Step {
        Accept = "accept" "受理" "Accept";
        Decline = "decline" "不予受理" "Decline";
        Settle = "settle" "化解" "Settle";
        End = "end" "终止" "End";
        Close = "close" "结案" "Close";
        Archive = "archive" "归档" "Archive";
        Reopen = "reopen" "重新调解" "Reopen";
        Withdraw = "withdraw" "撤销登记" "Withdraw";
        /// A withdrawal taken back.
        Restore = "restore" "恢复" "Restore";
        /// Moved to another room.
        Move = "move" "转调解室" "Move";
        /// Found to be the same dispute as another case.
        Merge = "merge" "并案" "Merge";
        Unmerge = "unmerge" "撤销并案" "Undo the merger";
    }
}

coded_enum! {
    /// Where a dispute was resolved.
    Level {
        Village = "village" "村（社区）" "Village or community";
        Town = "town" "镇" "Town";
        CountyOrAbove = "county_or_above" "县级及以上" "County or above";
        CourtOrArbitration = "court_or_arbitration" "诉讼/仲裁" "Court or arbitration";
        OtherBody = "other_body" "其他部门" "Another body";
    }
}

coded_enum! {
    AgreementForm {
        Oral = "oral" "口头协议" "Oral";
        Written = "written" "书面协议" "Written";
    }
}

coded_enum! {
    Performance {
        NotDue = "not_due" "未到期" "Not yet due";
        Immediate = "immediate" "即时履行" "At once";
        Performed = "performed" "已履行" "Performed";
        Partly = "partly" "部分履行" "Partly performed";
        Overdue = "overdue" "未履行" "Overdue";
        Sued = "sued" "反悔起诉" "Went to court";
    }
}

coded_enum! {
    /// Judicial confirmation of the agreement.
    Confirmation {
        NotApplied = "none" "未申请" "Not applied for";
        Applied = "applied" "已申请" "Applied for";
        Confirmed = "confirmed" "已确认" "Confirmed";
        Refused = "refused" "不予确认" "Refused";
        Withdrawn = "withdrawn" "已撤回" "Withdrawn";
    }
}

coded_enum! {
    /// Why mediation ended without agreement (宁波市人民调解条例 art. 23, 27).
    EndedGround {
        Refused = "refused" "一方拒绝或放弃" "A party refused or gave up";
        NoAgreement = "no_agreement" "无法达成协议" "No agreement possible";
        Impossible = "impossible" "特定事由不能进行" "Cannot go on for a stated reason";
        Expired = "expired" "期满未延" "Time ran out without extension";
        Other = "other" "其他" "Other";
    }
}

coded_enum! {
    /// Why a case was not accepted (人民调解工作若干规定 art. 22).
    DeclinedGround {
        SpecialOrgan = "special_organ" "专门机关管辖" "For a special organ";
        AlreadyTaken = "already_taken" "已受理或已解决" "Already taken or settled elsewhere";
        Refused = "refused" "一方明确拒绝" "A party refused";
        NotCivil = "not_civil" "非民间纠纷" "Not a civil dispute";
        Other = "other" "其他" "Other";
    }
}

coded_enum! {
    PartyRole {
        Applicant = "applicant" "申请人" "Applicant";
        Respondent = "respondent" "被申请人" "Respondent";
        Third = "third" "第三人" "Third party";
    }
}

coded_enum! {
    PartyKind {
        Person = "person" "个人" "Person";
        Organisation = "organisation" "单位" "Organisation";
        Household = "household" "户" "Household";
    }
}

coded_enum! {
    /// In which role somebody took part.
    ParticipantRole {
        LeadMediator = "lead_mediator" "主持调解员" "Lead mediator";
        Mediator = "mediator" "参与调解员" "Mediator";
        LegalLiterate = "legal_literate" "法律明白人" "Legal literate";
        LegalAdviser = "legal_adviser" "村居法律顾问" "Legal adviser";
        GridWorker = "grid_worker" "网格员" "Grid worker";
        Leader = "leader" "包案领导" "Leader in charge";
        Invited = "invited" "邀请人" "Invited";
        Recorder = "recorder" "记录人" "Recorder";
        Court = "court" "法庭" "Court tribunal";
        PoliceStation = "police_station" "派出所" "Police station";
        JusticeOffice = "justice_office" "司法所" "Justice office";
    }
}

coded_enum! {
    /// To whom a case is handed over.
    TransferTo {
        Village = "village" "村（社区）" "Village or community";
        Town = "town" "镇" "Town";
        County = "county" "县级及以上" "County or above";
        Court = "court" "法院" "Court";
        Police = "police" "公安派出所" "Police";
        JusticeOffice = "justice_office" "司法所" "Justice office";
        PetitionOffice = "petition_office" "信访部门" "Petition office";
        Other = "other" "其他部门" "Another body";
    }
}

coded_enum! {
    /// What the body a case was handed to answered.
    TransferAnswer {
        Accepted = "accepted" "已接收" "Accepted";
        Returned = "returned" "退回" "Returned";
        Done = "done" "已办结" "Done";
    }
}

coded_enum! {
    FollowUpMethod {
        Visit = "visit" "上门" "Visit";
        Phone = "phone" "电话" "Phone";
        Meeting = "meeting" "约见" "Meeting";
        Other = "other" "其他" "Other";
    }
}

coded_enum! {
    /// What a photo or scan shows.
    AttachmentKind {
        Identity = "identity" "身份证明" "Proof of identity";
        Evidence = "evidence" "证据材料" "Evidence";
        SignedPaper = "signed_paper" "签字文书" "Signed paper";
        PerformanceProof = "performance_proof" "履行凭证" "Proof of performance";
        Photo = "photo" "照片" "Photo";
        Other = "other" "其他" "Other";
    }
}

coded_enum! {
    /// What a person decided about two cases that look alike.
    LinkRelation {
        Related = "related" "有关联" "Related";
        Different = "different" "不是同一件" "Not the same dispute";
    }
}

coded_enum! {
    /// What a dossier consists of, in the order of its contents (司发通〔2010〕239号).
    Paper {
        Cover = "cover" "卷宗封面" "Cover";
        Contents = "contents" "卷内目录" "Contents";
        Application = "application" "人民调解申请书" "Application";
        Acceptance = "acceptance" "人民调解受理登记表" "Acceptance form";
        Notice = "notice" "当事人权利义务告知书" "Notice of rights and duties";
        Identity = "identity" "当事人身份证明" "Proof of identity";
        PowerOfAttorney = "power_of_attorney" "授权委托书" "Power of attorney";
        Inquiry = "inquiry" "人民调解调查记录" "Inquiry record";
        Evidence = "evidence" "证据材料" "Evidence";
        MediationRecord = "mediation_record" "人民调解记录" "Mediation record";
        Agreement = "agreement" "人民调解协议书" "Agreement";
        OralAgreement = "oral_agreement" "人民调解口头协议登记表" "Register of the oral agreement";
        EndNotice = "end_notice" "终止调解通知书" "Notice of ending";
        PerformanceProof = "performance_proof" "履行凭证" "Proof of performance";
        FollowUp = "follow_up" "人民调解回访记录" "Follow-up record";
        ConfirmationApplication = "confirmation_application" "司法确认申请书" "Application for judicial confirmation";
        FileNote = "file_note" "卷宗情况说明" "Note on the file";
        Back = "back" "卷宗封底" "Back cover";
    }
}

impl Paper {
    /// Whether the program writes it; the others come from the parties.
    pub fn is_written_here(self) -> bool {
        !matches!(self, Self::Identity | Self::PowerOfAttorney | Self::Evidence | Self::PerformanceProof)
    }
}

coded_enum! {
    /// Whether a dossier must have a paper.
    PaperNeed {
        Required = "required" "必须" "Required";
        AsNeeded = "as_needed" "按需" "As needed";
    }
}

coded_enum! {
    /// Whether a dossier has a paper.
    PaperState {
        /// Signed, or a scan of it is attached.
        Present = "present" "已有" "Present";
        /// Its facts are on record, but there is neither paper nor scan.
        Recorded = "recorded" "已登记" "On record";
        /// The program prints it; it is not signed yet.
        Printable = "printable" "可打印" "Can be printed";
        Missing = "missing" "缺" "Missing";
        NotNeeded = "not_needed" "不需要" "Not needed";
    }
}
