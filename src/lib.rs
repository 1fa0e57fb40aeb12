//! Chongpai in the browser.
