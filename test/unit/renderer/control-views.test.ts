import { describe, expect, test } from 'vitest';
import { arrange, DEFAULT_LAYOUT } from '../../../renderer/components/grid/layout.ts';
import { bulkFields, patchFor, valueWords } from '../../../renderer/areas/matrix/bulk-fields.ts';
import { criteriaChanges } from '../../../renderer/areas/matrix/criteria-changes.ts';
import {
  BUILT_IN_VIEWS,
  readLayout,
  sameLayout,
  useMatrixView,
  writeLayout,
} from '../../../renderer/areas/matrix/matrix-view.ts';
import {
  inFreeOrder,
  nextRef,
  numbered,
  numberingOf,
  refsForCopies,
} from '../../../renderer/areas/matrix/next-ref.ts';

const refs = (...list: string[]) => list.map((ref) => ({ id: ref, ref }));

describe('views of the matrix', () => {
  test.each(BUILT_IN_VIEWS.map((view) => [view.name, view] as const))(
    '%s survives being saved',
    (_, view) => {
      const stored = JSON.parse(JSON.stringify(writeLayout(view.layout)));
      expect(sameLayout(readLayout(stored), view.layout)).toBe(true);
    },
  );

  test('say whether they were changed, however that came about', () => {
    const { show, set, setFacet } = useMatrixView.getState();
    const [all] = BUILT_IN_VIEWS;
    if (!all) throw new Error('There is no view.');
    show(all);
    const isChanged = () => !sameLayout(useMatrixView.getState(), all.layout);
    expect(isChanged()).toBe(false);
    set({ search: 'access' });
    setFacet('owner', ['Priya Nair', 'Ada']);
    expect(isChanged()).toBe(true);
    set({ search: ' ' });
    setFacet('owner', []);
    expect(isChanged()).toBe(false);
  });

  test('from a strange file are read as far as they make sense', () => {
    const layout = readLayout({
      search: 7,
      gaps: ['owner', 'nonsense', 3],
      facets: { owner: ['Ada', 4], nonsense: ['x'], rating: 'ready' },
      grouping: 'nonsense',
      grid: {
        widths: { ref: 4000, title: 'x' },
        hidden: 'all',
        order: ['owner', null],
        sort: { column: 3 },
        group: 1,
      },
    });
    expect(layout).toEqual({
      search: '',
      gaps: ['owner'],
      facets: { owner: ['Ada'] },
      grouping: null,
      grid: { widths: { ref: 800 }, hidden: [], order: ['owner'], sort: null, group: null },
    });
    expect(readLayout({}).grid.hidden).toContain('notes');
  });

  test('show columns in the order of the view', () => {
    const view = BUILT_IN_VIEWS.find(({ id }) => id === 'wording');
    const columns = ['ref', 'title', 'criteria', 'owner', 'statement', 'wording', 'frequency'].map(
      (id, at) => ({
        id,
        width: 80,
        frozen: at < 2,
      }),
    );
    expect(arrange(columns, view?.layout.grid ?? DEFAULT_LAYOUT).map(({ id }) => id)).toEqual([
      'ref',
      'title',
      'wording',
      'statement',
      'owner',
      'frequency',
    ]);
  });
});

describe('changing many controls', () => {
  const fields = bulkFields({ people: ['Ada'], domains: [], policies: [{ value: 'p1', label: 'Backup' }] });
  const field = (id: string) => {
    const found = fields.find((one) => one.id === id);
    if (!found) throw new Error(`There is no field ${id}.`);
    return found;
  };

  test('every field takes a value and loses it', () => {
    expect(patchFor(field('owner'), ' Ada ')).toEqual({ ownerName: 'Ada' });
    expect(patchFor(field('frequency'), 'weekly')).toEqual({ frequency: 'weekly' });
    expect(patchFor(field('frequency'), '')).toEqual({ frequency: null });
    expect(patchFor(field('policy'), 'p1')).toEqual({ policyId: 'p1' });
    expect(patchFor(field('policy'), '')).toEqual({ policyId: null });
    expect(patchFor(field('responsibility'), 'shared')).toEqual({ responsibility: 'shared' });
    expect(valueWords(field('policy'), 'p1')).toBe('Backup');
    expect(valueWords(field('owner'), '')).toBe('not set');
  });

  test('criteria are added to those that lack them and removed from those that have them', () => {
    const controls = [
      { id: 'a', criteria: ['CC6.1'] },
      { id: 'b', criteria: ['CC6.1', 'CC6.2'] },
      { id: 'c', criteria: ['CC6.2'] },
    ];
    expect(criteriaChanges(controls, ['CC6.2'], ['CC6.1'])).toEqual([
      { id: 'a', patch: { criteria: ['CC6.2'] } },
      { id: 'b', patch: { criteria: ['CC6.2'] } },
    ]);
  });
});

describe('references', () => {
  test('of a new control follow the last one', () => {
    expect(nextRef([])).toBe('C-01');
    expect(nextRef(refs('IAM-07', 'iam-08', 'IAM-07'))).toBe('IAM-09');
    expect(nextRef(refs('Backup'))).toBe('Backup-1');
  });

  test('of copies are free and apart', () => {
    expect(refsForCopies(refs('IAM-01', 'IAM-01'), refs('IAM-01', 'IAM-02'))).toEqual([
      { id: 'IAM-01', ref: 'IAM-03' },
      { id: 'IAM-01', ref: 'IAM-04' },
    ]);
  });

  test('are numbered anew in an order in which none is ever taken', () => {
    expect(numberingOf(refs('IAM-07'))).toEqual({ stem: 'IAM-', first: 7, digits: 2 });
    const controls = refs('A-1', 'A-2', 'A-4', 'B-9');
    const moves = numbered(controls, { stem: 'A-', first: 2, digits: 1 });
    expect(moves.map(({ to }) => to)).toEqual(['A-2', 'A-3', 'A-4', 'A-5']);
    const held = new Map(controls.map(({ id, ref }) => [id, ref]));
    for (const { id, ref } of inFreeOrder(moves)) {
      expect([...held.values()]).not.toContain(ref);
      held.set(id, ref);
    }
    expect([...held.values()]).toEqual(['A-2', 'A-3', 'A-4', 'A-5']);
  });

  test('that change places go through one that nobody has', () => {
    const held = new Map([
      ['a', 'A-1'],
      ['b', 'A-2'],
    ]);
    const steps = inFreeOrder([
      { id: 'a', from: 'A-1', to: 'A-2' },
      { id: 'b', from: 'A-2', to: 'A-1' },
    ]);
    for (const { id, ref } of steps) {
      expect([...held.values()]).not.toContain(ref);
      held.set(id, ref);
    }
    expect(Object.fromEntries(held)).toEqual({ a: 'A-2', b: 'A-1' });
  });

  test('may change letter case only', () => {
    expect(inFreeOrder([{ id: 'a', from: 'iam-1', to: 'IAM-1' }])).toEqual([{ id: 'a', ref: 'IAM-1' }]);
  });
});
