//! The five workbooks of the made-up year of 平安镇 that the demonstration loads.

use super::lists::ImportKind;

/// Kind, file name and bytes of each workbook.
pub const WORKBOOKS: [(ImportKind, &str, &[u8]); 5] = [
    (ImportKind::People, "法律明白人名册.xlsx", include_bytes!("../../tests/data/pingan-2023/法律明白人名册.xlsx")),
    (ImportKind::Cases, "矛盾纠纷排查化解台账2023.xlsx", include_bytes!("../../tests/data/pingan-2023/矛盾纠纷排查化解台账2023.xlsx")),
    (ImportKind::PetitionVisits, "领导干部接访登记2023.xlsx", include_bytes!("../../tests/data/pingan-2023/领导干部接访登记2023.xlsx")),
    (
        ImportKind::OnlineEntries,
        "网上人民调解平台导出2023.xlsx",
        include_bytes!("../../tests/data/pingan-2023/网上人民调解平台导出2023.xlsx"),
    ),
    (ImportKind::Screenings, "排查半月报汇总2023.xlsx", include_bytes!("../../tests/data/pingan-2023/排查半月报汇总2023.xlsx")),
];
