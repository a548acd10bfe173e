import type { ReportModel } from '../../../../../shared/domain/report-model.ts';
import { enumerate } from '../../../../../shared/domain/report-standing.ts';
import {
  SAMPLING_RISK_NAMES,
  SAMPLING_RISKS,
  tableOf,
  type SamplingPolicy,
} from '../../../../../shared/domain/sampling/index.ts';
import { FREQUENCIES, FREQUENCY_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { counted } from '../../words.ts';
import { paragraph, subHead, type Numbering } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { table } from '../table.ts';
import { STYLES } from '../text.ts';
import { quiet } from './marks.ts';

/** The sampling policy by name with the sizes that the controls of the engagement ask for. A report of design draws no samples. */
export function samplingPolicy(flow: Flow, model: ReportModel, numbering: Numbering): void {
  const { policy } = model.methodology;
  subHead(flow, numbering.heading(), 'Sampling', false);
  if (policy === null) {
    paragraph(
      flow,
      'Design is tested on one dated instance of each control, followed from start to end. No samples are drawn.',
    );
    return;
  }
  const { name, source, basis } = tableOf(policy);
  paragraph(
    flow,
    `Sizes follow the policy “${name}” (${source}). They are ${basis}, by how often a control runs and by the risk that it fails, and never more than the population holds.`,
  );
  sizes(flow, model, policy);
  paragraph(flow, exceptionsOf(policy), { ...STYLES.small }, 8);
  paragraph(flow, drawn(model));
  paragraph(flow, statistics(policy));
}

function sizes(flow: Flow, { controls }: ReportModel, policy: SamplingPolicy): void {
  const used = FREQUENCIES.map((frequency) => ({
    frequency,
    controls: controls.filter((control) => control.frequency === frequency && control.mode !== 'automated')
      .length,
  })).filter((row) => row.controls > 0 || controls.length === 0);
  if (used.length === 0) return;
  table(
    flow,
    [
      { title: 'How often the control runs', width: 190 },
      { title: 'Controls', width: 60, align: 'right' },
      ...SAMPLING_RISKS.map((risk) => ({
        title: `${SAMPLING_RISK_NAMES[risk]} risk`,
        width: 80,
        align: 'right' as const,
      })),
    ],
    used.map((row) => ({
      cells: [
        FREQUENCY_NAMES[row.frequency],
        controls.length === 0 ? [quiet('–')] : `${row.controls}`,
        ...SAMPLING_RISKS.map((risk) => `${policy.sizes[row.frequency][risk]}`),
      ],
    })),
    3,
  );
}

const percent = (share: number): string => `${Number((share * 100).toFixed(2))} %`;

function exceptionsOf({ smallPopulation: { below, share, minimum }, automated }: SamplingPolicy): string {
  return `Controls per occurrence with fewer than ${below} occurrences: ${percent(share)} of them, at least ${minimum}, at most the size above. Automated controls: ${automated} for each configuration, relying on change management over the period.`;
}

/** What was drawn under the policy, so that a reader sees how it was used. */
function drawn({ tests }: ReportModel): string {
  const samples = tests.flatMap(({ sample }) => sample ?? []);
  if (samples.length === 0) return 'No sample is drawn yet.';
  const items = samples.reduce((sum, { size }) => sum + size, 0);
  const algorithms = [...new Set(samples.map(({ algorithm }) => algorithm))];
  return `${counted(samples.length, 'sample')} with ${counted(items, 'item')} ${samples.length === 1 ? 'was' : 'were'} drawn, by ${enumerate(algorithms)}. Population, seed and hash of each are listed, so that anyone can draw it again and get the same items.`;
}

const MODELS: Record<SamplingPolicy['model'], string> = {
  binomial: 'binomial',
  hypergeometric: 'hypergeometric',
  poisson: 'Poisson',
};

const statistics = ({ model, confidence, tolerable, expectedDeviations }: SamplingPolicy): string =>
  `Where a test is planned statistically, it starts from a confidence of ${percent(confidence)}, a tolerable deviation rate of ${percent(tolerable)} and ${counted(expectedDeviations, 'expected deviation')} (${MODELS[model]} model).`;
