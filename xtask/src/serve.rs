//! A small static server for this machine.
//!
//! It does what a plain static host does and no more: no headers of its own that the page
//! could come to rely on.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

/// A server that has its port but does not answer yet.
pub(crate) struct Server {
    listener: TcpListener,
    site: Arc<Site>,
    port: u16,
}

/// A folder and the path it is served under.
struct Site {
    root: PathBuf,
    /// Begins and ends with `/`.
    base: String,
}

/// Takes a port of 127.0.0.1; 0 takes any that is free.
pub(crate) fn bind(root: &Path, base: &str, port: u16) -> Result<Server> {
    ensure!(
        base.starts_with('/') && base.ends_with('/'),
        "the path `{base}` must begin and end with /"
    );
    let root = root.canonicalize().with_context(|| format!("no {}", root.display()))?;
    let listener = listen(port)?;
    let port = listener.local_addr()?.port();
    Ok(Server { listener, site: Arc::new(Site { root, base: base.to_owned() }), port })
}

/// Takes a port of 127.0.0.1 for as long as the listener lives.
pub(crate) fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| {
        format!("port {port} of 127.0.0.1 is not free; --port N takes another")
    })
}

impl Server {
    /// Where a browser finds the page.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.site.base)
    }

    /// Answers until the program ends.
    pub(crate) fn run(&self) -> Result<()> {
        for stream in self.listener.incoming() {
            let Ok(stream) = stream else { continue };
            let site = Arc::clone(&self.site);
            // A browser that goes away in the middle is no fault of the server.
            std::thread::spawn(move || answer(&site, &stream).ok());
        }
        Ok(())
    }
}

fn answer(site: &Site, mut stream: &TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.set_write_timeout(Some(Duration::from_secs(30)))?;
    let mut reader = BufReader::new(stream).take(64 * 1024);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    // The rest of the head must be read, or closing the connection loses the answer.
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let reply = respond(site, &request);
    let mut head = format!("HTTP/1.1 {}\r\n", reply.status);
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\n", reply.body.len()));
    head.push_str("Cache-Control: no-cache\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes())?;
    if !request.starts_with("HEAD ") {
        stream.write_all(&reply.body)?;
    }
    stream.flush()
}

struct Reply {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Reply {
    fn text(status: &'static str) -> Self {
        let headers = vec![("Content-Type", "text/plain; charset=utf-8".into())];
        Self { status, headers, body: format!("{status}\n").into() }
    }
}

/// The answer to a request line.
fn respond(site: &Site, request: &str) -> Reply {
    let mut words = request.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Reply::text("400 Bad Request");
    };
    if method != "GET" && method != "HEAD" {
        return Reply::text("405 Method Not Allowed");
    }
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let without_slash = &site.base[..site.base.len() - 1];
    if path == without_slash && !path.is_empty() {
        let mut reply = Reply::text("301 Moved Permanently");
        reply.headers.push(("Location", site.base.clone()));
        return reply;
    }
    let found = path.strip_prefix(&site.base).and_then(|path| find(&site.root, path));
    match found.and_then(|file| Some((content_type(&file), fs::read(file).ok()?))) {
        Some((kind, body)) => {
            Reply { status: "200 OK", headers: vec![("Content-Type", kind.into())], body }
        }
        None => Reply::text("404 Not Found"),
    }
}

/// The file that a path names, if it lies in the folder.
fn find(root: &Path, path: &str) -> Option<PathBuf> {
    let path = percent_decoded(path)?;
    let ordinary = |part| matches!(part, Component::Normal(_));
    if path.contains(['\\', '\0']) || !Path::new(&path).components().all(ordinary) {
        return None;
    }
    let mut file = root.join(&path);
    if path.is_empty() || path.ends_with('/') {
        file.push("index.html");
    }
    // A link may lead out of the folder.
    let file = file.canonicalize().ok()?;
    (file.starts_with(root) && file.is_file()).then_some(file)
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = std::str::from_utf8(after.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &after[2..];
    }
    String::from_utf8(bytes).ok()
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str) -> Site {
        let root = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        fs::create_dir_all(root.join("site/sub")).unwrap();
        fs::write(root.join("secret.txt"), "secret").unwrap();
        fs::write(root.join("site/index.html"), "home").unwrap();
        fs::write(root.join("site/sub/重 排.wasm"), "wasm").unwrap();
        let root = root.join("site").canonicalize().unwrap();
        Site { root, base: "/some/name/".into() }
    }

    #[test]
    fn requests_are_answered_as_a_static_host_answers_them() {
        let site = site("answers");
        let check = |request: &str, status: &str, body: &str| {
            let reply = respond(&site, request);
            let got = (reply.status, String::from_utf8(reply.body).unwrap());
            assert!(
                got.0.starts_with(status) && got.1.contains(body),
                "{request} {got:?}"
            );
        };
        check("GET /some/name/ HTTP/1.1\r\n", "200", "home");
        check("GET /some/name/?q=1 HTTP/1.1", "200", "home");
        check("HEAD /some/name/index.html HTTP/1.1", "200", "home");
        check("GET /some/name/sub/%E9%87%8D%20%E6%8E%92.wasm HTTP/1.1", "200", "wasm");
        check("GET /some/name HTTP/1.1", "301", "");
        check("GET / HTTP/1.1", "404", "");
        check("GET /some/name/sub/ HTTP/1.1", "404", "");
        check("GET /some/name/gone.js HTTP/1.1", "404", "");
        check("POST /some/name/ HTTP/1.1", "405", "");
        check("\r\n", "400", "");
        fs::remove_dir_all(site.root.parent().unwrap()).unwrap();
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        let site = site("stays");
        for path in [
            "../secret.txt",
            "sub/../../secret.txt",
            "%2e%2e/secret.txt",
            "..%2fsecret.txt",
            "..\\secret.txt",
            "/etc/passwd",
            "%00",
            "%zz",
            "%",
        ] {
            assert_eq!(find(&site.root, path), None, "{path}");
        }
        fs::remove_dir_all(site.root.parent().unwrap()).unwrap();
    }

    #[test]
    fn webassembly_has_the_type_that_browsers_insist_on() {
        assert_eq!(content_type(Path::new("a_bg.wasm")), "application/wasm");
        assert_eq!(content_type(Path::new("a.webmanifest")), "application/manifest+json");
    }
}
