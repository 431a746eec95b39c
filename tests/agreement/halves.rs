//! Where a sum times a ratio lies on exactly half a penny: the one place where the program's binary
//! product may differ from decimals, and by how much.

use allotment::basics::Pence;
use rust_decimal::Decimal;

use crate::amount::{penny, pounds};

#[test]
fn a_binary_product_differs_from_decimals_on_exact_halves_only_and_by_a_penny() {
    let (mut products, mut halves, mut differ) = (0, 0, 0);
    for hundredths in 1..=150_u32 {
        let (ratio, decimal) = (f64::from(hundredths) / 100.0, Decimal::new(i64::from(hundredths), 2));
        for sum in 1..=20_000 {
            let exact = pounds(Pence(sum)) * decimal;
            let (own, theirs) = (penny(exact), pounds(Pence(sum).times(ratio)));
            let is_half = (exact - own).abs() == Decimal::new(5, 3);
            products += 1;
            halves += u32::from(is_half);
            if own != theirs {
                differ += 1;
                assert!(is_half, "{} times {decimal}: {theirs}, in decimals {own}", Pence(sum));
                assert_eq!((own - theirs).abs(), Decimal::new(1, 2));
            }
        }
    }
    println!(
        "halves: {products} products of a sum and a ratio of two digits, {halves} on exactly half a penny,"
    );
    println!("  {differ} of them to the odd penny, none elsewhere");
    assert!(differ > 0, "an edge that is never met is no edge");
}
