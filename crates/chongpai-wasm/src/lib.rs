//! The JavaScript interface of Chongpai.
