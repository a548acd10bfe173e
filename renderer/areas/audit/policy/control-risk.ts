import type { ControlRow } from '../../../../shared/contract/matrix.ts';
import {
  frequencySampleSize,
  SAMPLING_RISKS,
  tableOf,
  type SamplingPolicy,
} from '../../../../shared/domain/sampling/index.ts';

/** The size that the policy gives a control whatever its population is; '' while its frequency or risk is not known. */
export function policySize(
  policy: SamplingPolicy,
  { frequency, mode, samplingRisk }: Pick<ControlRow, 'frequency' | 'mode' | 'samplingRisk'>,
): number | '' {
  const automated = mode === 'automated';
  if (automated) return policy.automated;
  if (!frequency || !samplingRisk) return '';
  return frequencySampleSize({ frequency, risk: samplingRisk }, tableOf(policy)).n;
}

/** "3 low, 10 moderate, 2 high, 5 not assessed", without what there is none of. */
export function riskTotals(controls: readonly Pick<ControlRow, 'samplingRisk'>[]): string {
  const of = (risk: ControlRow['samplingRisk']) =>
    controls.filter(({ samplingRisk }) => samplingRisk === risk).length;
  return [...SAMPLING_RISKS, null]
    .flatMap((risk) => (of(risk) > 0 ? [`${of(risk)} ${risk ?? 'not assessed'}`] : []))
    .join(', ');
}

/** Controls whose reference, title or frequency has the words. */
export function findControls(controls: readonly ControlRow[], search: string): readonly ControlRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return controls;
  return controls.filter(({ ref, title, domain, frequency, mode, samplingRisk }) => {
    const text = [ref, title, domain, frequency, mode, samplingRisk].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
