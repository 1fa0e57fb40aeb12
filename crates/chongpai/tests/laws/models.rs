//! A model that came from elsewhere, whole or damaged, is read or refused; once it is read
//! it may be wrong about pages, but it fails on none.

use chongpai::{Model, ModelError, Options, reflow_with};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::{config, pages, whole};

/// The parts of the model that comes with the engine.
const PARTS: [&[u8]; 3] = [
    include_bytes!("../../model/lines.bin"),
    include_bytes!("../../model/seams.bin"),
    include_bytes!("../../model/articles.bin"),
];

fn read(parts: &[Vec<u8>; 3]) -> Result<Model, ModelError> {
    Model::read(&parts[0], &parts[1], &parts[2])
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn damaged_models_are_refused_or_work(
        page in pages::text(),
        part in 0..3usize,
        wounds in vec((any::<Index>(), any::<u8>()), 0..40),
        early in prop::bool::weighted(0.5),
        end in prop::option::weighted(0.2, any::<Index>()),
    ) {
        let mut parts = PARTS.map(<[u8]>::to_vec);
        let bytes = &mut parts[part];
        // The first bytes say how the rest is to be read.
        let most = if early { 256 } else { bytes.len() };
        for (at, byte) in wounds {
            bytes[at.index(most)] = byte;
        }
        if let Some(end) = end {
            bytes.truncate(end.index(bytes.len()));
        }
        if let Ok(model) = read(&parts) {
            let options = Options::default();
            whole::check(&reflow_with(&model, &page, &options, &[], &mut |_| {}));
        }
    }
}

#[test]
fn every_shorter_model_is_refused() {
    for part in 0..3 {
        let whole = PARTS[part];
        for length in (0..300).chain([whole.len() / 2, whole.len() - 1]) {
            let mut parts = PARTS.map(<[u8]>::to_vec);
            parts[part].truncate(length);
            let error = read(&parts).unwrap_err();
            assert!(!error.to_string().is_empty(), "part {part}, {length} bytes");
        }
    }
    assert!(read(&PARTS.map(<[u8]>::to_vec)).is_ok());
}
