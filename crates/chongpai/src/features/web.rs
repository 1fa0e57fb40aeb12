//! Pages that were copied from the web: what stands round their stories is told by its words.

use super::{End, Page};
use crate::cues::Cue;

/// Shorter lines may be the name of a section.
const STORY: u16 = 8;

impl Page {
    fn has(&self, i: usize, cue: Cue) -> bool {
        self.aspects.get(i).is_some_and(|line| line.cues.has(cue))
    }

    /// Whether a line is a control of the web page that a story was copied from. A word that may
    /// be one is, beside another one.
    pub(super) fn is_control(&self, i: usize) -> bool {
        let beside = [i.wrapping_sub(1), i + 1];
        self.has(i, Cue::Controls)
            || self.has(i, Cue::Control)
                && beside.iter().any(|&k| self.has(k, Cue::Control))
    }

    /// Whether a line is page furniture of the web: a control, the way to the page, a notice of
    /// rights.
    pub(crate) fn is_of_web(&self, i: usize) -> bool {
        self.web && (self.is_control(i) || self.has(i, Cue::Navigation))
    }

    /// Whether a line tells when a story of the web was published, and perhaps by whom.
    pub(crate) fn is_published(&self, i: usize) -> bool {
        self.web && self.has(i, Cue::Published)
    }

    /// Whether a line of a story stands alone between what is none of it, or looks like a caption
    /// behind that, and does not end as sentences do: it is no paragraph.
    pub(crate) fn is_alone(&self, i: usize) -> bool {
        let round = |k: usize| self.is_of_web(k) || self.is_published(k);
        self.web
            && self.is_of_story(i)
            && self.aspects[i].end != End::Sentence
            && (i == 0 || round(i - 1) || !self.is_of_story(i - 1))
            && (round(i + 1) || self.has(i, Cue::Caption))
    }

    /// Whether nothing in a line is of what stands round the stories of the web.
    pub(super) fn is_of_story(&self, i: usize) -> bool {
        use Cue::{Control, Date, Folio, Imprint, Masthead, Navigation, Published};
        let round = [Control, Navigation, Published, Folio, Date, Imprint, Masthead];
        self.aspects[i].shape.chars >= STORY && !round.iter().any(|&cue| self.has(i, cue))
    }
}
