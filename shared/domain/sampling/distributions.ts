/**
 * Cumulative distributions by term recursion. The running sum is rescaled before it overflows and its first term is kept as a
 * logarithm, so populations of a million need neither big numbers nor tables.
 */

const RESCALE_ABOVE = 1e250;

/** exp(logFirst) * (1 + r1 + r1 r2 + ...): a sum of terms, each `ratio(i)` times the one before, capped at 1 as a probability. */
function sumOfTerms(logFirst: number, ratios: number, ratio: (i: number) => number): number {
  let logScale = logFirst;
  let term = 1;
  let sum = 1;
  for (let i = 1; i <= ratios && term > 0; i++) {
    term *= ratio(i);
    sum += term;
    if (sum > RESCALE_ABOVE) {
      term /= RESCALE_ABOVE;
      sum /= RESCALE_ABOVE;
      logScale += Math.log(RESCALE_ABOVE);
    }
  }
  return Math.min(1, Math.exp(logScale + Math.log(sum)));
}

/** P(X <= k) for X ~ Binomial(n, p), 0 < p < 1. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  const odds = p / (1 - p);
  return sumOfTerms(n * Math.log1p(-p), k, (i) => ((n - i + 1) / i) * odds);
}

/** P(X <= k) for X ~ Poisson(mean), mean >= 0. */
export function poissonCdf(k: number, mean: number): number {
  if (k < 0) return 0;
  return sumOfTerms(-mean, k, (i) => mean / i);
}

/** P(X <= k), where X counts the deviations among n items drawn without replacement from N items of which K deviate. */
export function hypergeometricCdf(k: number, N: number, K: number, n: number): number {
  const fewest = Math.max(0, n - (N - K));
  const most = Math.min(n, K);
  if (k < fewest) return 0;
  if (k >= most) return 1;
  const logFirst = fewest === 0 ? logNoneDrawn(N, K, n) : logNoneDrawn(N, N - K, N - n);
  return sumOfTerms(logFirst, k - fewest, (i) => {
    const x = fewest + i;
    return ((K - x + 1) * (n - x + 1)) / (x * (N - K - n + x));
  });
}

/** P(X = 0), P(X = 1) ... P(X = most) for X ~ Binomial(n, p), 0 < p < 1. */
export function binomialTerms(most: number, n: number, p: number): number[] {
  const odds = p / (1 - p);
  return termsFrom(0, most, n * Math.log1p(-p), (i) => ((n - i + 1) / i) * odds);
}

/** P(X = 0), P(X = 1) ... P(X = most) for X ~ Poisson(mean). */
export function poissonTerms(most: number, mean: number): number[] {
  return termsFrom(0, most, -mean, (i) => mean / i);
}

/** P(X = 0), P(X = 1) ... P(X = most), where X counts the deviations among n items drawn from N items of which K deviate. */
export function hypergeometricTerms(most: number, N: number, K: number, n: number): number[] {
  const fewest = Math.max(0, n - (N - K));
  const logFirst = fewest === 0 ? logNoneDrawn(N, K, n) : logNoneDrawn(N, N - K, N - n);
  return termsFrom(fewest, most, logFirst, (x) => ((K - x + 1) * (n - x + 1)) / (x * (N - K - n + x)));
}

/**
 * Nothing before `first`, then each term `ratio(i)` times the one before, in logarithms because the first may underflow. Beyond what
 * is possible a ratio is 0 or negative and every further term 0.
 */
function termsFrom(first: number, most: number, logFirst: number, ratio: (i: number) => number): number[] {
  let log = logFirst;
  return Array.from({ length: most + 1 }, (_, i) => {
    if (i < first) return 0;
    if (i > first) log += Math.log(Math.max(0, ratio(i)));
    return Math.exp(log);
  });
}

/** log P(none of K marked items is among n drawn from N); the law is symmetric in K and n, so the shorter product serves. */
function logNoneDrawn(N: number, K: number, n: number): number {
  const larger = Math.max(K, n);
  const smaller = Math.min(K, n);
  let log = 0;
  let product = 1;
  for (let j = 0; j < smaller; j++) {
    product *= (N - larger - j) / (N - j);
    if (product < 1 / RESCALE_ABOVE) {
      log += Math.log(product);
      product = 1;
    }
  }
  return log + Math.log(product);
}

/**
 * Q(a, x), the regularised upper incomplete gamma function, a > 0, x >= 0: for whole a it is P(X <= a - 1), X ~ Poisson(x).
 * Series below a + 1, Lentz's continued fraction above (Numerical Recipes, 6.2).
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const logFactor = a * Math.log(x) - x - logGamma(a);
  return x < a + 1 ? 1 - Math.exp(logFactor) * lowerSeries(a, x) : Math.exp(logFactor) * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let i = 1; term > sum * Number.EPSILON; i++) {
    term *= x / (a + i);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  let change = 0;
  for (let i = 1; Math.abs(change - 1) > Number.EPSILON; i++) {
    const step = -i * (i - a);
    b += 2;
    d = step * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    d = 1 / d;
    c = b + step / c;
    if (Math.abs(c) < tiny) c = tiny;
    change = d * c;
    fraction *= change;
  }
  return fraction;
}

/** Lanczos coefficients for g = 7. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** log of the gamma function for a >= 0.5. */
function logGamma(a: number): number {
  const z = a - 1;
  const t = z + 7.5;
  const sum = LANCZOS.reduce(
    (total, coefficient, i) => (i === 0 ? coefficient : total + coefficient / (z + i)),
    0,
  );
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}
