/** What is known of evidence: listing it, changing it, giving verdicts, and taking up what names and files say. */
import type { EvidenceGuess } from '../../../shared/contract/evidence/guesses.ts';
import type { EvidencePatch, EvidenceRow } from '../../../shared/contract/evidence/records.ts';
import type { Api } from '../../../shared/contract/index.ts';
import { GUESS_NAMES, GUESS_STRENGTHS } from '../../../shared/domain/evidence-guesses.ts';
import { EVIDENCE_REVIEW_NAMES, reviewOf } from '../../../shared/domain/evidence-flags.ts';
import {
  ENVIRONMENTS,
  EVIDENCE_KIND_NAMES,
  EVIDENCE_KINDS,
  EVIDENCE_METHODS,
} from '../../../shared/domain/evidence-vocabulary.ts';
import { readMoment } from '../../../shared/domain/moments.ts';
import { CLASSIFICATIONS } from '../../../shared/domain/vocabulary.ts';
import { UsageError, type Args } from '../args.ts';
import type { Command, OptionSpec } from '../command.ts';
import { readCovers } from '../covers.ts';
import { OVERRIDE, overrideOf } from '../override.ts';
import { withWorkspace } from '../engine.ts';
import { allEvidence, findEvidence } from '../lookup.ts';
import { bytes, plural, table } from '../output.ts';

/** A record as scripts get it: every fact, with other records by their reference. */
const figures = ({ mediaType, controls, supersedes, supersededBy, ...row }: EvidenceRow) => ({
  ...row,
  type: mediaType,
  controls: controls.map(({ ref }) => ref),
  supersedes: supersedes?.ref ?? null,
  supersededBy: supersededBy.map(({ ref }) => ref),
  review: reviewOf(row),
});

const coversText = (row: EvidenceRow): string | null =>
  row.coversFrom || row.coversTo ? `${row.coversFrom ?? ''}..${row.coversTo ?? ''}` : row.asOf;

const listed = (rows: readonly EvidenceRow[]) => ({
  json: rows.map(figures),
  human: (style: Parameters<typeof table>[0]) =>
    table(
      style,
      ['Evidence', 'Title', 'Kind', 'File', 'Size', 'Covers', 'Review', 'Controls'],
      rows.map((e) => [
        e.ref,
        e.title,
        e.kind && EVIDENCE_KIND_NAMES[e.kind],
        e.fileName,
        bytes(e.size),
        coversText(e),
        EVIDENCE_REVIEW_NAMES[reviewOf(e)],
        e.controls.map((c) => c.ref).join(' ') || null,
      ]),
      'There is no evidence. Bring files in with: trustbench attach',
    ),
});

const list: Command = {
  name: 'evidence',
  summary: 'List the evidence',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  run: (args) => withWorkspace(args, async ({ api }) => listed(await allEvidence(api))),
};

const FACTS: Record<string, OptionSpec> = {
  title: { value: 'TEXT', help: 'what it is called' },
  kind: { value: 'KIND', help: EVIDENCE_KINDS.join(', ') },
  method: { value: 'METHOD', help: EVIDENCE_METHODS.join(', ') },
  source: { value: 'S', help: 'system that it comes from' },
  environment: { value: 'ENV', help: ENVIRONMENTS.join(', ') },
  query: { value: 'Q', help: 'query, filters and parameters that produced it' },
  covers: { value: 'FROM..TO', help: 'days that it covers, such as 2026-01-01..2026-03-31' },
  'as-of': { value: 'DAY', help: 'the day that it speaks of' },
  'collected-by': { value: 'NAME', help: 'who collected it' },
  'collected-at': { value: 'WHEN', help: 'such as 2026-06-30T16:15:00+02:00; a zone is needed' },
  records: { value: 'N', help: 'number of records in it' },
  confidentiality: { value: 'CLASS', help: CLASSIFICATIONS.join(', ') },
  'personal-data': { value: 'YES', help: 'yes or no' },
  expires: { value: 'DAY', help: 'last day on which it may be relied on' },
  'retain-until': { value: 'DAY', help: 'last day on which it is kept' },
  supersedes: { value: 'EVIDENCE', help: 'record that it takes the place of' },
  notes: { value: 'TEXT', help: 'notes' },
  verdict: {
    value: 'VERDICT',
    help: 'sufficient or insufficient, given by the one in --as; none takes it back',
  },
  reason: { value: 'TEXT', help: 'why; needed for insufficient' },
};

function readCollected(args: Args): Pick<EvidencePatch, 'collectedAt' | 'collectedOffset'> {
  const when = args.text('collected-at');
  if (when === undefined) return {};
  const moment = readMoment(when);
  if (!moment)
    throw new UsageError(
      `--collected-at must be a time with its zone, such as 2026-06-30T16:15:00+02:00, not "${when}".`,
    );
  return { collectedAt: moment.at, collectedOffset: moment.offset };
}

/** Only what was given. */
async function readPatch(api: Api, args: Args): Promise<EvidencePatch> {
  const supersedes = args.text('supersedes');
  const personal = args.oneOf('personal-data', ['yes', 'no']);
  const texts: EvidencePatch = {
    title: args.text('title'),
    kind: args.oneOf('kind', EVIDENCE_KINDS),
    method: args.oneOf('method', EVIDENCE_METHODS),
    source: args.text('source'),
    environment: args.oneOf('environment', ENVIRONMENTS),
    query: args.text('query'),
    asOf: args.text('as-of'),
    collectedBy: args.text('collected-by'),
    recordCount: args.count('records'),
    confidentiality: args.oneOf('confidentiality', CLASSIFICATIONS),
    personalData: personal && personal === 'yes',
    expiresOn: args.text('expires'),
    retainUntil: args.text('retain-until'),
    notes: args.text('notes'),
    supersedesId: supersedes && (await findEvidence(api, [supersedes]))[0]?.id,
    ...(args.text('covers') === undefined ? {} : readCovers(args)),
    ...readCollected(args),
  };
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined));
}

const set: Command = {
  name: 'evidence set',
  summary: 'Change what is known of evidence, or give a verdict on it',
  usage: 'FILE EVIDENCE... [--kind KIND] [--covers FROM..TO] [--verdict VERDICT --reason TEXT] ...',
  positionals: [2, 5001],
  options: { ...FACTS, ...OVERRIDE },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const records = await findEvidence(api, args.positionals.slice(1));
      const ids = records.map(({ id }) => id);
      const patch = await readPatch(api, args);
      const verdict = args.oneOf('verdict', ['sufficient', 'insufficient', 'none']);
      if (Object.keys(patch).length === 0 && verdict === undefined)
        throw new UsageError('Nothing to change was given.');
      if (Object.keys(patch).length > 0) await api.evidence.update({ ids, patch });
      if (verdict !== undefined) {
        const given = verdict === 'none' ? null : verdict;
        await api.evidence.setVerdict({
          ids,
          verdict: given,
          reason: args.text('reason') ?? '',
          ...overrideOf(args),
        });
      }
      return listed(await findEvidence(api, args.positionals.slice(1)));
    }),
};

const guesses: Command = {
  name: 'evidence guesses',
  summary: 'Show what file names, dates and contents say of evidence, for fields that are empty',
  usage: 'FILE [EVIDENCE...] [--apply] [--least STRENGTH]',
  positionals: [1, 5001],
  options: {
    apply: { help: 'write them; otherwise nothing is changed' },
    least: { value: 'STRENGTH', help: 'strong, fair or weak; fair unless told' },
  },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const refs = args.positionals.slice(1);
      const records = refs.length > 0 ? await findEvidence(api, refs) : await allEvidence(api);
      const least = GUESS_STRENGTHS.indexOf(args.oneOf('least', GUESS_STRENGTHS) ?? 'fair');
      const guessed = (await guessesOf(api, records)).map(({ guesses: found, ...record }) => ({
        ...record,
        guesses: found.filter(({ strength }) => GUESS_STRENGTHS.indexOf(strength) <= least),
      }));
      const filled = guessed.filter((record) => record.guesses.length > 0);
      const applied = args.flag('apply') && filled.length > 0;
      if (applied) {
        const changes = filled.map(({ id, guesses: found }) => ({ id, patch: patchOf(found) }));
        for (let at = 0; at < changes.length; at += MOST)
          await api.evidence.updateEach({ changes: changes.slice(at, at + MOST) });
      }
      const rows = filled.flatMap(({ ref, guesses: found }) => found.map((guess) => ({ ref, ...guess })));
      return {
        json: {
          applied,
          records: filled.map(({ ref, guesses: found }) => ({ ref, guesses: found })),
        },
        human: (style) =>
          [
            table(
              style,
              ['Evidence', 'Field', 'Value', 'Reason', 'Strength'],
              rows.map((g) => [g.ref, GUESS_NAMES[g.field], g.value, g.reason, g.strength]),
              'Nothing to offer: the fields are filled, or names and files say nothing.',
            ),
            ...(rows.length > 0 ? [summary(filled.length, applied)] : []),
          ].join('\n'),
      };
    }),
};

/** Records that one call takes. */
const MOST = 5000;

async function guessesOf(api: Api, records: readonly EvidenceRow[]) {
  const ids = records.map(({ id }) => id);
  const pages = Array.from({ length: Math.ceil(ids.length / MOST) }, (_, page) =>
    ids.slice(page * MOST, (page + 1) * MOST),
  );
  return (await Promise.all(pages.map((page) => api.evidence.guesses({ ids: page })))).flat();
}

const patchOf = (found: readonly EvidenceGuess[]): EvidencePatch =>
  Object.assign({}, ...found.map(({ patch }) => patch)) as EvidencePatch;

const summary = (records: number, applied: boolean): string =>
  applied
    ? `Written to ${plural(records, 'record')}.`
    : `Nothing was written. --apply writes them to ${plural(records, 'record')}.`;

export const evidenceRecordCommands: readonly Command[] = [list, set, guesses];
