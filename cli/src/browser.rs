//! Browsers on this machine: one of the Chromium family that prints pages, and whichever opens them.
//!
//! Starts other programs; nothing else here does.

use allotment::basics::Error;
use allotment::store::atomic_write::write;
use allotment::store::folder::{read, scratch};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What such a browser is called.
pub(super) const NAMES: [&str; 7] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "brave-browser",
];

/// The variable that names one.
const VARIABLE: &str = "CHROME";

/// Where macOS keeps them.
const APPLICATIONS: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// The first browser found: the variable's, then by name on the path.
pub(super) fn found() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(VARIABLE).filter(|named| !named.is_empty()) {
        return Some(PathBuf::from(named));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let by_name = NAMES.iter().flat_map(|name| {
        folders.iter().flat_map(move |folder| {
            [folder.join(name), folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))]
        })
    });
    by_name.chain(APPLICATIONS.iter().map(PathBuf::from)).find(|path| path.is_file())
}

/// Prints a page as PDF, whole or not at all.
///
/// # Errors
/// Where the browser cannot be started or gives no PDF.
pub(super) fn print(browser: &Path, page: &Path, pdf: &Path) -> Result<(), Error> {
    let scratch = scratch()?;
    let printed = scratch.path().join("report.pdf");
    let page = std::path::absolute(page)
        .map_err(|error| Error::new(format!("cannot be found: {error}")).in_file(page))?;
    // Administrators of a container can't have the sandbox; the page is our own and opens nothing else.
    for sandbox in [None, Some("--no-sandbox")] {
        let mut command = Command::new(browser);
        command
            .args(["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
            .args(["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"])
            .args(sandbox)
            .arg(argument("--user-data-dir=", &scratch.path().join("profile")))
            .arg(argument("--print-to-pdf=", &printed))
            .arg("--no-pdf-header-footer")
            .arg(address(&page))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().map_err(|error| {
            Error::new(format!("cannot be started: {error}"))
                .in_file(browser)
                .with_hint(format!("name a browser of the Chromium family in ${VARIABLE}"))
        })?;
        if printed.is_file() {
            return write(pdf, &read(&printed)?);
        }
    }
    Err(Error::new("this browser printed no PDF")
        .in_file(browser)
        .with_hint(format!("name another of the Chromium family in ${VARIABLE}, or print the page by hand")))
}

fn argument(name: &str, path: &Path) -> OsString {
    let mut whole = OsString::from(name);
    whole.push(path);
    whole
}

/// A file as a browser is told of it.
fn address(path: &Path) -> OsString {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~:\\".contains(&byte);
    let text = path.to_string_lossy();
    let mut address = String::from("file://");
    for byte in text.bytes() {
        if plain(byte) { address.push(byte as char) } else { address.push_str(&format!("%{byte:02X}")) }
    }
    OsString::from(address)
}

/// Opens a page in whatever shows pages here.
///
/// # Errors
/// Where nothing does.
pub(super) fn open(page: &Path) -> Result<(), Error> {
    let opener = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let started = Command::new(opener)
        .arg(page)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    started.map(|_| ()).map_err(|error| {
        Error::new(format!("the report is there but can't be opened (`{opener}`: {error})"))
            .in_file(page)
            .with_hint("open it in a browser")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_blanks_and_marks_has_an_address() {
        assert_eq!(address(Path::new("/a b/c#é.html")), "file:///a%20b/c%23%C3%A9.html");
    }
}
