//! Points that fill the unit cube evenly: a scrambled Sobol sequence.
//!
//! Of the first 2^m points every 2^m-th part of an axis holds exactly one, and likewise for many boxes, so that a mean
//! over them converges faster than over random points. Scrambled after Owen every point by itself is uniform, and designs
//! with other keys are independent of each other: their scatter is an honest error. Direction numbers are those of Joe
//! and Kuo (2008), the scrambling the hash of Laine and Karras as Burley has it (2020): whole numbers alone, the same on
//! every machine.

use super::Point;
use sobol_burley::NUM_DIMENSIONS;
use sobol_burley::parts::{hash, owen_scramble_rev, sobol_rev};

/// A scrambled Sobol sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Design {
    /// What scrambles each coordinate.
    keys: Vec<u32>,
}

impl Design {
    /// The most points of a design.
    pub const MOST: u32 = 1 << 16;

    /// A design of as many coordinates as there are keys, which have to be well mixed.
    pub const fn new(keys: Vec<u32>) -> Self {
        Self { keys }
    }

    /// The point of that number, each coordinate in (0, 1).
    ///
    /// # Panics
    /// From [`Self::MOST`] on.
    pub fn point(&self, number: u32) -> Point {
        assert!(number < Self::MOST, "the direction numbers reach no further");
        let mut shuffled = number.reverse_bits();
        let mut coordinates = Vec::with_capacity(self.keys.len());
        for (at, &key) in (0_u32..).zip(&self.keys) {
            let dimension = at % NUM_DIMENSIONS;
            if at > 0 && dimension == 0 {
                // where the direction numbers end a second sequence begins, in an order of its own: independent of the first
                shuffled = owen_scramble_rev(number.reverse_bits(), hash(key));
            }
            let scrambled = owen_scramble_rev(sobol_rev(shuffled, dimension), key).reverse_bits();
            coordinates.push((f64::from(scrambled) + 0.5) / (1_u64 << 32) as f64);
        }
        Point(coordinates)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys that are mixed well enough.
    fn design(seed: u32, coordinates: u32) -> Design {
        Design::new((0..coordinates).map(|at| hash(seed.wrapping_mul(0x9e37_79b9) ^ hash(at))).collect())
    }

    /// How many of the first points fall into each cell of a grid over two coordinates.
    fn cells(design: &Design, points: u32, [one, other]: [usize; 2], grid: [usize; 2]) -> Vec<u32> {
        let mut cells = vec![0; grid[0] * grid[1]];
        for number in 0..points {
            let Point(u) = design.point(number);
            let [a, b] = [(u[one], grid[0]), (u[other], grid[1])].map(|(u, n)| (u * n as f64) as usize);
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
            assert!(cells(&design, 256, [0, 1], grid).iter().all(|&points| points == 1), "{grid:?}");
        }
        // plain random points would leave a third of the boxes empty; the keys of one coordinate are no design
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

    /// The error of a mean over points falls as 1/n rather than 1/√n: with 64 times as many it is at least 20 times less.
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

    /// Computed once: whoever changes these points changes every result that rests on them.
    #[test]
    fn the_points_stay_what_they_are() {
        let design = Design::new(vec![0x1234_5678, 0x9abc_def0, 0x0fed_cba9]);
        let found: Vec<Vec<f64>> = (0..3).map(|number| design.point(number).0).collect();
        assert_eq!(found, WANTED);
    }

    const WANTED: [[f64; 3]; 3] = [
        [0.08779668586794287, 0.04260222555603832, 0.9237219601636752],
        [0.530810059630312, 0.5313225424615666, 0.20737042499240488],
        [0.33391112892422825, 0.7570652466965839, 0.3037660656264052],
    ];
}
