//! What the law says, in the words of the papers. The articles are those of 中华人民共和国人民调解法 (2011-01-01 in force).

/// What mediation is and on what it rests: art. 2, 3, 4.
pub const NATURE: &[&str] = &[
    "人民调解委员会是依法设立的调解民间纠纷的群众性组织，通过说服、疏导等方法，促使当事人在平等协商的基础上自愿达成调解协议。",
    "调解在当事人自愿、平等的基础上进行，不违背法律、法规和国家政策，不收取任何费用。",
];

/// Art. 3 (3), 26: mediation bars no other way.
pub const OTHER_WAYS: &str = "人民调解不影响当事人依法通过仲裁、行政、司法等途径维护自己的权利。调解不成的，人民调解委员会终止调解，并依据有关法律、法规的规定告知上述途径。";

/// Art. 23.
pub const RIGHTS: &[&str] = &[
    "（一）选择或者接受人民调解员；",
    "（二）接受调解、拒绝调解或者要求终止调解；",
    "（三）要求调解公开进行或者不公开进行；",
    "（四）自主表达意愿、自愿达成调解协议。",
];

/// Art. 24.
pub const DUTIES: &[&str] = &["（一）如实陈述纠纷事实；", "（二）遵守调解现场秩序，尊重人民调解员；", "（三）尊重对方当事人行使权利。"];

/// Art. 28 to 33.
pub const EFFECT: &[&str] = &[
    "（一）调解协议书自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效；口头调解协议自各方当事人达成协议之日起生效。",
    "（二）调解协议具有法律约束力，当事人应当按照约定履行。人民调解委员会对履行情况进行监督，督促当事人履行约定的义务。",
    "（三）当事人之间就调解协议的履行或者协议的内容发生争议的，一方当事人可以向人民法院提起诉讼。",
    "（四）双方当事人认为有必要的，可以自调解协议生效之日起三十日内共同向人民法院申请司法确认；经依法确认有效的调解协议，一方当事人拒绝履行或者未全部履行的，对方当事人可以向人民法院申请强制执行。",
];

/// Art. 29, 31: under a written agreement.
pub const WRITTEN_EFFECT: &str = "本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。本协议具有法律约束力，当事人应当按照约定履行。";

/// Art. 30, 31: under a spoken agreement.
pub const ORAL_EFFECT: &str = "口头调解协议自各方当事人达成协议之日起生效，具有法律约束力，当事人应当按照约定履行。";

/// Art. 33, told with every agreement.
pub const CONFIRMATION: &str = "双方当事人认为有必要的，可以自本协议生效之日起三十日内共同向人民法院申请司法确认。";

/// Art. 17, 23: what an applicant declares.
pub const APPLICATION: &str = "人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解，请予受理。";

/// Art. 26: the ways that stay open, told to the parties when mediation ends.
pub const WAYS: &[&str] =
    &["（一）依法可以仲裁的，向仲裁机构申请仲裁；", "（二）属于行政机关职责的，请求行政机关处理；", "（三）向有管辖权的人民法院提起诉讼。"];

/// 法释〔2011〕5号 art. 4: what those who apply for confirmation declare to the court.
pub const DECLARATION: &str = "申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如果因为该协议内容而给他人造成损害的，愿意承担相应的民事责任和其他法律责任。";
