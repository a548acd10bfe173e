/** Commands that print what is in a workspace. With --json each prints an array. */
import { criteriaFor } from '../../../shared/domain/criteria.ts';
import {
  CATEGORIES,
  FREQUENCY_NAMES,
  READINESS_NAMES,
  TEST_RESULT_NAMES,
} from '../../../shared/domain/vocabulary.ts';
import type { Command } from '../command.ts';
import { describeWorkspace } from '../describe.ts';
import { withWorkspace } from '../engine.ts';
import { table } from '../output.ts';

const ofWorkspace = { usage: 'FILE', positionals: [1, 1], options: {} } as const;

const info: Command = {
  ...ofWorkspace,
  name: 'info',
  summary: 'Show the engagement in short',
  run: (args) => withWorkspace(args, async (_engine, open) => describeWorkspace(open)),
};

const criteria: Command = {
  name: 'criteria',
  summary: 'List the criteria in scope with their readiness, or all criteria without FILE',
  usage: '[FILE]',
  positionals: [0, 1],
  options: {},
  async run(args) {
    if (args.positionals.length === 0) {
      const all = criteriaFor(CATEGORIES);
      return {
        json: all,
        human: (style) =>
          table(
            style,
            ['Criterion', 'Category', 'Summary'],
            all.map((c) => [c.id, c.category, c.summary]),
            '',
          ),
      };
    }
    return withWorkspace(args, async ({ api }) => {
      const rows = await api.matrix.criteria({});
      return {
        json: rows.map(({ controls, ...row }) => ({ ...row, controls: controls.map((c) => c.ref) })),
        human: (style) =>
          table(
            style,
            ['Criterion', 'Readiness', 'Computed', 'Controls', 'Summary'],
            rows.map((c) => [
              c.id,
              READINESS_NAMES[c.rating],
              c.rating === c.computed ? '' : READINESS_NAMES[c.computed],
              c.controls.length,
              c.summary,
            ]),
            'No criterion is in scope.',
          ),
      };
    });
  },
};

const controls: Command = {
  ...ofWorkspace,
  name: 'controls',
  summary: 'List the controls',
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const rows = await api.matrix.controls({});
      return {
        json: rows,
        human: (style) =>
          table(
            style,
            ['Control', 'Title', 'Criteria', 'Owner', 'Frequency', 'Design', 'Operation'],
            rows.map((c) => [
              c.ref,
              c.title,
              c.criteria.join(' '),
              c.owner,
              c.frequency && FREQUENCY_NAMES[c.frequency],
              TEST_RESULT_NAMES[c.design],
              TEST_RESULT_NAMES[c.operation],
            ]),
            'There are no controls. Import a matrix, or start with --library starter.',
          ),
      };
    }),
};

const findings: Command = {
  ...ofWorkspace,
  name: 'findings',
  summary: 'List the findings',
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const rows = await api.findings.list({});
      return {
        json: rows,
        human: (style) =>
          table(
            style,
            ['Finding', 'Severity', 'Status', 'Control', 'Owner', 'Due', 'Title'],
            rows.map((f) => [f.ref, f.severity, f.status, f.controlRef, f.owner, f.due, f.title]),
            'There are no findings.',
          ),
      };
    }),
};

export const listCommands: readonly Command[] = [info, criteria, controls, findings];
