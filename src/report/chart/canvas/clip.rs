//! Clipping of curves and intervals at the edge of the panel.
//!
//! `plotters` would move a point outside to the edge, and so draw a false line.

/// A point of a chart, px.
pub(crate) type PaperPoint = (f64, f64);

/// A rectangle of a chart, px, with y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    /// Left edge.
    pub(crate) left: f64,
    /// Upper edge.
    pub(crate) top: f64,
    /// Right edge.
    pub(crate) right: f64,
    /// Lower edge.
    pub(crate) bottom: f64,
}

impl Frame {
    /// The x coordinate at a share of the width, px.
    pub(crate) fn x(self, share: f64) -> f64 {
        self.left + share * (self.right - self.left)
    }

    /// The y coordinate at a share of the height from below, px.
    pub(crate) fn y(self, share: f64) -> f64 {
        self.bottom - share * (self.bottom - self.top)
    }

    /// The four edges as half-planes: the distance of a point inside each.
    fn depths(self) -> [impl Fn(PaperPoint) -> f64; 4] {
        let edge = |along: f64, down: f64, offset: f64| {
            move |(x, y): PaperPoint| along * x + down * y + offset
        };
        [
            edge(1.0, 0.0, -self.left),
            edge(-1.0, 0.0, self.right),
            edge(0.0, 1.0, -self.top),
            edge(0.0, -1.0, self.bottom),
        ]
    }
}

/// The parts of a line inside the frame.
pub(crate) fn line(points: &[PaperPoint], frame: Frame) -> Vec<Vec<PaperPoint>> {
    let mut pieces: Vec<Vec<PaperPoint>> = vec![];
    for pair in points.windows(2) {
        let Some((from, to)) = segment(pair[0], pair[1], frame) else { continue };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&from) => piece.push(to),
            _ => pieces.push(vec![from, to]),
        }
    }
    pieces
}

/// The part of a segment inside the frame (Liang and Barsky).
fn segment(from: PaperPoint, to: PaperPoint, frame: Frame) -> Option<(PaperPoint, PaperPoint)> {
    let (mut start, mut end) = (0.0_f64, 1.0_f64);
    for depth in frame.depths() {
        let (a, b) = (depth(from), depth(to));
        if a < 0.0 && b < 0.0 {
            return None;
        } else if a < 0.0 {
            start = start.max(a / (a - b));
        } else if b < 0.0 {
            end = end.min(a / (a - b));
        }
    }
    let at = |s: f64| (from.0 + s * (to.0 - from.0), from.1 + s * (to.1 - from.1));
    // ends inside are kept exactly, so that pieces join with `==`
    let (first, last) =
        (if start > 0.0 { at(start) } else { from }, if end < 1.0 { at(end) } else { to });
    (start <= end).then_some((first, last))
}

/// The part of a polygon inside the frame (Sutherland and Hodgman).
pub(crate) fn polygon(points: &[PaperPoint], frame: Frame) -> Vec<PaperPoint> {
    let mut points = points.to_vec();
    for depth in frame.depths() {
        let mut kept = vec![];
        for (at, &to) in points.iter().enumerate() {
            let from = points[(at + points.len() - 1) % points.len()];
            let (a, b) = (depth(from), depth(to));
            if (a < 0.0) != (b < 0.0) {
                let s = a / (a - b);
                kept.push((from.0 + s * (to.0 - from.0), from.1 + s * (to.1 - from.1)));
            }
            if b >= 0.0 {
                kept.push(to);
            }
        }
        points = kept;
    }
    points
}

/// Largest distance of an omitted point from the drawn line, px.
const MOST_DISTANCE: f64 = 0.03;

/// Removes points that lie on the straight line between their neighbours.
///
/// They are invisible, and make files large.
pub(crate) fn simplified(points: &[PaperPoint]) -> Vec<PaperPoint> {
    let mut kept: Vec<PaperPoint> = vec![];
    let mut left_out: Vec<PaperPoint> = vec![];
    for (at, &point) in points.iter().enumerate() {
        let next = points.get(at + 1);
        if let (Some(&from), Some(&to)) = (kept.last(), next) {
            left_out.push(point);
            if left_out.iter().all(|&point| distance(point, from, to) < MOST_DISTANCE) {
                continue;
            }
        }
        left_out.clear();
        kept.push(point);
    }
    kept
}

/// The distance of a point from the segment between two others.
fn distance(point: PaperPoint, from: PaperPoint, to: PaperPoint) -> f64 {
    let (along, off) = ((to.0 - from.0, to.1 - from.1), (point.0 - from.0, point.1 - from.1));
    let length = along.0 * along.0 + along.1 * along.1;
    let share = if length > 0.0 {
        ((along.0 * off.0 + along.1 * off.1) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let (x, y) = (off.0 - share * along.0, off.1 - share * along.1);
    (x * x + y * y).sqrt()
}

/// Splits a line into dashes and gaps of given lengths, px.
pub(crate) fn dashes(points: &[PaperPoint], dash: f64, gap: f64) -> Vec<Vec<PaperPoint>> {
    let mut pieces: Vec<Vec<PaperPoint>> = vec![];
    let mut drawing = true;
    let mut left = dash;
    let mut piece: Vec<PaperPoint> = points.first().copied().into_iter().collect();
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let length = (to.0 - from.0).hypot(to.1 - from.1);
            if length <= left {
                left -= length;
                if drawing {
                    piece.push(to);
                }
                break;
            }
            let s = left / length;
            from = (from.0 + s * (to.0 - from.0), from.1 + s * (to.1 - from.1));
            if drawing {
                piece.push(from);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece = vec![from];
            }
            drawing = !drawing;
            left = if drawing { dash } else { gap };
        }
    }
    if drawing && piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    #[test]
    fn a_line_that_leaves_and_comes_back_is_two_lines() {
        let pieces = line(&[(1.0, 5.0), (5.0, 15.0), (9.0, 5.0)], FRAME);
        assert_eq!(pieces, vec![vec![(1.0, 5.0), (3.0, 10.0)], vec![(7.0, 10.0), (9.0, 5.0)]]);
        assert!(line(&[(-5.0, 1.0), (-1.0, 9.0)], FRAME).is_empty());
        assert_eq!(line(&[(1.0, 1.0), (2.0, 2.0), (3.0, 1.0)], FRAME).len(), 1);
    }

    #[test]
    fn a_polygon_keeps_what_is_inside() {
        let cut = polygon(&[(-5.0, 2.0), (5.0, 2.0), (5.0, 20.0), (-5.0, 20.0)], FRAME);
        let inside = |&(x, y): &PaperPoint| (0.0..=10.0).contains(&x) && (0.0..=10.0).contains(&y);
        assert!(cut.iter().all(inside), "{cut:?}");
        assert!(
            cut.contains(&(5.0, 2.0)) && cut.contains(&(0.0, 2.0)) && cut.contains(&(5.0, 10.0))
        );
        assert!(polygon(&[(20.0, 20.0), (30.0, 20.0), (30.0, 30.0)], FRAME).is_empty());
    }

    #[test]
    fn points_on_a_straight_line_are_left_out_and_no_other() {
        let straight: Vec<PaperPoint> =
            (0..10).map(|x| (f64::from(x), 2.0 * f64::from(x))).collect();
        assert_eq!(simplified(&straight), [(0.0, 0.0), (9.0, 18.0)]);
        let corner = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (2.0, 5.0)];
        assert_eq!(simplified(&corner), [(0.0, 0.0), (2.0, 0.0), (2.0, 5.0)]);
        let curve: Vec<PaperPoint> =
            (0..200).map(|x| (f64::from(x), 1e-3 * f64::from(x * x))).collect();
        let kept = simplified(&curve);
        assert!(kept.len() < 100, "{}", kept.len());
        for point in curve {
            let near = kept
                .windows(2)
                .map(|pair| distance(point, pair[0], pair[1]))
                .fold(f64::MAX, f64::min);
            assert!(near <= MOST_DISTANCE, "{point:?} {near}");
        }
        assert_eq!(simplified(&[(1.0, 1.0), (3.0, 1.0), (1.0, 1.0)]).len(), 3, "there and back");
    }

    #[test]
    fn dashes_cover_their_share_of_a_line() {
        let pieces = dashes(&[(0.0, 0.0), (3.0, 0.0), (30.0, 0.0)], 4.0, 2.0);
        assert_eq!(pieces.len(), 5);
        assert_eq!(pieces[0], vec![(0.0, 0.0), (3.0, 0.0), (4.0, 0.0)]);
        assert_eq!(pieces[1], vec![(6.0, 0.0), (10.0, 0.0)]);
    }
}
