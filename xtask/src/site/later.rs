//! What of the program is not needed to paste a page and read it, and so waits in its rest.
//!
//! A function that is missing here only makes the first part larger; one that is here and should
//! not be holds the page up while the rest is loaded, which a test of the browser finds.

/// A part of the name of the import that gets the rest; `src/platform/rest.rs` has it.
pub(super) const ASK: &str = "needRest";

/// Parts of the names of functions that may wait: what is asked, corrected, looked for and set.
const LATER: &[&str] = &[
    "chongpai::articles::given::GivenWords>::ignored",
    "chongpai::articles::given::GivenWords>::settle",
    "chongpai::articles::given::heed",
    "chongpai::articles::search::prune",
    "chongpai::articles::why::",
    "chongpai::compose::as_it_came",
    "chongpai::constraints::Constraints>::fix_roles",
    "chongpai::constraints::Constraints>::keep_roles",
    "chongpai::constraints::doubt",
    "chongpai::constraints::leanings",
    "chongpai::constraints::translate",
    "chongpai::decode::heed_marks",
    "chongpai::edits::forms::joined",
    "chongpai::edits::forms::voiced",
    "chongpai::edits::letter_spacing::close_up_korean",
    "chongpai::edits::markup::Mark>::length",
    "chongpai::edits::markup::marks",
    "chongpai::edits::options::fold",
    "chongpai::edits::options::space",
    "chongpai::edits::options::widen",
    "chongpai::edits::parted::",
    "chongpai::edits::run_in::join",
    "chongpai::edits::spaces::is_split_number",
    "chongpai::evidence::",
    "chongpai::features::Page>::cue",
    "chongpai::features::Page>::loose_stretches",
    "chongpai::features::Page>::measured",
    "chongpai::features::rows::around_heads",
    "chongpai::features::running::judge",
    "chongpai::final_lines::",
    "chongpai::lines::margins::take_off_margins",
    "chongpai::seams::latin::",
    "chongpai::spread::",
    "chongpai::restored::",
    "chongpai::stacks::columns::",
    "chongpai::stacks::put_together",
    "chongpai::stacks::stream::",
    "chongpai::strands::find",
    "chongpai::write::",
    "chongpai_app::carry::",
    "chongpai_app::changes::",
    "chongpai_app::components::block::control",
    "chongpai_app::components::block::marked",
    "chongpai_app::components::contents::choosing",
    "chongpai_app::components::corrections::",
    "chongpai_app::components::details::",
    "chongpai_app::components::dialog::",
    "chongpai_app::components::help::",
    "chongpai_app::components::question::",
    "chongpai_app::components::search::",
    "chongpai_app::components::settings::",
    "chongpai_app::components::source::mark",
    "chongpai_app::encodings::",
    "chongpai_app::engine::explain",
    "chongpai_app::engine::markdown",
    "chongpai_app::history::Step>::",
    "chongpai_app::hooks::seek::",
    "chongpai_app::hooks::use_drag::drag",
    "chongpai_app::hooks::use_keys::",
    "chongpai_app::hooks::use_library::join::{closure",
    "chongpai_app::hooks::use_link::",
    "chongpai_app::hooks::use_modal::",
    "chongpai_app::hooks::use_paste::opened",
    "chongpai_app::platform::files::open",
    "chongpai_app::platform::library::join::{closure",
    "chongpai_app::protocol::explanation",
    "chongpai_app::reader::search::",
    "chongpai_app::reader::variants::",
    "chongpai_app::rules::Pattern>::",
    "chongpai_app::rules::here",
    "chongpai_app::rules::obey",
    "chongpai_app::rules::read",
    "chongpai_app::state::State>::ask",
    "chongpai_app::state::State>::change",
    "chongpai_app::state::State>::corrected",
    "chongpai_app::state::State>::do_deed",
    "chongpai_app::state::State>::follow",
    "chongpai_app::state::State>::next_hit",
    "chongpai_app::state::State>::question_at",
    "chongpai_app::state::State>::say",
    "chongpai_app::state::State>::seek",
    "chongpai_app::state::State>::select",
    "chongpai_app::state::State>::send",
    "chongpai_app::state::State>::show",
    "chongpai_app::state::State>::walk",
    "chongpai_app::words::phrases::",
];

/// Parts of the names of functions among them that may not: what looks whether there is
/// something to do.
const AT_ONCE: &[&str] = &[
    "components::source::marked",
    "State>::asked",
    "State>::selected_block",
    "use_keys::block_in_view",
    "use_keys::closest",
    "use_keys::types",
    "use_keys::use_keys",
    "use_library::use_library",
    "use_link::Memory",
    "use_link::use_link",
];

/// Whether a function may wait, by its name: the path to it, with those of its types.
pub(super) fn is_later(name: &str) -> bool {
    let name = plain(name);
    // What the page holds may be dropped at any time.
    if name.starts_with("core::ptr::drop_in_place::<") && !name.contains("{closure") {
        return false;
    }
    let any = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    any(LATER) && !any(AT_ONCE)
}

/// A name without the hashes of its crates.
pub(super) fn plain(name: &str) -> String {
    let mut parts = name.split('[');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if is_hash(hash) => out.push_str(rest),
            _ => out.extend(["[", part]),
        }
    }
    out
}

fn is_hash(text: &str) -> bool {
    text.len() > 6 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_without_the_hashes_of_crates() {
        let name = "<chongpai_app[b41a17f532ed995a]::state::State>::walk";
        assert_eq!(plain(name), "<chongpai_app::state::State>::walk");
        assert_eq!(plain("next[1] [u8] [u32; 3]"), "next[1] [u8] [u32; 3]");
        assert!(is_later(name));
        for now in ["after", "asked"] {
            assert!(!is_later(&format!(
                "<chongpai_app[b41a17f532ed995a]::state::State>::{now}"
            )));
        }
    }

    #[test]
    fn what_looks_for_something_to_do_is_there_at_once() {
        let hook = "chongpai_app[b41a17f532ed995a]::hooks::use_link::";
        assert!(is_later(&format!("{hook}follow")));
        assert!(!is_later(&format!("{hook}use_link::inner_fn::{{closure#1}}")));
    }
}
