//! `replications.parquet`: every replication in columns, for pandas, R, DuckDB.
//!
//! Columns: replication, option, year (0: all policy years together), then one an outcome; null
//! where an outcome is not defined. The same results give the same bytes.

use crate::outcome::OUTCOMES;
use crate::study::results::Results;
use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray, UInt32Array};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::schema::types::ColumnPath;
use std::io::Write;
use std::sync::Arc;

/// Rows a group, which is put into the file when it is full.
const ROW_GROUP: usize = 32_768;

/// The name of the file.
pub const FILE: &str = "replications.parquet";

/// Writes the file piece by piece, so that no more than a group of rows is ever in memory.
///
/// # Errors
/// Where it cannot be written, or the columnar library refuses.
pub fn replications(
    options: &[String],
    results: &Results,
    to: &mut (dyn Write + Send),
) -> std::io::Result<()> {
    write(options, results, to).map_err(|error| match error {
        ParquetError::External(inner) => match inner.downcast::<std::io::Error>() {
            Ok(error) => *error,
            Err(other) => std::io::Error::other(other),
        },
        other => std::io::Error::other(other),
    })
}

fn write(options: &[String], results: &Results, to: &mut (dyn Write + Send)) -> Result<(), ParquetError> {
    let mut fields = vec![
        Field::new("replication", DataType::UInt32, false),
        Field::new("option", DataType::Utf8, false),
        Field::new("year", DataType::UInt32, false),
    ];
    fields.extend(OUTCOMES.iter().map(|outcome| Field::new(outcome.name, DataType::Float64, true)));
    let schema = Arc::new(Schema::new(fields));
    let properties = WriterProperties::builder()
        .set_created_by("allotment".to_owned())
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
        // Numbers hardly repeat: a dictionary of them would only be a second copy in memory.
        .set_dictionary_enabled(false)
        .set_column_dictionary_enabled(ColumnPath::from("option"), true)
        .set_max_row_group_row_count(Some(ROW_GROUP))
        .build();
    let mut writer = ArrowWriter::try_new(to, schema.clone(), Some(properties))?;
    for piece in results.pieces() {
        writer.write(&columns(&schema, options, &piece)?)?;
    }
    writer.close().map(|_| ())
}

fn columns(
    schema: &Arc<Schema>,
    options: &[String],
    results: &Results,
) -> Result<RecordBatch, arrow_schema::ArrowError> {
    let (mut replication, mut option, mut year) = (Vec::new(), Vec::new(), Vec::new());
    let mut outcomes: Vec<Vec<Option<f64>>> = vec![Vec::new(); OUTCOMES.len()];
    let spans = results.shape().years + 1;
    for &number in results.numbers() {
        for name in options {
            replication.extend(std::iter::repeat_n(number, spans));
            option.extend(std::iter::repeat_n(name.as_str(), spans));
            year.extend(0..spans as u32);
        }
    }
    for (outcome, column) in outcomes.iter_mut().enumerate() {
        // The replications of every option and span, whose rows go by replication.
        let parts: Vec<Vec<f64>> = (0..options.len())
            .flat_map(|option| {
                let years = (1..spans).map(move |year| results.year(option, year - 1, outcome));
                std::iter::once(results.horizon(option, outcome)).chain(years)
            })
            .collect();
        for row in 0..results.numbers().len() {
            let values = parts.iter().map(|part| part[row]);
            column.extend(values.map(|value| (!value.is_nan()).then_some(value)));
        }
    }
    let mut arrays: Vec<ArrayRef> = vec![
        Arc::new(UInt32Array::from(replication)),
        Arc::new(StringArray::from(option)),
        Arc::new(UInt32Array::from(year)),
    ];
    arrays.extend(outcomes.into_iter().map(|column| Arc::new(Float64Array::from(column)) as ArrayRef));
    RecordBatch::try_new(schema.clone(), arrays)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::tests::{plan, results};

    #[test]
    fn the_same_results_give_the_same_bytes() {
        let options: Vec<String> = plan(70).options.into_iter().map(|option| option.name).collect();
        let bytes = || {
            let mut bytes = Vec::new();
            replications(&options, &results(70), &mut bytes).unwrap();
            bytes
        };
        assert_eq!(&bytes()[..4], b"PAR1");
        assert_eq!(bytes(), bytes());
    }

    #[test]
    fn a_row_a_replication_option_and_span_and_null_where_undefined() {
        let options = vec!["a".to_owned(), "b".to_owned(), "c".to_owned()];
        let results = results(4);
        let fields: Vec<Field> = ["replication", "option", "year"]
            .into_iter()
            .zip([DataType::UInt32, DataType::Utf8, DataType::UInt32])
            .map(|(name, kind)| Field::new(name, kind, false))
            .chain(OUTCOMES.iter().map(|outcome| Field::new(outcome.name, DataType::Float64, true)))
            .collect();
        let batch = columns(&Arc::new(Schema::new(fields)), &options, &results).unwrap();
        assert_eq!(batch.num_rows(), 4 * 3 * 6);
        let undefined =
            (0..batch.num_columns()).map(|column| batch.column(column).null_count()).sum::<usize>();
        assert_eq!(undefined, 6, "clawback under the second option in replication 3");
    }
}
