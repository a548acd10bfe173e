import { AppError } from '../../../../shared/domain/errors.ts';
import {
  DEFAULT_SAMPLING_POLICY,
  type SamplingPolicy,
  type SamplingRisk,
} from '../../../../shared/domain/sampling/index.ts';
import type { Frequency } from '../../../../shared/domain/vocabulary.ts';

/** "5" or "2.5": a share as the percent that a person types. */
export const percentText = (share: number): string => String(Number((share * 100).toPrecision(12)));

const typed = (text: string): number => {
  const plain = text.trim().replace(/\s*%$/, '').replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
};

/** The share of a percent that was typed, such as "5", "2.5 %" or "2,5". @throws AppError bad_input */
export function readPercent(text: string): number {
  const value = typed(text);
  if (value > 0 && value < 100) return Number((value / 100).toPrecision(12));
  throw new AppError('bad_input', `“${text.trim()}” is not a percentage above 0 and below 100.`);
}

/** @throws AppError bad_input */
export function readCount(text: string): number {
  const value = typed(text);
  if (Number.isSafeInteger(value)) return value;
  throw new AppError('bad_input', `“${text.trim()}” is not a whole number.`);
}

export const withSize = (
  policy: SamplingPolicy,
  frequency: Frequency,
  risk: SamplingRisk,
  size: number,
): SamplingPolicy => ({
  ...policy,
  sizes: { ...policy.sizes, [frequency]: { ...policy.sizes[frequency], [risk]: size } },
});

/**
 * The policy to save after a change. Reports print name and source, so a changed table must not go on under the name of the
 * default one: until a person names it, it is called the firm's.
 */
export function firmsOwn(policy: SamplingPolicy, firm: string): SamplingPolicy {
  const { name, source } = DEFAULT_SAMPLING_POLICY;
  return {
    ...policy,
    name: policy.name === name ? `Sizes of ${firm || 'the firm'}` : policy.name,
    source: policy.source === source ? `Adapted from ${name}` : policy.source,
  };
}
