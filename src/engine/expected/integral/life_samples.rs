//! Samples of lives that resolve the exposure between them.

/// Samples of each kept life, with weight 1/4 each. Exposure rises like a square root of the life
/// above the smallest required life of a day. Few lives would not resolve this.
pub(super) const PARTS: usize = 4;
/// Weight of a sample.
pub(super) const PART: f64 = 1.0 / PARTS as f64;

/// Two samples from each life towards each neighbour, in increasing order. They reach up to the
/// middle between them.
pub(super) fn samples(lives: &[f64]) -> Vec<f64> {
    let middle = |a: usize, b: usize| 0.5 * (lives[a] + lives[b.min(lives.len() - 1)]);
    let of = |at: usize| {
        let (low, life, high) = (middle(at, at.saturating_sub(1)), lives[at], middle(at, at + 1));
        let side = |part: usize| (2 * part + 1) as f64 * PART;
        let left = (0..PARTS / 2).map(move |part| low + side(part) * (life - low));
        left.chain((0..PARTS / 2).map(move |part| life + side(part) * (high - life)))
    };
    (0..lives.len()).flat_map(of).collect()
}
