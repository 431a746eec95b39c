//! Which options a plan takes apart by part, and which can't be taken apart.

use super::definition::PolicyOption;
use crate::basics::Error;
use crate::stats::MOST_PARTS;
use crate::study::request::Request;
use crate::study::rows::did_you_mean;
use crate::study::scenario::find::Reference;
use crate::study::scenario::study::StudyFile;

/// The options whose effect is to be taken apart, as indices: each policy named, under every
/// environment.
///
/// # Errors
/// A policy that is not compared, a baseline, one that changes at dates, one of too few or too many parts.
pub(super) fn attributed(
    request: &Request,
    study: &StudyFile,
    options: &[PolicyOption],
    environments: usize,
) -> Result<Vec<usize>, Error> {
    let asked: Vec<Reference> = match request.parts[..] {
        [] => study.parts.clone(),
        _ => request.parts.iter().map(Reference::asked).collect(),
    };
    let policy = |option: &PolicyOption| match environments {
        1 => option.name.clone(),
        _ => option.name.split('+').next().unwrap_or_default().to_owned(),
    };
    let mut attributed = Vec::new();
    for reference in asked {
        let wanted = reference.name()?;
        let indices: Vec<usize> =
            (0..options.len()).filter(|&index| policy(&options[index]) == wanted).collect();
        let Some(&first) = indices.first() else {
            let names: Vec<String> = options.iter().map(policy).collect();
            let hint = did_you_mean(&wanted, names.iter().map(String::as_str));
            let error = reference
                .error(format!("`{wanted}` is not among the study's policies, so it can't be taken apart"));
            return Err(error.with_hint(hint.unwrap_or_else(|| "add it to `policies`".to_owned())));
        };
        can_be_attributed(&reference, &wanted, options, first)?;
        attributed
            .extend(indices.into_iter().filter(|index| !attributed.contains(index)).collect::<Vec<_>>());
    }
    Ok(attributed)
}

/// Refuses an option that can't be taken apart; `wanted` is its policy's name.
fn can_be_attributed(
    reference: &Reference,
    wanted: &str,
    options: &[PolicyOption],
    option: usize,
) -> Result<(), Error> {
    let (its, baseline) = (&options[option], &options[options[option].baseline]);
    if its.baseline == option {
        let error = reference.error(format!("`{wanted}` is the baseline, which has no effect to take apart"));
        return Err(error.with_hint("name another of the study's policies"));
    }
    if !its.schedule.changes.is_empty() || !baseline.schedule.changes.is_empty() {
        let error = reference
            .error(format!("`{wanted}` or its baseline changes levers at dates, and can't be taken apart"));
        return Err(error.with_hint("take apart a policy without `[[later]]`"));
    }
    let parts = its.parts_beside(baseline).len();
    if !(2..=MOST_PARTS).contains(&parts) {
        let problem =
            format!("`{wanted}` has {parts} parts that differ from its baseline, and can't be taken apart");
        let hint =
            format!("between 2 and {MOST_PARTS} parts can; `[[part]]` in its file puts levers together");
        return Err(reference.error(problem).with_hint(hint));
    }
    Ok(())
}
