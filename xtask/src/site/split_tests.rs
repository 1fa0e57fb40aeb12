use super::*;

/// Names of functions by their numbers, as compilers keep them.
fn names(all: &[(u32, &str)]) -> Vec<u8> {
    let named = list(all.iter().map(|(index, name)| {
        let mut out = number(u64::from(*index));
        push_bytes(&mut out, name.as_bytes());
        out
    }));
    let mut out = vec![];
    push_bytes(&mut out, b"name");
    out.push(1);
    push_bytes(&mut out, &named);
    out
}

fn module(sections: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut out = b"\0asm\x01\0\0\0".to_vec();
    for (id, section) in sections {
        out.push(*id);
        push_bytes(&mut out, section);
    }
    out
}

const I32: u8 = 0x7f;
/// No parameters and no result; one of each.
fn types() -> Vec<u8> {
    list([vec![0x60, 0, 0], vec![0x60, 1, I32, 1, I32]].into_iter())
}

/// An imported function that asks, and one more; then `read`, which calls `settle`; then
/// `settle` and `advise`, which are wanted later. `advise` stands in the table and calls
/// `read` and the other import; `settle` calls `advise`.
fn program() -> Vec<u8> {
    let import = |name: &str| {
        let mut out = vec![1, b'm'];
        push_bytes(&mut out, name.as_bytes());
        out.extend([FUNCTION, 0]);
        out
    };
    let bodies = [
        &[0, 0x20, 0, 0x10, 3, 0x0b][..],
        &[0, 0x20, 0, 0x10, 4, 0x0b],
        &[0, 0x10, 1, 0x20, 0, 0x10, 2, 0x23, 0, 0x6a, 0x0b],
    ];
    module(&[
        (TYPES, types()),
        (IMPORTS, list(["ask", "other"].map(import).into_iter())),
        (FUNCTIONS, vec![3, 1, 1, 1]),
        (TABLES, vec![1, 0x70, 1, 3, 3]),
        (MEMORIES, vec![1, 0, 17]),
        (GLOBALS, vec![1, I32, 1, 0x41, 8, 0x0b]),
        (EXPORTS, list([export("read", FUNCTION, 2)].into_iter())),
        (ELEMENTS, elements([(1, 2), (2, 4)].into_iter())),
        (CODE, list(bodies.into_iter().map(sized))),
        (CUSTOM, names(&[(0, "later::ask"), (2, "read"), (3, "later::settle")])),
        (CUSTOM, names(&[(4, "later::advise")])),
    ])
}

#[test]
fn the_rest_takes_what_it_needs_and_is_called_through_the_table() {
    let parts = split(&program(), "ask", |name| name.starts_with("later::")).unwrap();
    let stub = |slot: u8| vec![0, 0x10, 0, 0x20, 0, 0x41, slot, 0x11, 1, 0, 0x0b];
    let import =
        |name: &str| [&[1, b'm', name.len() as u8], name.as_bytes(), &[0, 0]].concat();
    let taken = [(FUNCTION, 1), (FUNCTION, 2), (TABLE, 0), (MEMORY, 0), (GLOBAL, 0)];
    let shared = taken.iter().zip(["0", "1", "2", "3", "4"]);
    let shared = shared.map(|(&(kind, index), name)| export(name, kind, index));
    let first = module(&[
        (TYPES, types()),
        (IMPORTS, list(["ask", "other"].map(import).into_iter())),
        (FUNCTIONS, vec![3, 1, 1, 1]),
        // A place more: nothing but a call led to `settle`.
        (TABLES, vec![1, 0x70, 1, 4, 4]),
        (MEMORIES, vec![1, 0, 17]),
        (GLOBALS, vec![1, I32, 1, 0x41, 8, 0x0b]),
        (EXPORTS, list([export("read", FUNCTION, 2)].into_iter().chain(shared))),
        (ELEMENTS, elements([(1, 2), (2, 4)].into_iter())),
        (
            CODE,
            list(
                [vec![0, 0x20, 0, 0x10, 3, 0x0b], stub(3), stub(2)]
                    .iter()
                    .map(|body| sized(body)),
            ),
        ),
    ]);
    assert_eq!(parts.first, first);

    let described = [
        &[0, 1, b'0', FUNCTION, 0][..],
        &[0, 1, b'1', FUNCTION, 1],
        &[0, 1, b'2', TABLE, 0x70, 1, 4, 4],
        &[0, 1, b'3', MEMORY, 0, 17],
        &[0, 1, b'4', GLOBAL, I32, 1],
    ];
    let bodies = [
        &[0, 0x20, 0, 0x10, 3, 0x0b][..],
        &[0, 0x10, 0, 0x20, 0, 0x10, 1, 0x23, 0, 0x6a, 0x0b],
    ];
    let rest = module(&[
        (TYPES, types()),
        (IMPORTS, list(described.into_iter().map(<[u8]>::to_vec))),
        (FUNCTIONS, vec![2, 1, 1]),
        (ELEMENTS, elements([(2, 3), (3, 2)].into_iter())),
        (CODE, list(bodies.into_iter().map(sized))),
    ]);
    assert_eq!(parts.rest, rest);
}

#[test]
fn what_only_the_rest_calls_goes_with_it() {
    // `advise` stands in the table; `settle` is called by `read` and by nothing else.
    let program = program();
    let program = Program::read(&program).unwrap();
    let with = |named: &[u32]| {
        let named = named.iter().copied().collect();
        Vec::from_iter(with_their_own(&program, named).unwrap())
    };
    assert_eq!(with(&[2]), [2, 3]);
    assert_eq!(with(&[3]), [3]);
    assert_eq!(with(&[4]), [4]);
}

#[test]
fn a_program_that_cannot_ask_is_refused() {
    assert!(split(&program(), "nobody", |_| true).is_err());
    let whole = program();
    assert!(split(&whole[..whole.len() - 1], "ask", |_| true).is_err());
}

#[test]
fn neighbours_in_the_table_are_one_stretch() {
    let all = elements([(1, 9), (2, 8), (64, 7)].into_iter());
    assert_eq!(all, [2, 0, 0x41, 1, 0x0b, 2, 9, 8, 0, 0x41, 0xc0, 0, 0x0b, 1, 7]);
}
