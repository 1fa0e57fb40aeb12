//! Line icons, drawn for this page on a grid of 24.

use yew::prelude::*;

/// Which icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Icon {
    Copy,
    Page,
    Close,
    Keys,
    Pen,
    Save,
    Lock,
    Folder,
    Find,
    Next,
    Previous,
    Before,
    After,
    Right,
    Library,
    Aloud,
}

/// Draws an icon; it says nothing to a screen reader.
pub(crate) fn icon(icon: Icon) -> Html {
    let path = match icon {
        Icon::Copy => "M9 9h10v11H9zM5 15V4h10",
        Icon::Page => "M12 6v12M6 12h12",
        Icon::Close => "M6 6l12 12M18 6L6 18",
        Icon::Keys => "M9.4 9.2a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 2M12 17v.4",
        Icon::Pen => "M5 19l1-4L16 5l3 3L9 18z",
        Icon::Save => "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
        Icon::Lock => "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
        Icon::Before => "M14 6l-6 6 6 6",
        Icon::After => "M10 6l6 6-6 6",
        Icon::Right => "M5 12.5l4.5 4.5L19 7.5",
        Icon::Library => "M5 5h4v14H5zM10.5 5h4v14h-4zM16 6l3.5-.8 2 13-3.5.8z",
        Icon::Find => "M10.5 5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11M14.5 14.5L20 20",
        Icon::Aloud => {
            "M4 10v4h3.5l4.5 4V6L7.5 10zM15 9.5a4 4 0 0 1 0 5M17.5 7a7.5 7.5 0 0 1 0 10"
        }
        Icon::Next => "M6 9l6 6 6-6",
        Icon::Previous => "M6 15l6-6 6 6",
        Icon::Folder => "M4 6h6l2 2.5h8V19H4z",
    };
    html! {
        <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"
            focusable="false">
            <path d={path} />
        </svg>
    }
}
