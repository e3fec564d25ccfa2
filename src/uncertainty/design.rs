//! Evenly distributed points of the unit cube: a scrambled Sobol sequence.
//!
//! Each 2^m-th part of an axis holds exactly one of the first 2^m points, and so do many boxes. So
//! a mean over them converges faster than over random points. With Owen's scrambling each point by
//! itself is uniform, and designs with different keys are independent. The scatter between such
//! designs is therefore an unbiased estimate of the error. Direction numbers are those of Joe and
//! Kuo (2008). The scrambling is the hash of Laine and Karras in the form of Burley (2020). It uses
//! integers only, so it is the same on every machine.
//!
//! A [`Design`] is all coordinates of one sequence. A [`SobolDimension`] is one coordinate by
//! itself. Strands of one order are evenly distributed together; those of different orders are
//! independent.

use super::Point;
use sobol_burley::NUM_DIMENSIONS;
use sobol_burley::parts::{hash, owen_scramble_rev, sobol_rev};

/// Number of independently scrambled sequences that share an estimate's points. Their scatter gives
/// its standard error.
pub const SCRAMBLES: u32 = 8;

/// A scrambled Sobol sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Design {
    /// Scrambling key of each coordinate.
    keys: Vec<u32>,
}

impl Design {
    /// Most points of a design.
    pub const MOST: u32 = 1 << 16;

    /// A design with one coordinate for each key. Keys must be well mixed.
    pub const fn new(keys: Vec<u32>) -> Self {
        Self { keys }
    }

    /// The point of an index, each coordinate in (0, 1).
    ///
    /// # Panics
    /// If `number` is [`Self::MOST`] or more.
    pub fn point(&self, number: u32) -> Point {
        assert!(number < Self::MOST, "the direction numbers reach no further");
        let mut shuffled = number.reverse_bits();
        let mut coordinates = Vec::with_capacity(self.keys.len());
        for (at, &key) in (0_u32..).zip(&self.keys) {
            let dimension = at % NUM_DIMENSIONS;
            if at > 0 && dimension == 0 {
                // after the last direction numbers, a second sequence begins in an independent
                // order
                shuffled = owen_scramble_rev(number.reverse_bits(), hash(key));
            }
            coordinates.push(inside(owen_scramble_rev(sobol_rev(shuffled, dimension), key)));
        }
        Point(coordinates)
    }
}

/// One coordinate of a scrambled Sobol sequence, in a shuffled order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SobolDimension {
    /// Index of the coordinate in the sequence.
    dimension: u32,
    /// Key of the order.
    order: u32,
    /// Scrambling key.
    scramble: u32,
}

impl SobolDimension {
    /// A coordinate of the sequence with the order key `order`. Both keys must be well mixed.
    ///
    /// # Panics
    /// If there are no direction numbers for the dimension.
    pub fn new(dimension: u32, order: u32, scramble: u32) -> Self {
        assert!(dimension < NUM_DIMENSIONS, "a key sits in a dimension that there is");
        Self { dimension, order, scramble }
    }

    /// The coordinate of an index, in (0, 1).
    ///
    /// # Panics
    /// If `number` is [`Design::MOST`] or more.
    pub fn coordinate(self, number: u32) -> f64 {
        assert!(number < Design::MOST, "the direction numbers reach no further");
        let shuffled = owen_scramble_rev(number.reverse_bits(), self.order);
        inside(owen_scramble_rev(sobol_rev(shuffled, self.dimension), self.scramble))
    }
}

/// Converts 32 bits in reversed order to a number in (0, 1), never 0 or 1.
fn inside(reversed: u32) -> f64 {
    (f64::from(reversed.reverse_bits()) + 0.5) / (1_u64 << 32) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A design whose keys are mixed well enough.
    fn design(seed: u32, coordinates: u32) -> Design {
        Design::new(
            (0..coordinates).map(|at| hash(seed.wrapping_mul(0x9e37_79b9) ^ hash(at))).collect(),
        )
    }

    /// Number of points in each cell of a grid over two coordinates. Only the first `points` points
    /// count.
    fn cells(design: &Design, points: u32, [one, other]: [usize; 2], grid: [usize; 2]) -> Vec<u32> {
        let mut cells = vec![0; grid[0] * grid[1]];
        for number in 0..points {
            let Point(u) = design.point(number);
            let [a, b] =
                [(u[one], grid[0]), (u[other], grid[1])].map(|(u, n)| (u * n as f64) as usize);
            cells[a * grid[1] + b] += 1;
        }
        cells
    }

    #[test]
    fn every_part_of_every_axis_holds_one_point() {
        let design = design(7, 600);
        for coordinate in 0..600 {
            let cells = cells(&design, 64, [coordinate, 0], [64, 1]);
            assert!(cells.iter().all(|&points| points == 1), "coordinate {coordinate}: {cells:?}");
        }
    }

    #[test]
    fn the_first_two_coordinates_fill_every_elementary_box() {
        let design = design(3, 2);
        for grid in [[1, 256], [2, 128], [16, 16], [64, 4]] {
            assert!(
                cells(&design, 256, [0, 1], grid).iter().all(|&points| points == 1),
                "{grid:?}"
            );
        }
        // random points would leave a third of the boxes empty; here each box has one point, even
        // with equal keys for both coordinates
        let twice = Design::new(vec![5, 5]);
        assert!(cells(&twice, 256, [0, 1], [16, 16]).iter().all(|&points| points == 1), "even so");
    }

    #[test]
    fn coordinates_lie_inside_and_no_two_seeds_share_a_point() {
        let (one, other) = (design(1, 4), design(2, 4));
        for number in [0, 1, 2, 1_000, Design::MOST - 1] {
            let (Point(a), Point(b)) = (one.point(number), other.point(number));
            assert!(a.iter().chain(&b).all(|u| (f64::EPSILON..1.0).contains(u)));
            assert!(a.iter().zip(&b).all(|(a, b)| a != b));
        }
    }

    /// The error of a mean over points decreases as 1/n rather than 1/√n. With 64 times as many
    /// points it is at least 20 times smaller.
    #[test]
    fn a_smooth_mean_converges_faster_than_with_random_points() {
        let error = |points: u32| {
            let squares = (0..40).map(|seed| {
                let design = design(seed, 3);
                let of = |number| design.point(number).0.iter().map(|u| u * u).product::<f64>();
                let mean = (0..points).map(of).sum::<f64>() / f64::from(points);
                (mean - 1.0 / 27.0) * (mean - 1.0 / 27.0)
            });
            (squares.sum::<f64>() / 40.0).sqrt()
        };
        let (few, many) = (error(32), error(2_048));
        assert!(few / many > 20.0, "{few} {many}");
    }

    /// A strand of well mixed keys.
    fn strand(dimension: u32, order: u32, scramble: u32) -> SobolDimension {
        let mixed = |word: u32, salt: u32| hash(word.wrapping_mul(0x9e37_79b9) ^ hash(salt));
        SobolDimension::new(dimension, mixed(order, 1), mixed(scramble, 2))
    }

    /// As many points as parts, from any multiple of that number on.
    #[test]
    fn every_stretch_of_a_strand_fills_every_part() {
        for seed in 0..200 {
            for (from, parts) in [(0, 64), (64, 64), (192, 64), (0, 4), (20, 4), (1_024, 512)] {
                let mut points = vec![0; parts as usize];
                for number in from..from + parts {
                    points[(strand(seed % 5, seed, seed + 1).coordinate(number) * f64::from(parts))
                        as usize] += 1;
                }
                assert!(
                    points.iter().all(|&points| points == 1),
                    "{seed}, from {from}: {points:?}"
                );
            }
        }
    }

    #[test]
    fn strands_of_one_order_fill_boxes_together() {
        for seed in 0..50 {
            for (wide, high) in [(8, 8), (4, 16), (32, 2)] {
                let mut boxes = vec![0; 64];
                for number in 0..64 {
                    let at = |dimension, parts: u32| {
                        (strand(dimension, seed, dimension).coordinate(number) * f64::from(parts))
                            as usize
                    };
                    boxes[at(0, wide) * high as usize + at(1, high)] += 1;
                }
                assert!(
                    boxes.iter().all(|&points| points == 1),
                    "{seed}, {wide} by {high}: {boxes:?}"
                );
            }
        }
    }

    /// Every pair of the first five dimensions fills its quarters. Sixteen points are enough. These
    /// dimensions hold parameters; a pair of mirrored coordinates would leave quarters empty.
    #[test]
    fn pairs_of_the_first_five_dimensions_fill_their_quarters_with_sixteen_points() {
        let worst = |dimensions: u32| {
            let quarters = |[a, b]: [u32; 2], from: u32| {
                let mut quarters = [0; 4];
                for number in from..from + 16 {
                    let [a, b] = [a, b].map(|at| strand(at, 3, at).coordinate(number) > 0.5);
                    quarters[2 * usize::from(a) + usize::from(b)] += 1;
                }
                quarters == [4; 4]
            };
            let pairs = (0..dimensions).flat_map(|a| (0..a).map(move |b| [a, b]));
            pairs
                .into_iter()
                .filter(|&pair| !(0..8).all(|block| quarters(pair, 16 * block)))
                .count()
        };
        assert_eq!(worst(5), 0);
        assert!(
            worst(40) > 50,
            "higher dimensions are mirrors of each other for longer, and would be seen"
        );
    }

    /// Deviations of strands of different orders are uncorrelated.
    ///
    /// Two neighbouring points lie in opposite halves of both strands. So the scatter of a sum of
    /// products is up to √2 times that of random points. The mean of 400 · 64 products of variance
    /// 1/144 is within 4.5 such standard errors of 0. For a strand with itself it is 1/12.
    #[test]
    fn strands_of_different_orders_are_no_functions_of_each_other() {
        let product = |a: SobolDimension, b: SobolDimension| {
            (0..64).map(|k| (a.coordinate(k) - 0.5) * (b.coordinate(k) - 0.5)).sum::<f64>()
        };
        let of = |seed: u32| {
            product(strand(7, 2 * seed, 2 * seed), strand(7, 2 * seed + 1, 2 * seed + 1))
        };
        let mean = (0..400).map(of).sum::<f64>() / 25_600.0;
        let allowed = 4.5 * 2.0_f64.sqrt() / 12.0 / 25_600.0_f64.sqrt();
        assert!(mean.abs() < allowed, "{mean}");
        assert!(
            product(strand(7, 1, 1), strand(7, 1, 1)) / 64.0 > allowed,
            "the same strand twice is noticed"
        );
    }

    /// Points computed once. A change of these points changes all results that depend on them.
    #[test]
    fn the_points_stay_what_they_are() {
        let design = Design::new(vec![0x1234_5678, 0x9abc_def0, 0x0fed_cba9]);
        let found: Vec<Vec<f64>> = (0..3).map(|number| design.point(number).0).collect();
        assert_eq!(found, EXPECTED);
    }

    const EXPECTED: [[f64; 3]; 3] = [
        [0.08779668586794287, 0.04260222555603832, 0.9237219601636752],
        [0.530810059630312, 0.5313225424615666, 0.20737042499240488],
        [0.33391112892422825, 0.7570652466965839, 0.3037660656264052],
    ];
}
