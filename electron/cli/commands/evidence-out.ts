import { exportResult } from '../../../shared/contract/evidence/export.ts';
import { coverageByMonth, gapsOf } from '../../../shared/domain/evidence-coverage.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { evidenceNamed } from '../lookup.ts';
import { bytes, plural } from '../output.ts';

const exportFolder: Command = {
  name: 'evidence export',
  summary: 'Write evidence into folders by criterion, with an index and hashes',
  usage: 'FILE [EVIDENCE...] --out PATH [--names PATTERN] [--originals]',
  positionals: [1, 5001],
  options: {
    out: { value: 'PATH', help: 'folder that is not there yet or is empty, or a file that ends in .zip' },
    names: { value: 'PATTERN', help: 'names of the files, such as "{ref}_{control}_{title}_{date}"' },
    originals: { help: 'originals also where there are redactions' },
  },
  details:
    'Without EVIDENCE all is written. What has redactions leaves as a copy with them burnt in. In the folder, "sha256sum -c SHA256SUMS.txt" checks every file.',
  run: (args) => {
    const path = args.need('out');
    const namePattern = args.text('names');
    const refs = args.positionals.slice(1);
    return withWorkspace(args, async ({ api, target, job }) => {
      const named = await Promise.all(refs.map((ref) => evidenceNamed(api, ref)));
      const result = await job(
        api.evidence.exportFolder({
          target: target(path),
          redacted: !args.flag('originals'),
          ...(named.length > 0 && { ids: named.map(({ id }) => id) }),
          ...(namePattern !== undefined && { namePattern }),
        }),
        exportResult,
      );
      return {
        json: { path, files: result.files, redacted: result.redacted, size: result.size },
        human: () =>
          `${path}: ${plural(result.files, 'file')}, ${bytes(result.size)}${result.redacted > 0 ? `, ${result.redacted} redacted` : ''}`,
      };
    });
  },
};

/** Months such as 2026-01 from that of one day to that of another. */
function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7);) {
    months.push(month);
    const next = new Date(`${month}-01T00:00:00Z`);
    next.setUTCMonth(next.getUTCMonth() + 1);
    month = next.toISOString().slice(0, 7);
  }
  return months;
}

const coverage: Command = {
  name: 'evidence coverage',
  summary: 'Say what each control owes over the period and what evidence shows of it',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const { from, to, today, rows } = await api.evidence.coverage({});
      const listed = rows.map((row) => ({
        ref: row.ref,
        title: row.title,
        frequency: row.frequency,
        owner: row.owner,
        kind: row.coverage.kind,
        owed: row.coverage.kind === 'events' ? null : row.coverage.owed,
        due: row.coverage.kind === 'events' ? null : row.coverage.due,
        held: row.coverage.kind === 'events' ? row.coverage.evidenceIds.length : row.coverage.held,
        toCollect: gapsOf(row).map(({ words }) => words),
        months: coverageByMonth(row.coverage, monthsOf(from, to)),
        evidence: row.evidence.map(({ ref }) => ref),
      }));
      const lacking = listed.filter(({ toCollect }) => toCollect.length > 0);
      return {
        json: { from, to, today, controls: listed },
        human: () =>
          [
            ...lacking.map(({ ref, title, toCollect }) => `${ref}  ${title}: ${toCollect.join(', ')}`),
            `${plural(lacking.length, 'control')} of ${listed.length} with something to collect from ${from} to ${to}.`,
          ].join('\n'),
      };
    }),
};

export const evidenceOutCommands: readonly Command[] = [exportFolder, coverage];
