//! `allotment report FOLDER`: builds the page of a finished study again, and prints or opens it.

use super::args::Report;
use super::{browser, error, say};
use allotment::basics::Error;
use allotment::report::figure::Figure;
use allotment::report::page::{PageOptions, document_and_figures};
use allotment::result::manifest::{FILE, Manifest};
use allotment::result::{PAGE, sha256};
use allotment::store::atomic_write::write;
use allotment::store::folder::{CLOSED_PAGE, answered, file_of};
use allotment::study::engine::BUILD;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Builds the page from what the study has saved; nothing is run.
pub(crate) fn run(args: &Report) -> Result<ExitCode, Error> {
    let (manifest, answer) = answered(&args.folder)?;
    if manifest.source != BUILD {
        error::note(&format!(
            "the result was made by another build (source {}) than this one (source {BUILD}): the page may be laid out \
             otherwise, with the same numbers",
            manifest.source
        ));
    }
    let page_options = PageOptions { disclosure: args.disclosure, first_year: args.first_year };
    let (page, figures) =
        document_and_figures(&answer, &page_options).map_err(|error| error.in_file(&args.folder))?;
    let page = page.into_bytes();
    let path = target(args, &manifest, &page)?;
    write(&path, &page)?;
    say(&format!("{}\n", path.display()))?;
    if let Some(folder) = &args.pictures {
        pictures(folder, &figures)?;
    }
    if args.pdf {
        print(&path)?;
    }
    if args.open {
        browser::open(&path)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Where the page goes. The page of a result is part of it and is only ever put back as it was.
fn target(args: &Report, manifest: &Manifest, page: &[u8]) -> Result<PathBuf, Error> {
    if let Some(out) = &args.out {
        // The result's own files are only ever put back as they were.
        let is_other = |name: &String| {
            name == FILE || manifest.files.get(name).is_some_and(|checksum| *checksum != sha256(page))
        };
        return match file_of(&args.folder, out).filter(is_other) {
            Some(name) => {
                Err(Error::new(format!("`{name}` is a file of the result itself, which stays as it is"))
                    .in_file(out)
                    .with_hint("name another file with `--out FILE`"))
            }
            None => Ok(out.clone()),
        };
    }
    if args.disclosure {
        return Ok(args.folder.join(CLOSED_PAGE));
    }
    let path = args.folder.join(PAGE);
    match manifest.files.get(PAGE) {
        Some(checksum) if *checksum != sha256(page) => Err(Error::new(
            "this page differs from the one that belongs to the result, which another build or other options made",
        )
        .in_file(path)
        .with_hint("name another file with `--out FILE`")),
        _ => Ok(path),
    }
}

/// Every picture with its titles, as SVG with a PNG beside it.
fn pictures(folder: &Path, figures: &[Figure]) -> Result<(), Error> {
    for figure in figures {
        let path = |ending: &str| folder.join(format!("{}.{ending}", figure.id));
        write(&path("svg"), figure.standalone()?.as_bytes())?;
        write(&path("png"), &figure.png()?)?;
    }
    say(&format!("{}: {} pictures as SVG and PNG\n", folder.display(), figures.len())).map(|_| ())
}

/// The page as PDF beside it; one line where no browser was found.
fn print(page: &Path) -> Result<(), Error> {
    let pdf = page.with_extension("pdf");
    match browser::found() {
        None => {
            error::note(&format!(
                "no PDF: no browser of the Chromium family was found ({} on the path, or $CHROME); open {} and print it",
                browser::NAMES.join(", "),
                page.display()
            ));
            Ok(())
        }
        Some(browser) => {
            browser::print(&browser, page, &pdf)?;
            say(&format!("{}\n", pdf.display())).map(|_| ())
        }
    }
}
