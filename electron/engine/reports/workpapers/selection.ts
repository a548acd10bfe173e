import { createHash } from 'node:crypto';
import type { Population } from '../../../../shared/contract/audit/populations.ts';
import type { SampleEvent } from '../../../../shared/contract/audit/sample-log.ts';
import type { Sample } from '../../../../shared/contract/audit/samples.ts';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { SAMPLE_EVENT_NAMES } from '../../../../shared/domain/audit-vocabulary.ts';
import { selectionWords, type TicketExample } from '../../../../shared/domain/selection-words.ts';
import type { PaperLogEntry, PaperSelection } from '../../../../shared/domain/workpaper-model.ts';
import { ticketOfDigest } from '../../../../shared/domain/sampling/index.ts';
import { readLog } from '../../audit/sample-log.ts';
import { defaultSeed } from '../../audit/samples.ts';
import type { Session } from '../../session.ts';

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** How the items of a sheet were picked: the words, and the log of all that happened to the sample. */
export function gatherSelection(
  session: Session,
  sheet: TestSheet,
  sample: Sample,
  population: Population,
): PaperSelection {
  const log = readLog(session, sample.id);
  const first = log.find((event) => event.kind === 'draw');
  const drawnFor = sample.tests[0] ?? { id: sheet.id, workpaper: sheet.workpaper };
  const { engagementId, controlId, from, to } = session.workspace.need<{
    engagementId: string;
    controlId: string;
    from: string | null;
    to: string | null;
  }>(
    'That test',
    `SELECT (SELECT id FROM engagement) AS engagementId, t.control_id AS controlId, p.period_from AS "from", p.period_to AS "to"
     FROM test t JOIN population p ON p.id = ? WHERE t.id = ?`,
    [population.id, drawnFor.id],
  );
  const isDerived = sample.seed === defaultSeed(session, drawnFor.id, population.id);
  const words = selectionWords({
    method: sample.method,
    algorithm: sample.algorithm,
    seed: sample.seed,
    seedFrom: isDerived ? { engagementId, controlId } : null,
    fileName: population.fileName,
    sha256: sample.populationSha256,
    frozenAt: population.frozenAt,
    keyColumn: population.keyColumn,
    dateColumn: population.dateColumn,
    dateOrder: population.dateOrder,
    period: from && to ? { from, to } : null,
    frameSize: sample.frameSize,
    count: first?.details.added.length ?? sample.size,
    stratumColumn: first?.details.stratumColumn ?? null,
    strata: first?.details.strata ?? [],
    reason: first?.reason ?? '',
    basis: sample.basis,
    design: sample.design,
    example: ticketExample(sample, first?.details.added[0]?.key),
    workpaper: drawnFor.workpaper,
    workspaceFile: session.workspace.fileName,
    evidenceRef: population.evidenceRef,
  });
  const others = sample.tests.filter(({ id }) => id !== sheet.id).map(({ workpaper }) => workpaper);
  const shared = others.length > 0 ? [`The same draw serves ${others.join(', ')}.`] : [];
  return { ...words, size: [...words.size, ...shared], log: log.map(toEntry) };
}

function ticketExample({ method, seed, algorithm }: Sample, key: string | undefined): TicketExample | null {
  const isTicketed =
    (method === 'random' || method === 'stratified') && algorithm.startsWith('consistent-sampler');
  if (!isTicketed || key === undefined) return null;
  const seedDigest = sha256Hex(seed);
  const digest = sha256Hex(seedDigest + key);
  return { key, seedDigest, digest, ticket: ticketOfDigest(digest) };
}

function toEntry(event: SampleEvent): PaperLogEntry {
  return {
    what: SAMPLE_EVENT_NAMES[event.kind],
    by: event.madeBy,
    at: event.madeAt,
    reason: event.reason,
    text: textOf(event),
  };
}

const items = (n: number): string => (n === 1 ? '1 item' : `${n.toLocaleString('en-US')} items`);

function textOf(event: SampleEvent): string {
  switch (event.kind) {
    case 'draw': {
      const { added, frameSize, algorithm, seed } = event.details;
      return `${items(added.length)} of ${frameSize.toLocaleString('en-US')} by ${algorithm}, seed "${seed}".`;
    }
    case 'extend':
    case 'stage':
      return `${items(event.details.added.length)} more, the next tickets in order: ${event.details.added.map(({ key }) => key).join(', ')}.`;
    case 'replace':
      return `${event.details.replaced} by ${event.details.added.map(({ key }) => key).join(', ')}, the next ticket in order.`;
    case 'reperform': {
      const { agrees, differences } = event.details;
      return agrees
        ? 'The draw was repeated from the frozen file and agrees.'
        : `The repeated draw differs: ${differences.join(' ')}`;
    }
  }
}
