import { describe, expect, it } from 'vitest';
import type { RegisterRow } from '../../../shared/contract/registers.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import { isShown, readGap, SHOWS } from '../../../renderer/areas/overview/gaps/gap-facts.ts';
import { nextTile } from '../../../renderer/areas/overview/readiness/heat-map-rows.ts';
import { axisOf, spanOf } from '../../../renderer/areas/overview/roadmap/axis.ts';
import { groupSteps } from '../../../renderer/areas/overview/roadmap/path-groups.ts';
import { waveFacts, waveName, wavesOf } from '../../../renderer/areas/overview/roadmap/waves.ts';
import { groupingOf } from '../../../renderer/components/register/register-groups.ts';

const NOW = '2026-05-20';

const gapRow = (ref: string, values: RegisterRow['values'] = {}): RegisterRow => ({
  id: ref,
  ref,
  values: { name: `Gap ${ref}`, severity: 'high', status: 'open', wave: null, due: null, ...values },
});

describe('arrow keys on the heat map', () => {
  const lines = [['security'], ['CC1.1', 'CC1.2', 'CC1.3'], ['CC2.1']];

  it('go along the tiles and on to the next line', () => {
    expect(nextTile(lines, 'CC1.1', 'ArrowRight')).toBe('CC1.2');
    expect(nextTile(lines, 'CC1.3', 'ArrowRight')).toBe('CC2.1');
    expect(nextTile(lines, 'CC2.1', 'ArrowLeft')).toBe('CC1.3');
  });

  it('go up and down to the same place, as far as the line goes', () => {
    expect(nextTile(lines, 'CC1.3', 'ArrowDown')).toBe('CC2.1');
    expect(nextTile(lines, 'CC2.1', 'ArrowUp')).toBe('CC1.1');
    expect(nextTile(lines, 'CC1.2', 'End')).toBe('CC1.3');
  });

  it('stop at the ends, and begin at the first tile', () => {
    expect(nextTile(lines, 'CC2.1', 'ArrowDown')).toBeUndefined();
    expect(nextTile(lines, 'security', 'ArrowLeft')).toBeUndefined();
    expect(nextTile(lines, 'gone', 'ArrowRight')).toBe('security');
    expect(nextTile(lines, 'CC1.1', 'x')).toBeUndefined();
  });
});

describe('the quick filters of gaps', () => {
  const shows = (values: RegisterRow['values'], personId: string | null = 'me') =>
    SHOWS.filter((show) => isShown(readGap(gapRow('G-001', values)), show, { today: NOW, personId }));

  it('know what is open, late, without an owner and mine', () => {
    expect(shows({ due: '2026-05-19' })).toEqual(['all', 'open', 'overdue', 'unowned']);
    expect(shows({ due: NOW, ownerId: 'me', status: 'in_progress' })).toEqual(['all', 'open', 'mine']);
    expect(shows({ ownerId: 'me' }, null)).toEqual(['all', 'open']);
  });

  it('take what is done or accepted for closed, however late', () => {
    for (const status of ['done', 'accepted'])
      expect(shows({ status, due: '2026-01-01' })).toEqual(['all', 'closed']);
  });
});

describe('the axis of the roadmap', () => {
  it('holds whole weeks around all days, with one to spare', () => {
    const axis = axisOf(['2026-06-30', '2026-05-01'], NOW);
    expect(axis.first).toBe('2026-04-20');
    expect(axis.last).toBe('2026-07-12');
    expect(axis.weeks).toHaveLength(12);
    expect(axis.at('2026-04-20')).toBe(0);
    expect(axis.at('2030-01-01')).toBe(100);
  });

  it('gives a day the width of a day', () => {
    const axis = axisOf([], NOW);
    expect(axis.weeks).toHaveLength(3);
    expect(spanOf(axis, NOW, NOW).width).toBeCloseTo(100 / 21);
  });
});

describe('waves', () => {
  const gaps = [
    gapRow('G-1', { wave: 2 }),
    gapRow('G-2', { wave: 1, due: '2026-07-01' }),
    gapRow('G-3', { wave: 1, due: '2026-05-01' }),
    gapRow('G-4', { wave: 1, status: 'done' }),
    gapRow('G-5'),
  ].map(readGap);

  it('come in order, the earliest due first and those in none last', () => {
    const waves = wavesOf(gaps, NOW);
    expect(waves.map(({ wave }) => waveName(wave))).toEqual(['Wave 1', 'Wave 2', 'No wave']);
    expect(waves[0]?.open.map(({ ref }) => ref)).toEqual(['G-3', 'G-2']);
    expect(waves.map(waveFacts)).toEqual(['1 of 3 closed, 1 late', '0 of 1 closed', '0 of 1 closed']);
  });

  it('head the groups of the register by number', () => {
    const rows = [gapRow('G-1', { wave: 2 }), gapRow('G-2'), gapRow('G-3', { wave: 1 })];
    const { groupBy, groupOrder } = groupingOf(registerOf('gaps'), 'wave', rows, () => undefined);
    expect(rows.map((row) => groupBy?.(row))).toEqual(['Wave 2', 'No wave', 'Wave 1']);
    expect(groupOrder).toEqual(['Wave 1', 'Wave 2']);
  });
});

it('steps to the report stand under what they are about', () => {
  const step = (code: string) => ({
    code,
    text: code,
    fix: '',
    link: null,
    owner: null,
    due: null,
    isLate: false,
  });
  const groups = groupSteps(['check_no_owner', 'major_gap', 'gap_open', 'not_assessed'].map(step));
  expect(groups.map(({ name, steps }) => [name, steps.length])).toEqual([
    ['Criteria', 2],
    ['Gaps', 1],
    ['Checks', 1],
  ]);
});
