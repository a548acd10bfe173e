/** The three models of how deviations get into a sample, and the one risk that planning and evaluation share. */
import { AppError } from '../errors.ts';
import { binomialCdf, hypergeometricCdf, poissonCdf } from './distributions.ts';
import { ceiling, requireCount } from './numeric.ts';

export const SAMPLE_MODELS = ['binomial', 'hypergeometric', 'poisson'] as const;
export type SampleModel = (typeof SAMPLE_MODELS)[number];

/** Deviations in a finite population that make its rate reach `tolerable`: the fewest that are no longer tolerated. */
export function toleratedCountOf(tolerable: number, population: number): number {
  return ceiling(tolerable * population);
}

/**
 * The population a hypergeometric model needs.
 * @throws AppError `bad_input` when it is missing or not a whole number above zero.
 */
export function requirePopulation(population: number | undefined): number {
  if (population === undefined) {
    throw new AppError(
      'bad_input',
      'The hypergeometric model needs the population size. Give the number of items.',
    );
  }
  requireCount('population', population, 1);
  return population;
}

/**
 * P(X <= deviations) in a sample of n when the population deviates at the tolerable rate: the risk of relying on a control that
 * does not deserve it. `population` counts only in the hypergeometric model.
 */
export function riskAtTolerable(
  model: SampleModel,
  {
    tolerable,
    n,
    deviations,
    population,
  }: { tolerable: number; n: number; deviations: number; population?: number },
): number {
  switch (model) {
    case 'binomial':
      return binomialCdf(deviations, n, tolerable);
    case 'poisson':
      return poissonCdf(deviations, n * tolerable);
    case 'hypergeometric': {
      const size = requirePopulation(population);
      return hypergeometricCdf(deviations, size, toleratedCountOf(tolerable, size), n);
    }
  }
}
