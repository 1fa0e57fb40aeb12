//! A line → how much of it is particles, endings and the like. Running text cannot do without
//! them; headlines leave out what they can.

use crate::Language;
use crate::chars;

/// The value of a line whose language is not looked at, or that says too little.
pub(super) const UNASKED: u8 = 0;

/// What Chinese text is full of and headlines are not, in both scripts.
const CHINESE: &str =
    "的了是和这這等于於也此些们們而个個着著他她时時已还還最所以过過后後之其就都";
/// What words of Korean text end in: particles, and endings that something must follow.
const KOREAN: &str = "은는을를이가의며면고된할여던게만";

/// How many of a hundred characters, or Korean words, are such: 1 none, 5 most.
pub(super) fn share(text: &str, language: Language) -> u8 {
    let (found, all, steps) = match language {
        Language::ZhHans | Language::ZhHant => {
            let all = text.chars().count();
            let found = text.chars().filter(|&c| CHINESE_SET.has(c)).count();
            (found, all, [7, 11, 17])
        }
        Language::Ja => {
            let all = text.chars().count();
            let found = text.chars().filter(|&c| matches!(c, 'ぁ'..='ゖ')).count();
            (found, all, [25, 40, 55])
        }
        Language::Ko => {
            let words = text.split(' ').filter_map(|word| {
                word.chars().next_back().filter(|&c| chars::is_alphabetic(c))
            });
            let (mut found, mut all) = (0, 0);
            for last in words {
                found += usize::from(KOREAN_SET.has(last));
                all += 1;
            }
            (found, all, [20, 34, 50])
        }
        Language::Latin => return UNASKED,
    };
    if all < 2 {
        return UNASKED;
    }
    let share = found * 100 / all;
    match () {
        () if found == 0 => 1,
        () if share <= steps[0] => 2,
        () if share <= steps[1] => 3,
        () if share <= steps[2] => 4,
        () => 5,
    }
}

/// A few characters, found fast: most others are ruled out by their last bits.
struct Set {
    chars: &'static str,
    bits: [u64; 16],
}

const CHINESE_SET: Set = Set::new(CHINESE);
const KOREAN_SET: Set = Set::new(KOREAN);

impl Set {
    /// The characters must be of three bytes each.
    const fn new(chars: &'static str) -> Self {
        let bytes = chars.as_bytes();
        let mut bits = [0; 16];
        let mut at = 0;
        while at < bytes.len() {
            let low = (bytes[at + 1] as usize & 15) << 6 | bytes[at + 2] as usize & 63;
            bits[low / 64] |= 1 << (low % 64);
            at += 3;
        }
        Self { chars, bits }
    }

    fn has(&self, c: char) -> bool {
        let low = c as usize & 1023;
        self.bits[low / 64] >> (low % 64) & 1 == 1 && self.chars.contains(c)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_leave_out_what_they_can() {
        let check = |text: &str, language, expected| {
            assert_eq!(share(text, language), expected, "{text}");
        };
        check("停航六年渡轮重开", Language::ZhHans, 1);
        check("这条船是他父亲的，停了六年", Language::ZhHans, 5);
        check("廢棄煤礦坑變身蘑菇農場", Language::ZhHant, 1);
        check("三ツ沢の駄菓子屋復活", Language::Ja, 2);
        check("その店は十年ぶりに開いた", Language::Ja, 5);
        check("산골 도서관 다시 문 열어", Language::Ko, 1);
        check("도서관은 아이들이 책을 읽는", Language::Ko, 5);
        check("A Bench Is Not a Luxury", Language::Latin, UNASKED);
        check("桥", Language::ZhHans, UNASKED);
    }
}
