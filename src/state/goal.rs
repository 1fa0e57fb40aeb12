//! Where the page shall scroll, and where the focus goes.

/// Where to scroll.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Goal {
    /// Counts up with every wish.
    pub wish: u32,
    /// The block to bring into view in the result.
    pub block: Option<u32>,
    /// The line to bring into view in the source.
    pub line: Option<u32>,
    /// Where the block shall stand.
    pub stand: Stand,
    /// What becomes of the focus.
    pub focus: Focus,
    /// What of the block is to be seen.
    pub spot: Spot,
}

impl Goal {
    /// The wish to read a block from its head on.
    pub(super) fn head(self, block: Option<u32>) -> Self {
        let (stand, focus) = (Stand::Head, Focus::Take);
        Self { wish: self.wish + 1, block, line: None, stand, focus, spot: Spot::Head }
    }
}

/// What of a block is brought into view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Spot {
    /// Its head.
    #[default]
    Head,
    /// The hit that the reader has come to.
    Hit,
    /// What is read aloud.
    Spoken,
}

/// Where something shall stand that is brought into view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stand {
    /// Where it is, if it is seen.
    #[default]
    Near,
    /// At the head of the pane.
    Head,
    /// In the middle.
    Middle,
}

/// What becomes of the focus when something is brought into view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Focus {
    /// It stays where it is.
    #[default]
    Leave,
    /// It goes along.
    Take,
    /// It goes along if it was in the pane already, or nowhere.
    Keep,
}
