//! The binary as its users meet it.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use chongpai::{Correction, Options};

const PAGE: &str = "青禾镇的老码头昨天重新开放，几百位居\n民前来参观。码头建于六十年前，停用\n\
                    以后一直空着，去年改成了图书室。\n";

/// What the engine makes of a page, under no options but these corrections.
fn clean_with(page: &str, corrections: &[Correction]) -> String {
    let document = chongpai::reflow(page, &Options::default(), corrections);
    let mut out = String::new();
    chongpai::write::text(&document, &mut out).unwrap();
    assert!(!out.is_empty());
    out
}

fn clean(page: &str) -> String {
    clean_with(page, &[])
}

/// A directory that goes away with the test.
struct Dir(PathBuf);

impl Dir {
    fn new(name: &str) -> Self {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("cli-{name}-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        Self(dir)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn run(&self, args: &[&str]) -> Output {
        self.run_with(args, b"")
    }

    fn run_with(&self, args: &[&str], stdin: &[u8]) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_chongpai"))
            .args(args)
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The child may end without having read everything.
        let _ = child.stdin.take().unwrap().write_all(stdin);
        child.wait_with_output().unwrap()
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[track_caller]
fn check(output: &Output, code: i32, stdout: &str, stderr: &str) {
    assert_eq!(String::from_utf8_lossy(&output.stderr), stderr);
    assert_eq!(String::from_utf8_lossy(&output.stdout), stdout);
    assert_eq!(output.status.code(), Some(code));
}

#[test]
fn standard_input_and_files_give_the_same() {
    let dir = Dir::new("stdin");
    dir.file("page.txt", PAGE);
    let clean = &clean(PAGE);
    check(&dir.run_with(&[], PAGE.as_bytes()), 0, clean, "");
    check(&dir.run_with(&["-"], PAGE.as_bytes()), 0, clean, "");
    check(&dir.run(&["page.txt"]), 0, clean, "");
    check(&dir.run(&["./page.txt", "page.txt"]), 0, &format!("{clean}\n{clean}"), "");
    check(&dir.run_with(&[], b""), 0, "", "");
}

#[test]
fn a_missing_file_does_not_stop_the_others() {
    let dir = Dir::new("missing");
    dir.file("page.txt", PAGE);
    check(
        &dir.run(&["absent.txt", "page.txt", "."]),
        1,
        &clean(PAGE),
        "chongpai: absent.txt: no such file or directory\nchongpai: .: is a directory\n",
    );
}

#[test]
fn undecodable_bytes_are_told_with_encoding_and_place() {
    let dir = Dir::new("undecodable");
    dir.file("page.txt", PAGE);
    dir.file("bad.txt", b"\xb0\xa1\xff");
    dir.file("book.pdf", b"%PDF-1.4 ...");
    check(
        &dir.run(&["--encoding", "gb18030", "bad.txt"]),
        1,
        "",
        "chongpai: bad.txt: not valid gb18030 at byte 2 (0xFF)\n",
    );
    check(
        &dir.run(&["book.pdf", "page.txt"]),
        1,
        &clean(PAGE),
        "chongpai: book.pdf: this is a PDF document, not text; export or copy its text \
         first\n",
    );
}

#[test]
fn every_encoding_is_found_out_or_said() {
    let dir = Dir::new("encodings");
    let japanese = "港の古い倉庫が、昨日から図書室\nとして使われることになった。\n";
    let korean = "항구의 낡은 창고가 어제부터 도서실로 쓰이게 되었다.\n";
    let traditional = "昨天下午，青禾鎮的舊碼頭重新開放，\n幾百位居民前來參觀。\n";
    let cases = [
        ("gb18030", PAGE),
        ("big5", traditional),
        ("shift_jis", japanese),
        ("euc-jp", japanese),
        ("euc-kr", korean),
        ("utf-8", PAGE),
    ];
    for (label, text) in cases {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
        dir.file("page.txt", encoding.encode(text).0);
        let expected = clean(text);
        check(&dir.run(&["page.txt"]), 0, &expected, "");
        check(&dir.run(&["page.txt", "--encoding", label]), 0, &expected, "");
    }
    let units: Vec<u8> = PAGE.encode_utf16().flat_map(u16::to_be_bytes).collect();
    check(&dir.run_with(&[], &units), 0, &clean(PAGE), "");
    check(&dir.run_with(&["-e", "utf-16"], &units), 0, &clean(PAGE), "");
}

#[test]
fn rows_have_the_agreed_keys_in_source_order() {
    let dir = Dir::new("lines");
    let page = format!("\n{PAGE}");
    let document = chongpai::reflow(&page, &Options::default(), &[]);
    let mut expected = String::new();
    for (line, index) in document.lines.iter().zip(0..) {
        let (n, k) = (line.number, line.block + 1);
        let block = &document.blocks[line.block as usize];
        let (a, r) = (block.article.map_or(0, |a| a + 1), block.role.as_str());
        let (g, t) = (line.glue.as_str(), document.line_text(index));
        expected += &format!(
            "{{\"n\":{n},\"a\":{a},\"k\":{k},\"r\":\"{r}\",\"g\":\"{g}\",\"t\":\"{t}\"}}\n"
        );
    }
    assert!(expected.starts_with("{\"n\":2,\"a\":1,\"k\":1,\"r\":"));
    check(&dir.run_with(&["--format", "lines"], page.as_bytes()), 0, &expected, "");
}

#[test]
fn json_is_the_report() {
    let dir = Dir::new("json");
    let output = dir.run_with(&["-f", "json"], PAGE.as_bytes());
    let report: chongpai::report::Report =
        serde_json::from_slice(&output.stdout).unwrap();
    let document = chongpai::reflow(PAGE, &chongpai::Options::default(), &[]);
    assert_eq!(report, chongpai::report::report(&document));
}

#[test]
fn many_files_go_into_a_directory() {
    let dir = Dir::new("out-dir");
    dir.file("a/page.txt", PAGE);
    dir.file("b/page.txt", PAGE);
    let run = dir.run(&["--out-dir", "out", "a/page.txt", "absent", "b/page.txt"]);
    check(&run, 1, "", "chongpai: absent: no such file or directory\n");
    assert_eq!(dir.read("out/page.txt"), clean(PAGE));
    assert_eq!(dir.read("out/page-2.txt"), clean(PAGE));
    assert_eq!(fs::read_dir(dir.0.join("out")).unwrap().count(), 2);
    check(&dir.run(&["-o", "out", "-f", "markdown", "a/page.txt"]), 0, "", "");
    let mut markdown = String::new();
    let document = chongpai::reflow(PAGE, &Options::default(), &[]);
    chongpai::write::markdown(&document, &mut markdown).unwrap();
    assert_eq!(dir.read("out/page.md"), markdown);
}

#[test]
fn inputs_are_never_overwritten() {
    let dir = Dir::new("inputs");
    dir.file("page.txt", PAGE);
    dir.file("page-2.txt", PAGE);
    check(&dir.run(&["-o", ".", "page.txt", "page-2.txt"]), 0, "", "");
    assert_eq!(dir.read("page.txt"), PAGE);
    assert_eq!(dir.read("page-2.txt"), PAGE);
    assert_eq!(dir.read("page-3.txt"), clean(PAGE));
    assert_eq!(dir.read("page-2-2.txt"), clean(PAGE));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let dir = Dir::new("pipe");
    // Far more than a pipe holds, so that writing is still going on when it closes.
    dir.file("long.txt", PAGE.repeat(20_000));
    let mut child = Command::new(env!("CARGO_BIN_EXE_chongpai"))
        .arg("long.txt")
        .current_dir(&dir.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 30];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    check(&output, 0, "", "");
    assert!(PAGE.as_bytes().starts_with(&first));
}

#[test]
fn corrections_are_read() {
    let dir = Dir::new("corrections");
    dir.file("page.txt", PAGE);
    dir.file("none.json", "[]");
    dir.file("bad.json", r#"[{"kind":"tear","line":2}]"#);
    dir.file("part.json", r#"[{"kind":"part","line":2},{"kind":"part","line":9}]"#);
    let parted = clean_with(PAGE, &[Correction::Part { line: 2 }]);
    check(
        &dir.run(&["--corrections", "part.json", "page.txt"]),
        0,
        &parted,
        "chongpai: page.txt: correction 2 cannot be followed: \
         {\"kind\":\"part\",\"line\":9}\n",
    );
    check(&dir.run(&["--corrections", "none.json", "page.txt"]), 0, &clean(PAGE), "");
    let bad = dir.run(&["--corrections", "bad.json", "page.txt"]);
    assert_eq!(bad.status.code(), Some(2));
    let message = String::from_utf8(bad.stderr).unwrap();
    assert!(
        message.starts_with("chongpai: bad.json: unknown variant `tear`"),
        "{message}"
    );
    let two = dir.run(&["--corrections", "none.json", "page.txt", "page.txt"]);
    check(&two, 2, "", "chongpai: --corrections goes with one page, but 2 were given\n");
}

#[test]
fn reasons_go_to_standard_error() {
    let dir = Dir::new("explain");
    let output = dir.run_with(&["--explain"], PAGE.as_bytes());
    assert_eq!(String::from_utf8_lossy(&output.stdout), clean(PAGE));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with("standard input:1: begins "), "{told}");
    assert!(told.contains("\nstandard input:2: "), "{told}");
    assert!(told.lines().any(|line| line.starts_with("  ")), "{told}");
    assert!(told.contains("\n         of the article that begins on line 1\n"), "{told}");
}

#[test]
fn wrong_use_is_told_and_exits_with_2() {
    let dir = Dir::new("usage");
    for args in [
        &["--format", "pdf"][..],
        &["--encoding", "ebcdic"],
        &["--no-such-option"],
        &["--corrections", "absent.json"],
    ] {
        let output = dir.run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
    }
    for args in [&["--help"][..], &["-h"], &["--version"]] {
        let output = dir.run(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(!output.stdout.is_empty() && output.stderr.is_empty(), "{args:?}");
    }
}
