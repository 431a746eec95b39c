//! What the program is built from: licences, duplicates, refused packages and sources, as `deny.toml` has
//! them for cargo-deny, held where cargo-deny is not at hand. Advisories need the network and are left
//! to it. Of packages for other systems than this one only the sources are seen.

use crate::read;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// The parts of `deny.toml` that are held here.
#[derive(Deserialize)]
struct Deny {
    licenses: Licenses,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    skip: Vec<Named>,
    deny: Vec<Named>,
}

/// A package, or a version of it as `name@1` or `name@0.3`, and why it is named.
#[derive(Deserialize)]
struct Named {
    #[serde(rename = "crate")]
    package: String,
    reason: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
    allow_git: Vec<String>,
}

/// The lock file.
#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    source: Option<String>,
    checksum: Option<String>,
    #[serde(default)]
    dependencies: Vec<String>,
}

/// A package that is built.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    license: String,
}

fn deny() -> Deny {
    toml::from_str(&read("deny.toml")).unwrap()
}

/// Every package that is built for this system, with its licence, but for the program itself.
fn packages() -> BTreeSet<Package> {
    let everything = ["--workspace", "--all-features", "--edges", "normal,build,dev"];
    tree(&everything).lines().filter_map(package).collect()
}

/// What `cargo tree` says, a package a line.
fn tree(what: &[&str]) -> String {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let words = ["tree", "--locked", "--offline", "--prefix", "none", "--format", "{p}|{l}|"];
    let mut tree = Command::new(cargo);
    let output = tree.args(words).args(what).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The project's own packages.
const OWN: [&str; 2] = ["allotment", "allotment-cli"];

/// A line as `name v1.2.3 (proc-macro)|MIT|`.
fn package(line: &str) -> Option<Package> {
    let mut parts = line.split('|');
    let (what, license) = (parts.next()?, parts.next()?);
    let (name, rest) = what.split_once(" v")?;
    let version = rest.split(' ').next()?;
    let is_own = OWN.contains(&name);
    (!is_own).then(|| Package {
        name: name.to_owned(),
        version: version.to_owned(),
        license: license.to_owned(),
    })
}

/// Whether a licence leaves a choice that is allowed.
fn is_allowed(license: &str, allow: &[String]) -> bool {
    let Ok(expression) = spdx::Expression::parse_mode(license, spdx::ParseMode::LAX) else { return false };
    expression.evaluate(|asked| allow.contains(&asked.to_string()))
}

/// Packages of several versions, but for those that may be.
fn twice(packages: &BTreeSet<Package>, skip: &[Named]) -> Vec<String> {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in packages.iter().filter(|package| !skip.iter().any(|one| is(package, &one.package))) {
        versions.entry(&package.name).or_default().insert(&package.version);
    }
    let several = versions.into_iter().filter(|(_, versions)| versions.len() > 1);
    several.map(|(name, versions)| format!("{name} {versions:?}")).collect()
}

/// Whether a package is that of a name, or of a name and the beginning of a version.
fn is(package: &Package, named: &str) -> bool {
    match named.split_once('@') {
        None => package.name == named,
        Some((name, version)) => {
            package.name == name && (format!("{}.", package.version)).starts_with(&format!("{version}."))
        }
    }
}

#[test]
fn every_licence_is_allowed() {
    let (packages, allow) = (packages(), deny().licenses.allow);
    assert!(packages.len() > 100, "only {} packages were found", packages.len());
    let wrong: Vec<&Package> = packages.iter().filter(|one| !is_allowed(&one.license, &allow)).collect();
    assert!(wrong.is_empty(), "deny.toml does not allow {wrong:?}");
}

/// Packages that the library may be built from without its features, itself among them: a browser's page
/// and a wheel build all of them.
const MOST_WITHOUT_FEATURES: usize = 60;

#[test]
fn the_library_without_features_is_small_and_has_no_c_no_threads_no_files_and_no_terminal() {
    let text = tree(&["-p", OWN[0], "--no-default-features", "--edges", "normal"]);
    let packages: BTreeSet<&str> =
        text.lines().filter_map(|line| line.split_once(" v")).map(|(name, _)| name).collect();
    assert!(
        packages.contains("plotters") && packages.len() <= MOST_WITHOUT_FEATURES,
        "{} packages",
        packages.len()
    );
    let refused = |name: &&&str| {
        let refused = [
            "cc",
            "rayon",
            "tempfile",
            "rustix",
            "resvg",
            "parquet",
            "clap",
            "indicatif",
            "comfy-table",
            "console",
        ];
        refused.contains(*name) || name.ends_with("-sys")
    };
    let wrong: Vec<&&str> = packages.iter().filter(refused).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn no_package_is_there_twice_without_a_reason() {
    let (packages, bans) = (packages(), deny().bans);
    assert_eq!(twice(&packages, &bans.skip), Vec::<String>::new(), "say why in deny.toml, or do without");
    for named in bans.skip.iter().chain(&bans.deny) {
        assert!(!named.reason.is_empty(), "{} is named without a reason", named.package);
    }
    // What stands there once only needs no excuse any more; packages of other systems are not seen here.
    let elsewhere = ["getrandom@0.2", "r-efi@5"];
    for named in bans.skip.iter().filter(|named| !elsewhere.contains(&named.package.as_str())) {
        let needed = packages.iter().any(|package| is(package, &named.package));
        assert!(needed, "{} is not there any more", named.package);
    }
}

#[test]
fn no_refused_package_is_there() {
    let (packages, refused) = (packages(), deny().bans.deny);
    let wrong: Vec<&Package> =
        packages.iter().filter(|package| refused.iter().any(|named| is(package, &named.package))).collect();
    assert!(wrong.is_empty(), "deny.toml refuses {wrong:?}");
}

/// What is wrong with where packages come from.
fn foreign(lock: &Lock, sources: &Sources) -> Vec<String> {
    let is_known = |source: &str| {
        let registry = source.strip_prefix("registry+");
        registry.is_some_and(|url| sources.allow_registry.iter().any(|allowed| allowed == url))
    };
    let others = lock.package.iter().filter(|one| !OWN.contains(&one.name.as_str()));
    let wrong = others.filter(|one| !one.source.as_deref().is_some_and(is_known) || one.checksum.is_none());
    wrong.map(|one| format!("{} from {:?}", one.name, one.source)).collect()
}

#[test]
fn every_package_comes_from_the_registry_with_its_checksum() {
    let lock: Lock = toml::from_str(&read("Cargo.lock")).unwrap();
    let sources = deny().sources;
    assert!(lock.package.len() > 100 && sources.allow_git.is_empty());
    assert_eq!(foreign(&lock, &sources), Vec::<String>::new());
}

#[test]
fn what_is_not_allowed_is_found() {
    let deny = deny();
    let cases = [
        ("MIT", true),
        ("MIT/Apache-2.0", true),
        ("GPL-3.0-only OR MIT", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("GPL-3.0-only", false),
        ("MIT AND GPL-3.0-only", false),
        ("GPL-2.0-only WITH Classpath-exception-2.0", false),
        ("See the file", false),
        ("", false),
    ];
    for (license, expected) in cases {
        assert_eq!(is_allowed(license, &deny.licenses.allow), expected, "{license}");
    }
    let built: BTreeSet<Package> =
        ["a v1.0.0|MIT|", "a v1.2.0 (proc-macro)|MIT| (*)", "b v0.3.1|MIT|", "b v0.30.0|MIT|"]
            .into_iter()
            .filter_map(package)
            .collect();
    let named = |package: &str| Named { package: package.to_owned(), reason: String::new() };
    assert_eq!(twice(&built, &[]).len(), 2);
    assert_eq!(twice(&built, &[named("b@0.3")]), ["a {\"1.0.0\", \"1.2.0\"}"]);
    assert_eq!(twice(&built, &[named("b@0.3"), named("a@1.0")]), Vec::<String>::new());
    let from = |source: Option<&str>, checksum: Option<&str>| Lock {
        package: vec![Locked {
            name: "x".to_owned(),
            source: source.map(str::to_owned),
            checksum: checksum.map(str::to_owned),
            dependencies: Vec::new(),
        }],
    };
    let registry = format!("registry+{}", deny.sources.allow_registry[0]);
    assert!(foreign(&from(Some(&registry), Some("00")), &deny.sources).is_empty());
    for lock in [
        from(None, None),
        from(Some(&registry), None),
        from(Some("git+https://example.org/x"), Some("00")),
        from(Some("registry+https://example.org/index"), Some("00")),
    ] {
        assert_eq!(foreign(&lock, &deny.sources).len(), 1);
    }
}

#[test]
fn the_locks_of_the_fuzzer_and_the_peers_know_what_the_program_needs() {
    let manifest: toml::Table = toml::from_str(&read("Cargo.toml")).unwrap();
    // What is optional is locked only by whoever asks for it.
    let is_optional =
        |needs: &toml::Value| needs.get("optional").and_then(toml::Value::as_bool) == Some(true);
    let needed = |table: &toml::Value| {
        let packages = table["dependencies"].as_table().unwrap().iter();
        packages.filter(|(_, needs)| !is_optional(needs)).map(|(name, _)| name.clone()).collect()
    };
    let mut all: Vec<String> = needed(&manifest.clone().into());
    manifest["target"].as_table().unwrap().values().for_each(|system| all.extend::<Vec<_>>(needed(system)));
    assert!(all.len() > 12, "{all:?}");
    for path in ["fuzz/Cargo.lock", "benches/peers/rust/Cargo.lock"] {
        let lock: Lock = toml::from_str(&read(path)).unwrap();
        let ours = lock.package.iter().find(|package| package.name == "allotment").unwrap();
        // A package of which several versions are locked stands there with its version.
        let known: BTreeSet<&str> =
            ours.dependencies.iter().map(|one| one.split(' ').next().unwrap_or(one)).collect();
        let unknown: Vec<_> = all.iter().filter(|name| !known.contains(name.as_str())).collect();
        assert!(unknown.is_empty(), "{path} doesn't know {unknown:?}: `cargo metadata` there mends it");
    }
}
