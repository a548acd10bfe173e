/** What an auditor wrote to a sealed copy: shown, brought in, answered. */
import {
  REVIEW_DECISION_NAMES,
  REVIEW_DECISIONS,
  REVIEW_KIND_NAMES,
} from '../../../shared/domain/auditor-review.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { table } from '../output.ts';

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

const reviewImport: Command = {
  name: 'review import',
  summary: 'Bring in the comments, requests and verdicts of an auditor',
  usage: 'FILE REVIEW [--take] [--dry-run]',
  positionals: [2, 2],
  options: {
    take: { help: 'take what has no conflict at once; otherwise everything waits for an answer' },
    'dry-run': { help: 'say what would come in, and change nothing' },
  },
  details: [
    'A review answers a sealed copy of this workspace; one of another engagement or of a state that it never had is refused.',
    'What came in before is passed over. A record that was changed or removed since the seal is a conflict, which is named.',
  ].join('\n'),
  run: (args) =>
    withWorkspace(args, async ({ api, source }) => {
      const file = source(args.positional(1));
      const found = await api.auditorReview.preview({ file });
      const ids = found.items.filter(({ state }) => state !== 'known').map(({ id }) => id);
      const isTrial = args.flag('dry-run') || ids.length === 0;
      const done = isTrial
        ? { imported: 0, taken: 0 }
        : await api.auditorReview.import({ file, ids, take: args.flag('take') });
      return {
        json: { ...found, ...done },
        human: (style) =>
          [
            table(
              style,
              ['Kind', 'Record', 'Text', 'State', 'Conflict'],
              found.items.map(({ kind, target, text, state, conflict }) => [
                REVIEW_KIND_NAMES[kind],
                target?.label ?? null,
                firstLine(text),
                state,
                conflict,
              ]),
              'The review has no items.',
            ),
            isTrial
              ? `${ids.length} of ${found.items.length} are new. Nothing was changed.`
              : `${done.imported} came in, ${done.taken} of them taken.`,
          ].join('\n'),
      };
    }),
};

const reviewShow: Command = {
  name: 'review show',
  summary: 'List what came in from auditors',
  usage: 'FILE [--state open|taken|declined]',
  positionals: [1, 1],
  options: { state: { value: 'STATE', help: 'only those that are open, taken or declined' } },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const wanted = args.oneOf('state', REVIEW_DECISIONS);
      const items = (await api.auditorReview.list({})).filter(
        ({ decision }) => wanted === undefined || decision === wanted,
      );
      return {
        json: items,
        human: (style) =>
          table(
            style,
            ['Kind', 'Record', 'Text', 'By', 'Written', 'Answer', 'Conflict'],
            items.map(({ kind, target, text, reviewer, writtenAt, decision, conflict }) => [
              REVIEW_KIND_NAMES[kind],
              target?.label ?? null,
              firstLine(text),
              reviewer,
              writtenAt.slice(0, 10),
              REVIEW_DECISION_NAMES[decision],
              conflict,
            ]),
            'Nothing came in from an auditor. Bring a review in with: trustbench review import',
          ),
      };
    }),
};

export const reviewCommands: readonly Command[] = [reviewImport, reviewShow];
