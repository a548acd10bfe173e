import { ROLL_UP_NAMES } from '../../../shared/domain/mock-audit/roll-up.ts';
import { NOT_AN_ATTESTATION } from '../../../shared/domain/report-model.ts';
import { CATEGORY_NAMES } from '../../../shared/domain/vocabulary.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { table } from '../output.ts';

export const testResults: Command = {
  name: 'test results',
  summary: 'What the tests come to, by category and criterion',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const results = await api.audit.results({});
      const criteria = results.categories.flatMap((category) => category.criteria);
      return {
        json: results,
        human: (style) =>
          [
            ...results.categories.map(
              ({ category, result }) => `${CATEGORY_NAMES[category]}: ${ROLL_UP_NAMES[result]}`,
            ),
            table(
              style,
              ['Criterion', 'Result', 'Without exceptions', 'First reason'],
              criteria.map((row) => [
                row.id,
                row.isRelevant
                  ? `${ROLL_UP_NAMES[row.result]}${row.isMitigated ? ', compensated' : ''}`
                  : 'Not relevant',
                `${row.withoutExceptions} of ${row.controls.length}`,
                row.isRelevant ? (row.reasons[0]?.text ?? '') : row.irrelevantBecause,
              ]),
              'No criteria are in scope.',
            ),
            NOT_AN_ATTESTATION,
          ].join('\n'),
      };
    }),
};
