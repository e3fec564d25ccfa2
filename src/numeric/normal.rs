//! The standard normal distribution.

use std::f64::consts::FRAC_1_SQRT_2;

/// Φ(z): probability of a value of at most z. Relative error below 1e-14 down to z = −37.
pub fn normal_cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z * FRAC_1_SQRT_2)
}

/// 1 − Φ(z), accurate in the upper tail.
pub fn normal_survival(z: f64) -> f64 {
    normal_cdf(-z)
}

/// Φ⁻¹(p) for p in (0, 1). Absolute error below 1e-9 everywhere; relative error below 1e-14 in the
/// centre.
///
/// Method: the rational approximations of Wichura (1988), algorithm AS 241, routine PPND16.
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * ratio(r, &CENTRE_OVER, &CENTRE_UNDER);
    }
    let r = (-libm::log(if q < 0.0 { p } else { 1.0 - p })).sqrt();
    let z = if r <= 5.0 {
        ratio(r - 1.6, &MIDDLE_OVER, &MIDDLE_UNDER)
    } else {
        ratio(r - 5.0, &TAIL_OVER, &TAIL_UNDER)
    };
    if q < 0.0 { -z } else { z }
}

/// over(r)/under(r), coefficients from the constant term up.
fn ratio(r: f64, over: &[f64; 8], under: &[f64; 8]) -> f64 {
    let horner = |c: &[f64; 8]| {
        ((((((c[7] * r + c[6]) * r + c[5]) * r + c[4]) * r + c[3]) * r + c[2]) * r + c[1]) * r
            + c[0]
    };
    horner(over) / horner(under)
}

const CENTRE_OVER: [f64; 8] = [
    3.387_132_872_796_366_6,
    1.331_416_678_917_843_8e2,
    1.971_590_950_306_551_3e3,
    1.373_169_376_550_946e4,
    4.592_195_393_154_987e4,
    6.726_577_092_700_87e4,
    3.343_057_558_358_813e4,
    2.509_080_928_730_122_6e3,
];
const CENTRE_UNDER: [f64; 8] = [
    1.0,
    4.231_333_070_160_091e1,
    6.871_870_074_920_579e2,
    5.394_196_021_424_751e3,
    2.121_379_430_158_659_7e4,
    3.930_789_580_009_271e4,
    2.872_908_573_572_194_3e4,
    5.226_495_278_852_854e3,
];
const MIDDLE_OVER: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    2.417_807_251_774_506e-1,
    2.272_384_498_926_918_4e-2,
    7.745_450_142_783_414e-4,
];
const MIDDLE_UNDER: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    6.897_673_349_851e-1,
    1.481_039_764_274_800_8e-1,
    1.519_866_656_361_645_7e-2,
    5.475_938_084_995_345e-4,
    1.050_750_071_644_416_9e-9,
];
const TAIL_OVER: [f64; 8] = [
    6.657_904_643_501_103,
    5.463_784_911_164_114,
    1.784_826_539_917_291_3,
    2.965_605_718_285_048_7e-1,
    2.653_218_952_657_612_4e-2,
    1.242_660_947_388_078_4e-3,
    2.711_555_568_743_487_6e-5,
    2.010_334_399_292_288_1e-7,
];
const TAIL_UNDER: [f64; 8] = [
    1.0,
    5.998_322_065_558_88e-1,
    1.369_298_809_227_358e-1,
    1.487_536_129_085_061_5e-2,
    7.868_691_311_456_133e-4,
    1.846_318_317_510_054_8e-5,
    1.421_511_758_316_446e-7,
    2.044_263_103_389_939_8e-15,
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed with mpmath at 40 digits.
    const KNOWN: [(f64, f64); 8] = [
        (1e-300, -37.047_096_299_361_2),
        (1e-16, -8.222_082_216_130_435),
        (6e-6, -4.377_587_846_692_98),
        (0.025, -1.959_963_984_540_054),
        (0.07, -1.475_791_028_179_170_6),
        (0.5, 0.0),
        (0.9, 1.281_551_565_544_600_4),
        (0.999_999, 4.753_424_308_822_899),
    ];

    #[test]
    fn quantiles_are_those_computed_to_forty_digits() {
        for (p, z) in KNOWN {
            let found = normal_quantile(p);
            assert!((found - z).abs() <= 1e-9 + 1e-13 * z.abs(), "{p}: {found} for {z}");
        }
    }

    #[test]
    fn quantile_and_probability_are_inverse() {
        for k in 1..2000 {
            let p = f64::from(k) / 2000.0;
            assert!((normal_cdf(normal_quantile(p)) - p).abs() < 1e-14, "{p}");
        }
        assert!((normal_survival(7.0) / 1.279_812_543_885_835e-12 - 1.0).abs() < 1e-12);
    }
}
