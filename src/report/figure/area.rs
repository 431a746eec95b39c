//! Where a label finds room among marks, lines and other labels.

use super::sheet::Spot;

/// A rectangle on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    /// Between two corners, the upper left first.
    pub(super) fn between(one: Spot, other: Spot) -> Area {
        Area { left: one.0, top: one.1, right: other.0, bottom: other.1 }
    }

    /// Of a size about a point.
    pub(super) fn about((x, y): Spot, width: f64, height: f64) -> Area {
        Area::between((x - width / 2.0, y - height / 2.0), (x + width / 2.0, y + height / 2.0))
    }

    /// Whether two share more than an edge.
    pub(super) fn meets(&self, other: &Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(&self, other: &Area) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }
}

/// What is on the page already.
#[derive(Debug, Default)]
pub(super) struct Full {
    /// What no label may cover.
    pub marks: Vec<Area>,
    /// What a label covers only where there is no other place.
    pub lines: Vec<Area>,
    labels: Vec<Area>,
}

/// Between two places that are tried.
const STEP: f64 = 12.0;

impl Full {
    /// The place nearest to a point for a label of a size within a frame, over no other label; it
    /// covers marks or lines only where the frame has no room otherwise.
    pub(super) fn place(&mut self, (x, y): Spot, (width, height): (f64, f64), frame: &Area) -> Area {
        let mut tried: Vec<(f64, Area)> = Vec::new();
        let columns = ((frame.right - frame.left - width) / STEP).max(0.0) as usize;
        let rows = ((frame.bottom - frame.top - height) / STEP).max(0.0) as usize;
        for column in 0..=columns {
            for row in 0..=rows {
                let corner = (frame.left + column as f64 * STEP, frame.top + row as f64 * STEP);
                let area = Area::between(corner, (corner.0 + width, corner.1 + height));
                let (dx, dy) = (
                    (area.left - x).max(x - area.right).max(0.0),
                    (area.top - y).max(y - area.bottom).max(0.0),
                );
                // Beside a point rather than above it, where both are as near.
                tried.push((dx * dx + dy * dy * 1.2, area));
            }
        }
        tried.sort_by(|one, other| one.0.total_cmp(&other.0));
        let free = |area: &Area, full: &[&[Area]]| {
            frame.holds(area) && !full.iter().any(|taken| taken.iter().any(|one| one.meets(area)))
        };
        let (marks, lines, labels) = (&self.marks[..], &self.lines[..], &self.labels[..]);
        let found = [vec![marks, lines, labels], vec![marks, labels], vec![labels]]
            .iter()
            .find_map(|full| tried.iter().find(|(_, area)| free(area, full)))
            .map_or(Area::between((x, y), (x + width, y + height)), |(_, area)| *area);
        self.labels.push(found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_one_point_find_different_places_off_the_mark() {
        let frame = Area::between((0.0, 0.0), (600.0, 400.0));
        let at = (300.0, 200.0);
        let mut full = Full { marks: vec![Area::about(at, 40.0, 40.0)], ..Full::default() };
        let placed: Vec<Area> = (0..10).map(|_| full.place(at, (150.0, 40.0), &frame)).collect();
        for (number, one) in placed.iter().enumerate() {
            assert!(frame.holds(one) && !one.meets(&full.marks[0]), "{one:?}");
            assert!(placed[..number].iter().all(|other| !other.meets(one)), "{one:?}");
        }
    }
}
