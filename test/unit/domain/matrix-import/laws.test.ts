import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IMPORT_PROBLEM_CODES } from '../../../../shared/domain/matrix-import.ts';
import { readCriteria } from '../../../../shared/domain/table-import/criteria-cell.ts';
import { controls, findCriterion, IDS, read, tableOf } from './sheet.ts';

describe('laws', () => {
  const separator = fc.constantFrom(', ', ';', ' / ', '\n', ' & ', ' and ', '|', ' + ', ',');
  const notation = fc.constantFrom(
    (id: string) => id,
    (id: string) => id.toLowerCase(),
    (id: string) => id.replace(/(\d)/, ' $1'),
    (id: string) => `${id}.`,
    (id: string) => `TSC ${id}`,
    (id: string) => `${id} (primary)`,
  );

  it('any list of criteria is read back whatever stands between them', () => {
    const list = fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(list, separator, notation, (ids, between, write) => {
        expect(readCriteria(ids.map(write).join(between), findCriterion)).toEqual({ ids, unknown: [] });
      }),
    );
  });

  it('a grid is read alike in rows and in columns', () => {
    const criteria = ['CC6.1', 'CC6.2', 'CC7.2', 'A1.2'];
    const marks = fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), {
      minLength: 2,
      maxLength: 9,
    });
    fc.assert(
      fc.property(
        marks.filter((rows) => rows.flat().includes(true)),
        (grid) => {
          const lines = [
            ['Control', ...criteria],
            ...grid.map((row, index) => [`AC-0${index + 1}`, ...row.map((mark) => (mark ? 'x' : ''))]),
          ];
          const turned = criteria.map((_, column) => lines.map((line) => line[column + 1] ?? ''));
          const asTable = (cells: string[][]) => tableOf(cells.map((row) => row.join('|')).join('\n'));
          const names = lines.map((line) => line[0] ?? '');
          expect(controls(read(asTable([names, ...turned])))).toEqual(controls(read(asTable(lines))));
        },
      ),
      { numRuns: 50 },
    );
  });
});

it('every kind of problem is in the user guide', () => {
  const guide = readFileSync(new URL('../../../../docs/matrix-import.md', import.meta.url), 'utf8');
  expect(IMPORT_PROBLEM_CODES.filter((code) => !guide.includes(`\`${code}\``))).toEqual([]);
});
