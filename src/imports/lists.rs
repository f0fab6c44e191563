//! The coded lists of an import.

use crate::coded_enum;

coded_enum! {
    /// Which ledger a workbook is.
    ImportKind {
        Cases = "cases" "矛盾纠纷排查化解台账" "Dispute ledger";
        PetitionVisits = "petition_visits" "领导干部接访登记" "Register of the leaders' reception";
        OnlineEntries = "online_entries" "网上人民调解平台导出" "Export of the online platform";
        People = "people" "法律明白人名册" "Register of legal literates";
        Screenings = "screenings" "排查半月报" "Half-month screening reports";
    }
}

coded_enum! {
    /// What applying a workbook would do with one of its rows.
    RowVerdict {
        New = "new" "新增" "New";
        Same = "same" "已有且相同" "Already there, the same";
        Changed = "changed" "已有但不同" "Already there, with other values";
        Duplicate = "duplicate" "文件内重复" "Repeated in the file";
        /// Only keeps a place in the ledger: nothing was filed, nothing is to be done.
        Nothing = "nothing" "没有可导入的内容" "Holds nothing to import";
        Error = "error" "有错误" "Has errors";
    }
}

coded_enum! {
    /// What is being done with a workbook.
    ImportStage {
        Waiting = "waiting" "等待" "Waiting";
        Reading = "reading" "读文件" "Reading the file";
        Checking = "checking" "逐行核对" "Comparing row by row";
        Applying = "applying" "导入" "Importing";
        Undoing = "undoing" "撤销" "Taking back";
    }
}

coded_enum! {
    /// Why a sheet of a workbook holds no records.
    Skipped {
        Empty = "empty" "空工作表" "Empty sheet";
        NoHeadings = "no_headings" "没有这种台账的表头" "No headings of this ledger";
    }
}

coded_enum! {
    /// How it is known what a column holds; the surest comes first.
    Certainty {
        Chosen = "chosen" "已指定" "Chosen";
        Exact = "exact" "表头相符" "Same words";
        Alike = "alike" "表头相近" "Like words";
        None = "none" "不使用" "Not used";
    }
}

coded_enum! {
    /// How much a message about a row weighs.
    Weight {
        Error = "error" "错误" "Error";
        Warning = "warning" "提示" "Note";
    }
}

coded_enum! {
    /// What a column of a ledger holds.
    Field {
        Serial = "serial" "序号" "Number";
        Room = "room" "村（社区）" "Village or community";
        FoundOn = "found_on" "排查时间" "Found on";
        Place = "place" "地点" "Place";
        Applicants = "applicants" "甲方（申请人）" "Applicants";
        Respondents = "respondents" "乙方（被申请人）" "Respondents";
        Phone = "phone" "联系电话" "Phone";
        IdNumber = "id_number" "身份证号" "ID number";
        Kind = "kind" "纠纷类型" "Kind of dispute";
        Facts = "facts" "简要情况" "Facts";
        PeopleCount = "people_count" "涉及人数" "People concerned";
        Amount = "amount" "涉及金额" "Amount";
        Origin = "origin" "来源" "Source";
        Risk = "risk" "风险等级" "Risk";
        Longstanding = "longstanding" "是否历年疑难" "Longstanding";
        Leader = "leader" "领导" "Leader";
        Mediator = "mediator" "调解员" "Mediator";
        LegalLiterates = "legal_literates" "参与法律明白人" "Legal literates";
        AcceptedOn = "accepted_on" "受理时间" "Accepted on";
        SettledOn = "settled_on" "化解时间" "Settled on";
        Form = "form" "协议形式" "Form of agreement";
        Standing = "standing" "化解结果" "How it stands";
        Level = "level" "化解层级" "Level";
        Entered = "entered" "是否录入平台" "Entered in the platform";
        PlatformNo = "platform_no" "平台编号" "Platform number";
        FollowUp = "follow_up" "回访情况" "Follow-up";
        Remark = "remark" "备注" "Remark";
        ReceivedOn = "received_on" "接访日期" "Received on";
        VisitForm = "visit_form" "接访形式" "Form of reception";
        Visitors = "visitors" "来访人" "Visitors";
        Address = "address" "住址" "Address";
        PersonsPresent = "persons_present" "人数" "Persons present";
        Subject = "subject" "反映事项" "Subject";
        VisitClass = "class" "类别" "Class";
        Occurrence = "occurrence" "初次/重复" "First or repeated";
        Handling = "handling" "处理方式" "Handling";
        FinishBy = "finish_by" "办理期限" "Finish by";
        FinishedOn = "finished_on" "办结时间" "Finished on";
        Result = "result" "结果" "Result";
        EnteredOn = "entered_on" "录入时间" "Entered on";
        Committee = "committee" "调委会" "Committee";
        EnteredBy = "entered_by" "录入人" "Entered by";
        EntryState = "state" "状态" "State";
        Name = "name" "姓名" "Name";
        Gender = "gender" "性别" "Sex";
        Title = "title" "职务/身份" "Office";
        From = "from" "认定时间" "From";
        To = "to" "退出时间" "To";
        CertificateNo = "certificate_no" "证书编号" "Certificate number";
        HalfMonth = "half_month" "期次" "Half-month";
        FiledAt = "filed_at" "报送时间" "Filed at";
        Signer = "signer" "报送人" "Signer";
        Declared = "declared" "排查件数" "Cases declared";
        Zero = "zero" "是否零报告" "Zero report";
    }
}
