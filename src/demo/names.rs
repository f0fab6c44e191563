//! Other names for the same people: each copied year has its own, and whoever was a person twice in the sample is so in the copy.

use std::collections::{HashMap, HashSet};

use crate::imports::cells::names::is_organisation;

/// The surnames of the sample; a copy takes for each the one so many places further on, so that kin stay kin.
const SURNAMES: &str = "陈王张李刘杨向谭彭吴熊黄何胡冉周余方徐罗程牟朱付邓蒲廖赵叶曾袁邱秦马汪唐石幸薛涂游旷易万姚沈卢郎龙陶";
const FURTHER_ON: usize = 7;

/// Each letter of the sample's given names, and what three copies in turn put in its place; no letter stands twice.
const GIVEN: &[&str] = &[
    "勇毅谦驰",
    "云坚和南",
    "光锐顺北",
    "琴娜瑾黛",
    "秀婷瑜颖",
    "淑婉琦馨",
    "兰媛璐馥",
    "成恒康东",
    "友宏宁中",
    "大达泰渝",
    "富远福开",
    "文振禄宽",
    "海启寿尚",
    "天维喜高",
    "权绍旺双",
    "金继茂仲",
    "碧娥珠巧",
    "永承盛伯",
    "丽姣环贞",
    "素娇玫柔",
    "香妍瑰洁",
    "琼妮玥涓",
    "玉姗珂滢",
    "群婕雪漪",
    "正宗丰叔",
    "军庆裕季",
    "国荣长亚",
    "斌胜久广",
    "安利本运",
    "晓武培益",
    "燕娴霜沁",
    "奎雄育道",
    "先彪生传",
    "蓉娅雯莺",
    "小威根作",
    "梅妙露鹃",
    "发钢显克",
    "学铁耀勤",
    "俊磊宝俭",
    "红芬月雁",
    "兴岩银业",
    "明峻铭时",
    "平岭鑫奇",
    "玲芝虹丹",
    "才川锋佑",
    "全江钧佐",
    "刚泽锦炳",
    "莲芸彩紫",
    "娟荷晴绣",
    "礼润卫煌",
    "山源民焕",
    "清涌革烈",
    "杰滨跃炎",
    "珍莉岚绢",
    "桂茜竹缨",
    "贵洋进灿",
    "菊菁桃冰",
    "龙潮前照",
    "强森汉千",
    "芳萱杏嘉",
    "秋蕾柳园",
    "仁松良述",
    "洪柏善遵",
    "德树贤循",
    "英薇樱爱",
    "浩栋能昭",
    "朝柱思淳",
    "波楠怀皓",
    "仕桐念睿",
    "凤蕊棉晗",
    "林榆定哲",
    "志晨守智",
    "静蔓倩琬",
    "容芹俐琰",
    "翠茹仙珮",
    "萍葵佳莎",
    "惠蓓依苓",
    "昌旭伦彦",
    "涛阳儒博",
    "忠昊书翰",
    "家晖章韬",
    "伟朗卓略",
    "敏珊慧苑",
    "春琳怡蓝",
    "元曦越策",
    "亮晟凯均",
    "世昆旋钦",
    "祥昕翔彬",
    "建宇飞辰",
    "峰寰鸿坤",
    "华诚鹤帆",
    "艳琪悦蕙",
    "鹏信虎勋",
    "超义豹晋",
    "霞瑶恬苹",
    "辉孝骏淞",
];

/// One way to rename people, letter by letter.
pub struct Renaming {
    surnames: HashMap<char, char>,
    given: HashMap<char, char>,
}

impl Renaming {
    /// The renaming of this number; number 0 leaves every name as it is.
    pub fn of(number: usize) -> Self {
        let surnames: Vec<char> = SURNAMES.chars().collect();
        let turned = surnames.iter().cycle().skip(number * FURTHER_ON % surnames.len()).copied();
        let place = if number == 0 { 0 } else { (number - 1) % 3 + 1 };
        let letters = |letters: &&str| Some((letters.chars().next()?, letters.chars().nth(place)?));
        Self { surnames: surnames.iter().copied().zip(turned).collect(), given: GIVEN.iter().filter_map(letters).collect() }
    }

    /// The name of a person in the copy; a firm keeps its own.
    pub fn name(&self, name: &str) -> String {
        if name.starts_with('某') || is_organisation(name) {
            return name.to_owned();
        }
        let other = |(place, letter): (usize, char)| {
            let letters = if place == 0 { &self.surnames } else { &self.given };
            letters.get(&letter).copied().unwrap_or(letter)
        };
        name.chars().enumerate().map(other).collect()
    }

    /// Several names.
    pub fn all(&self, names: &[String]) -> Vec<String> {
        names.iter().map(|name| self.name(name)).collect()
    }

    /// A text with the names of these people in it, the longest first where one begins another.
    pub fn text(&self, text: &str, people: &HashSet<String>) -> String {
        let letters: Vec<char> = text.chars().collect();
        let mut told = String::with_capacity(text.len());
        let mut rest = letters.as_slice();
        while let Some((first, others)) = rest.split_first() {
            let named = (2..=3).rev().find_map(|length| {
                let name: String = rest.get(..length)?.iter().collect();
                people.contains(&name).then_some((name, length))
            });
            match named {
                Some((name, length)) => {
                    told.push_str(&self.name(&name));
                    rest = rest.get(length..).unwrap_or_default();
                }
                None => {
                    told.push(*first);
                    rest = others;
                }
            }
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_stands_twice_so_that_no_two_people_become_one() {
        let letters: Vec<char> = GIVEN.iter().flat_map(|letters| letters.chars()).collect();
        assert_eq!(letters.iter().collect::<HashSet<_>>().len(), letters.len());
        assert!(GIVEN.iter().all(|letters| letters.chars().count() == 4));
        assert_eq!(SURNAMES.chars().collect::<HashSet<_>>().len(), SURNAMES.chars().count());
    }

    #[test]
    fn a_copy_has_other_names_in_its_texts_too() {
        let people: HashSet<String> = ["张军", "张军勇", "某装饰公司"].map(str::to_owned).into();
        let renaming = Renaming::of(1);
        let (one, two) = (renaming.name("张军"), renaming.name("张军勇"));
        assert_eq!(one.chars().next(), two.chars().next(), "kin stay kin");
        assert_eq!(renaming.text("张军勇与张军等2人，某装饰公司", &people), format!("{two}与{one}等2人，某装饰公司"));
        assert_eq!(Renaming::of(0).name("张军勇"), "张军勇");
    }
}
