//! Other names for the same people: each copied year has its own, and whoever was a person twice in the sample is so in the copy.

use std::collections::{HashMap, HashSet};

use crate::imports::cells::names::is_organisation;

/// The surnames of the sample; a copy takes for each the one so many places further on, so that kin stay kin.
const SURNAMES: &str = "陈王张李刘杨向谭彭吴熊黄何胡冉周余方徐罗程牟朱付邓蒲廖赵叶曾袁邱秦马汪唐石幸薛涂游旷易万姚沈卢郎龙陶";
const FURTHER_ON: usize = 7;

/// Each letter of the sample's given names, and what three copies in turn put in its place; no letter stands twice.
const GIVEN: &str = "\
    勇毅谦驰 云坚和开 光锐顺传 琴娜瑾馨 秀婷瑜巧 淑婉琦贞 兰媛璐柔 成恒康勤 友宏宁俭 大达泰佑 富远福佐 文振禄烈 \
    海启寿灿 天维喜照 权绍旺遵 金继茂昭 碧娥珠洁 永承盛淳 丽姣环莺 素娇玫鹃 香妍玥雁 琼妮珂丹 玉姗雪紫 群婕霜绣 \
    正宗丰皓 军庆裕睿 国荣长哲 斌胜久智 安利本彦 晓武培博 燕娴雯冰 奎雄育翰 先彪生均 蓉娅露嘉 小威根钦 梅妙月园 \
    发钢显彬 学铁耀辰 俊磊宝坤 红芬虹爱 兴岩银帆 明峻铭勋 平岭鑫晋 玲芝彩晗 才川锋淞 全江钧滔 刚泽锦堂 莲芸晴莎 \
    娟荷岚蓝 礼润卫津 山源民湘 清涌革钊 杰滨跃新 珍莉竹苹 桂茜桃娣 贵洋进献 菊菁杏媚 龙潮前保 强森汉援 芳萱柳婵 \
    秋蕾樱如 仁松良社 洪柏善联 德树贤声 英薇棉婧 浩栋能奋 朝柱思拓 波楠怀麟 仕桐念麒 凤蕊倩茵 林榆定驹 志晨守鹰 \
    静蔓俐茗 容芹仙菱 翠茹佳芷 萍葵依璇 惠蓓慧雅 昌旭伦鸣 涛阳儒曙 忠昊书昱 家晖章轩 伟朗卓航 敏珊怡欣 春琳悦欢 \
    元曦越舟 亮晟凯帅 世昆旋绪 祥昕翔纪 建宇飞纲 峰寰鸿常 华诚鹤治 艳琪恬乐 鹏信虎理 超义豹直 霞瑶颖晶 辉孝骏坦";

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
        let letters = |letters: &str| Some((letters.chars().next()?, letters.chars().nth(place)?));
        Self { surnames: surnames.iter().copied().zip(turned).collect(), given: GIVEN.split_whitespace().filter_map(letters).collect() }
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
        let letters: Vec<char> = GIVEN.split_whitespace().flat_map(str::chars).collect();
        assert_eq!(letters.iter().collect::<HashSet<_>>().len(), letters.len());
        assert!(GIVEN.split_whitespace().all(|letters| letters.chars().count() == 4));
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
