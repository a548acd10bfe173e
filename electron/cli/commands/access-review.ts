/** Commands about access reviews: what they found, decisions on lines, sign-off. */
import type { Api } from '../../../shared/contract/index.ts';
import {
  accessReviewSigned,
  type AccessReviewLine,
  type AccessReviewRow,
} from '../../../shared/contract/access-reviews.ts';
import { REVIEW_STATE_NAMES } from '../../../shared/domain/access-review/sign-off.ts';
import { ACCESS_FLAGS, ACCESS_FLAG_NAMES } from '../../../shared/domain/access-review/vocabulary.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { ACCESS_DECISIONS, ACCESS_DECISION_NAMES } from '../../../shared/domain/programme-vocabulary.ts';
import { UsageError } from '../args.ts';
import type { Command } from '../command.ts';
import { OVERRIDE, overrideOf } from '../override.ts';
import { withWorkspace } from '../engine.ts';
import { facts, plural, table } from '../output.ts';

async function reviewNamed(api: Api, ref: string): Promise<AccessReviewRow> {
  const wanted = ref.trim().toLowerCase();
  const review = (await api.accessReviews.list({})).find((each) => each.ref.toLowerCase() === wanted);
  if (review) return review;
  throw new AppError(
    'not_found',
    `Access review ${ref} is not in this workspace. "trustbench access-review list FILE" lists what is.`,
  );
}

const PAGE = 10_000;

/** All lines with the flag, or all. */
async function linesOf(
  api: Api,
  id: string,
  flag: AccessReviewLine['flags'][number] | undefined,
): Promise<AccessReviewLine[]> {
  const lines: AccessReviewLine[] = [];
  for (;;) {
    const page = await api.accessReviews.lines({
      id,
      offset: lines.length,
      limit: PAGE,
      ...(flag && { flag }),
    });
    lines.push(...page.rows);
    if (page.rows.length === 0 || lines.length >= page.total) return lines;
  }
}

const list: Command = {
  name: 'access-review list',
  summary: 'List the access reviews',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const reviews = await api.accessReviews.list({});
      return {
        json: reviews,
        human: (style) =>
          table(
            style,
            ['Review', 'As of', 'State', 'Decided', 'Control', 'Signed by', 'Name'],
            reviews.map((r) => [
              r.ref,
              r.asOf,
              REVIEW_STATE_NAMES[r.state],
              `${r.decided} of ${r.lines}`,
              r.control,
              r.signedBy || null,
              r.name,
            ]),
            'There is no access review. "trustbench register import FILE access PATH" makes one of a listing.',
          ),
      };
    }),
};

const show: Command = {
  name: 'access-review show',
  summary: 'Show an access review with its lines',
  usage: 'FILE REVIEW [--flag F]',
  positionals: [2, 2],
  options: { flag: { value: 'F', help: `only lines with this flag: ${ACCESS_FLAGS.join(', ')}` } },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const { id } = await reviewNamed(api, args.positional(1));
      const review = await api.accessReviews.get({ id });
      const lines = await linesOf(api, id, args.oneOf('flag', ACCESS_FLAGS));
      const seen = ACCESS_FLAGS.flatMap((flag) =>
        review.flags[flag] ? [`${review.flags[flag]} ${ACCESS_FLAG_NAMES[flag].toLowerCase()}`] : [],
      );
      return {
        json: { ...review, rows: lines },
        human: (style) =>
          [
            facts(style, [
              ['Review', `${review.ref} ${review.name}`],
              ['As of', review.asOf],
              ['State', REVIEW_STATE_NAMES[review.state]],
              ['Decided', `${review.decided} of ${review.lines}`],
              ['Seen', seen.join(', ') || null],
              ['Before signing', review.obstacles.join(' ') || null],
              ['Changed since signed', review.changes.join('; ') || null],
            ]),
            '',
            table(
              style,
              ['Line', 'Application', 'Account', 'Role', 'Last login', 'Seen', 'Decision', 'Note'],
              lines.map((line) => [
                line.position,
                line.application,
                line.account,
                line.role || line.previousRole,
                line.lastLogin || null,
                line.flags.map((flag) => ACCESS_FLAG_NAMES[flag]).join(', ') || null,
                line.decision && ACCESS_DECISION_NAMES[line.decision],
                line.note || null,
              ]),
              'No line has this flag.',
            ),
          ].join('\n'),
      };
    }),
};

const decide: Command = {
  name: 'access-review decide',
  summary: 'Decide lines of an access review',
  usage: 'FILE REVIEW (--line N... | --flag F) --decision D [--note T]',
  positionals: [2, 2],
  options: {
    line: { value: 'N', multiple: true, help: 'number of a line' },
    flag: { value: 'F', help: `all lines with this flag: ${ACCESS_FLAGS.join(', ')}` },
    decision: { value: ACCESS_DECISIONS.join('|'), help: 'what is to become of the access' },
    note: { value: 'T', help: 'why; needed to keep a flagged line' },
  },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const numbers = args.list('line').map(Number);
      const flag = args.oneOf('flag', ACCESS_FLAGS);
      if (numbers.length > 0 === (flag !== undefined)) throw new UsageError('Give either --line or --flag.');
      const { id, ref } = await reviewNamed(api, args.positional(1));
      const decision = args.needOneOf('decision', ACCESS_DECISIONS);
      const lines = await linesOf(api, id, flag);
      const chosen = flag ? lines : lines.filter(({ position }) => numbers.includes(position));
      const missing = numbers.find((number) => !chosen.some(({ position }) => position === number));
      if (missing !== undefined) throw new AppError('not_found', `${ref} has no line ${missing}.`);
      if (chosen.length === 0) throw new AppError('not_found', `No line of ${ref} has this flag.`);
      const note = args.text('note');
      await api.accessReviews.decide({
        id,
        lineIds: chosen.map((line) => line.id),
        decision,
        ...(note !== undefined && { note }),
      });
      return {
        json: await reviewNamed(api, ref),
        human: () =>
          `${plural(chosen.length, 'line')} of ${ref}: ${ACCESS_DECISION_NAMES[decision].toLowerCase()}.`,
      };
    }),
};

const sign: Command = {
  name: 'access-review sign',
  summary: 'Sign an access review off; the signed listing becomes evidence',
  usage: 'FILE REVIEW [--override-reason TEXT]',
  positionals: [2, 2],
  options: OVERRIDE,
  run: (args) =>
    withWorkspace(args, async ({ api, job }) => {
      const { id, ref } = await reviewNamed(api, args.positional(1));
      await job(api.accessReviews.sign({ id, ...overrideOf(args) }), accessReviewSigned);
      const review = await reviewNamed(api, ref);
      return {
        json: review,
        human: () => `${ref} is signed by ${review.signedBy}; the signed listing is ${review.evidence?.ref}.`,
      };
    }),
};

export const accessReviewCommands: readonly Command[] = [list, show, decide, sign];
