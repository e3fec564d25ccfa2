//! Cuts curves and bands at the edge of the panel: `plotters` would clamp a point outside to the
//! edge, and draw a line that is not there.

/// A point of the picture, in pixels.
pub(crate) type Point = (f64, f64);

/// A rectangle of the picture, in pixels; y runs down.
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
    /// Where a share of its width is, from the left, px.
    pub(crate) fn x(self, share: f64) -> f64 {
        self.left + share * (self.right - self.left)
    }

    /// Where a share of its height is, from below, px.
    pub(crate) fn y(self, share: f64) -> f64 {
        self.bottom - share * (self.bottom - self.top)
    }

    /// The four edges as half planes: how far inside a point is.
    fn depths(self) -> [impl Fn(Point) -> f64; 4] {
        let edge =
            |along: f64, down: f64, offset: f64| move |(x, y): Point| along * x + down * y + offset;
        [
            edge(1.0, 0.0, -self.left),
            edge(-1.0, 0.0, self.right),
            edge(0.0, 1.0, -self.top),
            edge(0.0, -1.0, self.bottom),
        ]
    }
}

/// The pieces of a line that lie in the frame.
pub(crate) fn line(points: &[Point], frame: Frame) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = vec![];
    for pair in points.windows(2) {
        let Some((from, to)) = segment(pair[0], pair[1], frame) else { continue };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&from) => piece.push(to),
            _ => pieces.push(vec![from, to]),
        }
    }
    pieces
}

/// The part of a segment that lies in the frame (Liang and Barsky).
fn segment(from: Point, to: Point, frame: Frame) -> Option<(Point, Point)> {
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
    // the ends are kept as they are, so that pieces join with `==`
    let (first, last) =
        (if start > 0.0 { at(start) } else { from }, if end < 1.0 { at(end) } else { to });
    (start <= end).then_some((first, last))
}

/// The part of a polygon that lies in the frame (Sutherland and Hodgman).
pub(crate) fn polygon(points: &[Point], frame: Frame) -> Vec<Point> {
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

/// Farther than this from the line that is drawn no point is left out, px.
const NEAR: f64 = 0.03;

/// A course without the points that lie on the straight line between those beside them: nobody sees
/// them, and they make files large.
pub(crate) fn simplified(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = vec![];
    let mut left_out: Vec<Point> = vec![];
    for (at, &point) in points.iter().enumerate() {
        let next = points.get(at + 1);
        if let (Some(&from), Some(&to)) = (kept.last(), next) {
            left_out.push(point);
            if left_out.iter().all(|&point| distance(point, from, to) < NEAR) {
                continue;
            }
        }
        left_out.clear();
        kept.push(point);
    }
    kept
}

/// How far a point is from the stretch between two others.
fn distance(point: Point, from: Point, to: Point) -> f64 {
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

/// A line as dashes of so many pixels with gaps between them.
pub(crate) fn dashes(points: &[Point], dash: f64, gap: f64) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = vec![];
    let mut drawing = true;
    let mut left = dash;
    let mut piece: Vec<Point> = points.first().copied().into_iter().collect();
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
        let inside = |&(x, y): &Point| (0.0..=10.0).contains(&x) && (0.0..=10.0).contains(&y);
        assert!(cut.iter().all(inside), "{cut:?}");
        assert!(
            cut.contains(&(5.0, 2.0)) && cut.contains(&(0.0, 2.0)) && cut.contains(&(5.0, 10.0))
        );
        assert!(polygon(&[(20.0, 20.0), (30.0, 20.0), (30.0, 30.0)], FRAME).is_empty());
    }

    #[test]
    fn points_on_a_straight_line_are_left_out_and_no_other() {
        let straight: Vec<Point> = (0..10).map(|x| (f64::from(x), 2.0 * f64::from(x))).collect();
        assert_eq!(simplified(&straight), [(0.0, 0.0), (9.0, 18.0)]);
        let corner = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (2.0, 5.0)];
        assert_eq!(simplified(&corner), [(0.0, 0.0), (2.0, 0.0), (2.0, 5.0)]);
        let curve: Vec<Point> = (0..200).map(|x| (f64::from(x), 1e-3 * f64::from(x * x))).collect();
        let kept = simplified(&curve);
        assert!(kept.len() < 100, "{}", kept.len());
        for point in curve {
            let near = kept
                .windows(2)
                .map(|pair| distance(point, pair[0], pair[1]))
                .fold(f64::MAX, f64::min);
            assert!(near <= NEAR, "{point:?} {near}");
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
