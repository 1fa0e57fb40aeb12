use super::*;

const SCRIPT: &str = "\nimport init, * as bindings from './app-1.js';\n\
    const wasm = await init({ module_or_path: './app-1_bg.wasm' });\n";
const BOOT_SCRIPT: &str = "// Why.\nimport init from './app.js';\nconst PROGRAM = [];\nconst REST = [];\n\
    const MODEL = [];\nconst LIBRARY = [];\nconst ENGINE = [];\nconst WORDS = {};\nrest();\n";
const WORKER: &str =
    "'use strict';\nconst BUILD = '';\nconst POLICY = '';\nconst FILES = {};\nrest();\n";

/// A folder as Trunk leaves it, taken away again at the end.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str, head: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        fs::create_dir_all(dir.join("icons")).unwrap();
        let page = format!(
            "<!doctype html><html><head><meta charset=utf-8>{head}</head><body></body></html>"
        );
        for (file, text) in [
            ("index.html", page.as_str()),
            ("app-1.js", "export default 1"),
            ("app-1_bg.wasm", "\0asm"),
            ("icons/any.svg", "<svg/>"),
            ("sw.js", WORKER),
            ("boot.js", BOOT_SCRIPT),
            ("rest-1.wasm.lzma", "rest"),
            ("words-ja.txt", "words"),
            ("library.js", "export default 2"),
            ("library_bg.wasm", "\0asm2"),
            ("library.css", "p {}"),
            ("engine.js", "export default 3"),
            ("engine_bg.wasm", "\0asm3"),
            ("lines-1.bin", "lines"),
            ("seams-1.bin", "seams"),
            ("articles-1.bin", "articles"),
            ("good.webmanifest", r#"{"icons": [{"src": "icons/any.svg"}]}"#),
            ("bad.webmanifest", r#"{"icons": [{"src": "icons/gone.png"}]}"#),
        ] {
            fs::write(dir.join(file), text).unwrap();
        }
        Self(dir)
    }

    fn read(&self, file: &str) -> String {
        files::read(&self.0.join(file)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

#[test]
fn our_script_takes_the_place_of_the_inline_one_after_the_policy() {
    let folder = Folder::new("moves", &format!("<script type=module>{SCRIPT}</script>"));
    stamp(&folder.0, false).unwrap();
    let page = folder.read("index.html");
    let all: Vec<Tag> = html::tags(&page).collect();
    let at = |found: &dyn Fn(&Tag) -> bool| all.iter().position(found).unwrap();
    let policy = at(&|tag| tag.attribute("http-equiv").is_some());
    let script = at(&|tag| tag.name == "script");
    assert!(policy < script);
    assert_eq!(all[policy].attribute("content"), Some(POLICY));
    let source = all[script].attribute("src").unwrap();
    let boot = folder.read(source);
    assert_eq!(all[script].attribute("integrity").unwrap(), sha384(boot.as_bytes()));
    let entry =
        |name: &str, text: &str| format!("['./{name}', '{}']", sha256(text.as_bytes()));
    let model = ["lines", "seams", "articles"]
        .map(|part| entry(&format!("{part}-1.bin"), part))
        .join(", ");
    let library = [("js", "export default 2"), ("wasm", "\0asm2"), ("css", "p {}")]
        .map(|(end, text)| entry(&boot::named("library", text.as_bytes(), end), text))
        .join(", ");
    let engine = [("js", "export default 3"), ("wasm", "\0asm3")]
        .map(|(end, text)| entry(&boot::named("engine", text.as_bytes(), end), text))
        .join(", ");
    let hash = &hex(&Sha256::digest("words"))[..16];
    let words = entry(&format!("words-ja-{hash}.txt"), "words");
    let expected = format!(
        "import init from './app-1.js';\nconst PROGRAM = {};\nconst REST = {};\n\
         const MODEL = [{model}];\nconst LIBRARY = [{library}];\n\
         const ENGINE = [{engine}];\nconst WORDS = {{ 'ja': {words} }};\nrest();\n",
        entry("app-1_bg.wasm", "\0asm"),
        entry("rest-1.wasm.lzma", "rest")
    );
    assert_eq!(boot, expected);
    assert!(!folder.0.join("boot.js").exists());
}

#[test]
fn the_service_worker_lists_all_files_but_itself() {
    let folder = Folder::new("lists", "<link rel=manifest href=good.webmanifest>");
    stamp(&folder.0, false).unwrap();
    let worker = folder.read("sw.js");
    for file in ["index.html", "app-1.js", "app-1_bg.wasm", "icons/any.svg"] {
        assert!(worker.contains(&format!("\"{file}\": 'sha256-")), "{worker}");
    }
    assert!(!worker.contains("\"sw.js\""));
    assert!(worker.contains("'wasm-unsafe-eval'") && worker.ends_with("rest();\n"));
}

#[test]
fn stamping_again_changes_nothing_until_a_file_changes() {
    let folder = Folder::new("again", &format!("<script type=module>{SCRIPT}</script>"));
    stamp(&folder.0, false).unwrap();
    let first = (folder.read("index.html"), folder.read("sw.js"));
    stamp(&folder.0, false).unwrap();
    assert_eq!((folder.read("index.html"), folder.read("sw.js")), first);
    fs::write(folder.0.join("icons/any.svg"), "<svg></svg>").unwrap();
    stamp(&folder.0, false).unwrap();
    let build = |worker: &str| worker.lines().nth(1).unwrap().to_owned();
    assert_ne!(build(&folder.read("sw.js")), build(&first.1));
}

#[test]
fn what_the_policy_would_block_is_refused() {
    let check = |head: &str, word: &str| {
        let folder = Folder::new("refuses", head);
        let error = format!("{:#}", stamp(&folder.0, false).unwrap_err());
        assert!(error.contains(word), "{head}: {error}");
    };
    check("<style>p{}</style>", "inline style");
    check("<p style='color:red'>", "style attribute");
    check("<p onclick='go()'>", "onclick");
    check("<script>go()</script>", "not Trunk's");
    check("<script src=https://example.org/x.js></script>", "under a path");
    check("<link href=/app-1.js>", "under a path");
    check("<link href=gone.css>", "gone.css");
    check("<link href=app-1.js integrity=sha384-wrong>", "not the file's");
    check("<link rel=manifest href=bad.webmanifest>", "icons/gone.png");
}

#[test]
fn base64_is_padded() {
    let check = |text: &str, expected| assert_eq!(base64(text.as_bytes()), expected);
    check("", "");
    check("f", "Zg==");
    check("fo", "Zm8=");
    check("foo", "Zm9v");
    check("foobar", "Zm9vYmFy");
}

#[test]
fn comments_are_for_the_repository() {
    let script = "// Why.\n'use strict';\n\nif (a) {\n  // How.\n  b('//');\n}\n";
    assert_eq!(bare(script), "'use strict';\nif (a) {\nb('//');\n}\n");
}
