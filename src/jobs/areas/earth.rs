//! The area of a ring on the WGS84 ellipsoid (Karney 2013). Its sides are geodesics.

use geographiclib_rs::{Geodesic, PolygonArea, Winding};

/// Whether a ring runs counter-clockwise, and its area, m². The last point repeats the first.
pub(super) fn ring_area(ring: &[[f64; 2]]) -> (bool, f64) {
    let earth = Geodesic::wgs84();
    let mut polygon = PolygonArea::new(&earth, Winding::CounterClockwise);
    for &[longitude, latitude] in &ring[..ring.len().saturating_sub(1)] {
        polygon.add_point(latitude, longitude);
    }
    let (_, area, _) = polygon.compute(true);
    (area >= 0.0, area.abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::ln;

    /// A square degree at the equator, by a closed form. The form gives the area between two
    /// parallels of the ellipsoid. Here the sides are geodesics, so that the area at the equator is
    /// 0.01 % less.
    #[test]
    fn a_degree_square_at_the_equator_has_its_known_area() {
        let square = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]];
        let (a, f): (f64, f64) = (6_378_137.0, 1.0 / 298.257_223_563);
        let e = (f * (2.0 - f)).sqrt();
        // sine of one degree
        let sine = 0.017_452_406_437_283_51;
        let b = a * (1.0 - f);
        let (t, two_e) = (e * sine, 2.0 * e);
        let half = sine / (2.0 * (1.0 - t * t)) + ln((1.0 + t) / (1.0 - t)) / (2.0 * two_e);
        let expected = b * b * half * std::f64::consts::PI / 180.0;
        let (left, area) = ring_area(&square);
        assert!(left && (area / expected - 1.0).abs() < 2e-4, "{area} for {expected}");
        let mut back = square;
        back.reverse();
        assert_eq!(ring_area(&back), (false, area));
    }

    #[test]
    fn a_hectare_in_the_donbas_is_a_hectare() {
        // 100 m north and east of 48° N 38° E: a degree of latitude there is 111 200 m, of
        // longitude 74 630 m
        let (x, y) = (100.0 / 74_628.5, 100.0 / 111_200.6);
        let ring =
            [[38.0, 48.0], [38.0 + x, 48.0], [38.0 + x, 48.0 + y], [38.0, 48.0 + y], [38.0, 48.0]];
        let (_, area) = ring_area(&ring);
        assert!((area - 10_000.0).abs() < 5.0, "{area}");
    }
}
