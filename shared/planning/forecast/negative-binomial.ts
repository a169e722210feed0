// Owns the quantile of demand over a time: how much is enough so often. Demand comes in whole pieces and unevenly, which a
// normal distribution does not say; the negative binomial does (Syntetos, Babai & Altay 2012).

/**
 * The least number that covers demand with probability `share`, for demand of a mean and variance.
 * Where the variance is no larger than the mean, demand is taken for Poisson's.
 */
export function demandQuantile(mean: number, variance: number, share: number): number {
  if (mean <= 0) return 0
  const spread = Math.max(variance, mean * 1.000_1)
  // Very large demands are as good as continuous: a gamma would cost the same, a normal on the logarithm is close enough.
  if (mean > 5000) return logNormalQuantile(mean, spread, share)
  const size = (mean * mean) / (spread - mean)
  const ratio = (spread - mean) / spread
  let probability = Math.exp(size * Math.log(mean / spread))
  if (probability === 0) return logNormalQuantile(mean, spread, share)
  let sum = probability
  let number = 0
  while (sum < share && number < mean * 200 + 1000) {
    probability *= ((size + number) / (number + 1)) * ratio
    sum += probability
    number += 1
  }
  return number
}

function logNormalQuantile(mean: number, variance: number, share: number): number {
  const sigma2 = Math.log(1 + variance / (mean * mean))
  return Math.ceil(Math.exp(Math.log(mean) - sigma2 / 2 + Math.sqrt(sigma2) * normalQuantile(share)))
}

/** The inverse of the normal distribution, to about 1e-9 (Acklam's rational approximation). */
export function normalQuantile(p: number): number {
  const a = [
    -39.696_830_286_653_76, 220.946_098_424_520_5, -275.928_510_446_968_7, 138.357_751_867_269, -30.664_798_066_147_16,
    2.506_628_277_459_239,
  ]
  const b = [
    -54.476_098_798_224_06, 161.585_836_858_040_9, -155.698_979_859_886_6, 66.801_311_887_719_72,
    -13.280_681_552_885_72,
  ]
  const c = [
    -0.007_784_894_002_430_293, -0.322_396_458_041_136_5, -2.400_758_277_161_838, -2.549_732_539_343_734,
    4.374_664_141_464_968, 2.938_163_982_698_783,
  ]
  const d = [0.007_784_695_709_041_462, 0.322_467_129_070_039_8, 2.445_134_137_142_996, 3.754_408_661_907_416]
  const horner = (list: readonly number[], x: number) => list.reduce((sum, each) => sum * x + each, 0)
  if (p <= 0) return Number.NEGATIVE_INFINITY
  if (p >= 1) return Number.POSITIVE_INFINITY
  if (p < 0.024_25) {
    const q = Math.sqrt(-2 * Math.log(p))
    return horner(c, q) / (horner(d, q) * q + 1)
  }
  if (p > 1 - 0.024_25) return -normalQuantile(1 - p)
  const q = p - 0.5
  const r = q * q
  return (horner(a, r) * q) / (horner(b, r) * r + 1)
}
