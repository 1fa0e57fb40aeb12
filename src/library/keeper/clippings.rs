//! The tray: kept, filled from files, and made one page of.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::{Keeper, device, files, page, seal, tray};
use crate::library::state::{Action, News, Part};
use crate::library::tray::Clipping;

impl Keeper {
    /// Keeps the tray, if it is another than is kept. Before the record has been read there is
    /// nothing to compare with, and it is asked again then.
    pub(crate) fn keep_tray(&self, tray: &Rc<[Clipping]>) {
        match &mut *self.0.tray.borrow_mut() {
            Some(kept) if kept != tray => *kept = tray.clone(),
            _ => return,
        }
        let sealed = seal(&&tray[..]);
        self.write(|shelf| async move { shelf.set_own("tray", &sealed).await });
    }

    /// Puts files into the tray, in their order.
    pub(crate) fn clip(&self, files: Vec<File>) {
        self.window(Part::Tray);
        let keeper = self.clone();
        spawn_local(async move {
            for file in files {
                keeper.say(match files::open(&file, device::tongue()).await {
                    Some(text) => Action::Clipped(text),
                    None => Action::News(Some(News::NoText(file.name()))),
                });
            }
        });
    }

    /// Makes one page of the clippings.
    pub(crate) fn make_page(&self, clippings: &[Clipping]) {
        let (text, corrections) = tray::page(clippings);
        self.say(Action::Closed);
        page::take(&text, &corrections, 0, None);
        self.say(Action::TrayEmptied);
    }
}
