import { hash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  compareItems,
  countsOfSteps,
  drawConsistentRepeated,
  replay,
  select,
  type LogStep,
  type Selection,
} from '../../../../shared/domain/sampling/index.ts';

const sha256 = (text: string) => hash('sha256', text, 'hex');
const listed = (n: number) => Array.from({ length: n }, (_, i) => `CHG-${i}`);
const keys = (result: { items: { id: string }[] }) => result.items.map((item) => item.id);

describe('allocate', () => {
  it('divides in proportion by largest remainder, and reaches every stratum', () => {
    expect(allocate(10, [50, 30, 20])).toEqual([5, 3, 2]);
    expect(allocate(10, [47, 33, 20])).toEqual([5, 3, 2]);
    expect(allocate(25, [900, 90, 10])).toEqual([22, 2, 1]);
    expect(allocate(3, [1_000_000, 1, 1])).toEqual([1, 1, 1]);
    expect(allocate(3, [10, 10], 0)).toEqual([2, 1]);
    expect(allocate(1, [0, 4])).toEqual([0, 1]);
    expect(allocate(0, [0, 4], 0)).toEqual([0, 0]);
  });

  it('sums to the count, and never gives more than there is or less than one', () => {
    const request = fc
      .array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 12 })
      .chain((sizes) => {
        const total = sizes.reduce((sum, n) => sum + n, 0);
        const filled = sizes.filter((n) => n > 0).length;
        return fc.record({
          sizes: fc.constant(sizes),
          count: fc.integer({ min: filled, max: Math.max(filled, total) }),
        });
      });
    fc.assert(
      fc.property(request, ({ sizes, count }) => {
        const counts = allocate(count, sizes);
        expect(counts.reduce((sum, n) => sum + n, 0)).toBe(count);
        counts.forEach((n, i) => {
          expect(n).toBeLessThanOrEqual(sizes[i] ?? 0);
          expect(n).toBeGreaterThanOrEqual(Math.min(1, sizes[i] ?? 0));
        });
      }),
    );
  });

  it('refuses what can not be divided so', () => {
    expect(() => allocate(2, [5, 5, 5])).toThrow('3 strata');
    expect(() => allocate(16, [5, 5, 5])).toThrow('15 items');
  });
});

const frames = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 3, maxLength: 60 })
  .chain((ids) =>
    fc.record({
      ids: fc.constant(ids),
      strata: fc.array(fc.constantFrom('low', 'mid', 'high', ''), {
        minLength: ids.length,
        maxLength: ids.length,
      }),
    }),
  );

describe('a stratified draw', () => {
  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(frames, fc.string(), (frame, seed) => {
        const strata = new Set(frame.strata).size;
        const selection: Selection = {
          kind: 'tickets',
          seed,
          counts: Math.max(strata, frame.ids.length >> 1),
        };
        const turned = { ids: frame.ids.toReversed(), strata: frame.strata.toReversed() };
        expect(select(turned, selection, sha256)).toEqual(select(frame, selection, sha256));
      }),
    );
  });

  it('merges into the draw of the whole', () => {
    fc.assert(
      fc.property(frames, fc.string(), (frame, seed) => {
        const sizes = [...Map.groupBy(frame.strata, (s) => s)].map(([value, of]) => ({
          value,
          count: of.length,
        }));
        const merged = select(frame, { kind: 'tickets', seed, counts: sizes }, sha256).items.toSorted(
          (a, b) => (a.ticket < b.ticket ? -1 : 1),
        );
        const whole = select({ ids: frame.ids }, { kind: 'tickets', seed, counts: frame.ids.length }, sha256);
        expect(merged.map((item) => item.id)).toEqual(keys(whole));
      }),
    );
  });

  it('extends each stratum when it grows', () => {
    const frame = { ids: listed(90), strata: listed(90).map((_, i) => ['a', 'b', 'c'][i % 3] ?? '') };
    const take = (a: number, b: number) =>
      keys(
        select(
          frame,
          {
            kind: 'tickets',
            seed: 's',
            counts: [
              { value: 'a', count: a },
              { value: 'b', count: b },
            ],
          },
          sha256,
        ),
      );
    expect(take(7, 0).slice(0, 4)).toEqual(take(4, 0));
    expect(take(4, 6).slice(0, 4)).toEqual(take(4, 0));
  });

  it('refuses strata that are not there or too small', () => {
    const frame = { ids: ['1', '2'], strata: ['a', 'b'] };
    const counts = (value: string, count: number): Selection => ({
      kind: 'tickets',
      seed: 's',
      counts: [{ value, count }],
    });
    expect(() => select(frame, counts('z', 1), sha256)).toThrow('"z"');
    expect(() => select(frame, counts('a', 2), sha256)).toThrow('has 1 items');
  });
});

describe('a systematic draw', () => {
  const interval = (count: number, replaced: string[] = []): Selection => ({
    kind: 'interval',
    seed: 'seed',
    count,
    replaced,
  });

  it('takes every N/n-th item, each at most once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), fc.string(), (N, salt, seed) => {
        const count = (salt % N) + 1;
        const { items } = select({ ids: listed(N) }, { kind: 'interval', seed, count }, sha256);
        const places = items.map((item) => Number(item.ticket));
        expect(new Set(places).size).toBe(count);
        places.slice(1).forEach((place, i) => {
          expect(Math.abs(place - (places[i] ?? 0) - N / count)).toBeLessThan(1);
        });
        expect(items.every((item) => item.id === `CHG-${Number(item.ticket) - 1}`)).toBe(true);
      }),
    );
  });

  it('begins where the seed says', () => {
    const N = 1000;
    const start = Number(BigInt(`0x${sha256('seed')}`) % BigInt(N));
    expect(keys(select({ ids: listed(N) }, interval(10), sha256))[0]).toBe(`CHG-${Math.floor(start / 10)}`);
  });

  it('replaces by the next item that is not picked, also past the end', () => {
    const ids = listed(6);
    const picked = keys(select({ ids }, interval(5), sha256));
    const left = ids.find((id) => !picked.includes(id));
    for (const key of picked) {
      expect(keys(select({ ids }, interval(5, [key]), sha256))).toEqual([...picked, left]);
    }
    expect(() => select({ ids }, interval(6, ['CHG-1']), sha256)).toThrow('fewer than 7');
  });
});

describe('draws with replacement', () => {
  it('come back with higher tickets and begin as those without', () => {
    const draw = (count: number, skip = 0) =>
      drawConsistentRepeated(
        { seed: '314159', ids: ['A-1', 'A-2', 'A-3', 'B-1', 'B-2', 'B-3'], count, skip },
        sha256,
      );
    expect(draw(6).map(({ id, generation }) => `${id} ${generation}`)).toEqual([
      'B-2 1',
      'B-3 1',
      'A-3 1',
      'A-2 1',
      'A-2 2',
      'A-2 3',
    ]);
    const many = draw(200);
    expect(many.map((item) => item.ticket)).toEqual(many.map((item) => item.ticket).toSorted());
    expect(draw(150, 50)).toEqual(many.slice(50));
  });
});

describe('replay', () => {
  const frame = { ids: listed(40), strata: listed(40).map((_, i) => (i % 4 === 0 ? 'a' : 'b')) };
  const orderOf = (steps: LogStep[]) => {
    const counts = countsOfSteps(steps, (key) => frame.strata[frame.ids.indexOf(key)] ?? '');
    return select(frame, { kind: 'tickets', seed: 's', counts }, sha256).items;
  };
  const draw: LogStep = {
    kind: 'add',
    stage: 1,
    counts: [
      { value: 'a', count: 2 },
      { value: 'b', count: 3 },
    ],
  };

  it('goes on from the next ticket of each stratum', () => {
    const [first] = replay([draw], orderOf([draw]));
    if (!first) throw new Error('The draw has items.');
    const steps: LogStep[] = [
      draw,
      { kind: 'replace', key: first.key },
      { kind: 'add', stage: 2, counts: [{ value: 'a', count: 1 }] },
    ];
    const items = replay(steps, orderOf(steps));
    expect(items).toHaveLength(7);
    expect(items[0]).toMatchObject({ isVoid: true });
    expect(items[5]).toMatchObject({ stratum: 'a', stage: 1, replaces: first.key, isVoid: false });
    expect(items[6]).toMatchObject({ stratum: 'a', stage: 2, replaces: null });
    const inOrder = items.filter((item) => item.stratum === 'a').map((item) => item.ticket);
    expect(inOrder).toEqual(inOrder.toSorted());
  });

  it('tells every kind of difference in a sentence', () => {
    const items = replay([draw], orderOf([draw]));
    const [first] = items;
    if (!first) throw new Error('The draw has items.');
    const told = (change: Partial<typeof first>) =>
      compareItems(items.with(0, { ...first, ...change }), items);
    expect(compareItems(items, items)).toEqual([]);
    expect(told({ key: 'CHG-X' })).toEqual([`Item 1 is CHG-X, the draw gives ${first.key}.`]);
    expect(told({ ticket: '' })[0]).toContain('the ticket (none)');
    expect(told({ stratum: 'z' })[0]).toContain('stratum "z"');
    expect(told({ stage: 2 })[0]).toContain('stage 2');
    expect(told({ isVoid: true })[0]).toContain('has no replacement');
    expect(told({ replaces: 'CHG-X' })[0]).toContain('replacement of CHG-X');
    expect(compareItems(items.slice(1), items)).toHaveLength(5);
    expect(compareItems([...items, { ...first, key: 'CHG-X' }], items)).toEqual([
      'Item 6 is CHG-X, the draw gives no such item.',
    ]);
  });
});
