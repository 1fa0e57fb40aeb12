//! What must be told: trouble with keeping, and what other windows do.

use yew::prelude::*;

use super::button;
use crate::library::app::Shown;
use crate::library::state::{Action, News};
use crate::library::words::Say;

/// The news, with what can be done about it.
pub(super) fn news(shown: &Shown) -> Html {
    let tongue = shown.state.tongue;
    let news = shown.state.news.as_ref();
    let text = news.map(|news| match news {
        News::Blocked => Say::Blocked.in_(tongue).to_owned(),
        News::Full => Say::Full.in_(tongue).to_owned(),
        News::Failed(said) => Say::Failed.fill(tongue, &[said]),
        News::Broken(count) => Say::Broken.fill(tongue, &[&count.to_string()]),
        News::BrokenText => Say::BrokenText.in_(tongue).to_owned(),
        News::Beside => Say::Beside.in_(tongue).to_owned(),
        News::Elsewhere(_) => Say::Elsewhere.in_(tongue).to_owned(),
        News::Known(_, count) => Say::Known.fill(tongue, &[&count.to_string()]),
        News::DeletedAll => Say::DeletedAll.in_(tongue).to_owned(),
        News::Imported(count) => Say::Imported.fill(tongue, &[&count.to_string()]),
        News::NoText(name) => Say::NoText.fill(tongue, &[name]),
        News::NotShared => Say::NotShared.in_(tongue).to_owned(),
    });
    let (offer, id) = match news {
        Some(News::Elsewhere(id)) => (Some(Say::ShowThat), id.clone()),
        Some(News::Known(id, _)) => (Some(Say::OpenKnown), id.clone()),
        _ => (None, String::new()),
    };
    let keeper = shown.keeper.clone();
    let open = Callback::from(move |_| keeper.open(&id, None, ""));
    html! {
        <div class="library-news" id="library-news" role="status" lang={tongue.tag()}>
            if let Some(text) = text {
                <p>{ text }</p>
                <div class="library-news-ways">
                    if let Some(word) = offer {
                        { button(shown, "primary", word, open) }
                    }
                    { button(shown, "quiet", Say::Dismiss, shown.says(Action::News(None))) }
                </div>
            }
        </div>
    }
}
