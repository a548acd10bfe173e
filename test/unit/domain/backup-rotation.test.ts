import { assert, integer, property, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backupsToRemove,
  type BackupCopy,
  type BackupPolicy,
} from '../../../shared/domain/backup-rotation.ts';

const copy = (at: string, size = 1): BackupCopy => ({ name: at, at: `${at}:00:00Z`, size });
const POLICY: BackupPolicy = { newest: 3, days: 3, weeks: 3, bytes: 100 };
const left = (copies: BackupCopy[], policy = POLICY) => {
  const removed = new Set(backupsToRemove(copies, policy));
  return copies.filter((c) => !removed.has(c)).map((c) => c.name);
};

describe('copies that stay', () => {
  it('are the newest, then the last of each day, then the last of each week', () => {
    // 2026-06-01 is a Monday.
    const days = ['05-11T09', '05-12T09', '05-20T09', '05-28T09', '05-29T09', '05-30T09', '05-31T09'];
    const today = ['06-01T08', '06-01T09', '06-01T10', '06-01T11'];
    const copies = [...days, ...today].map((day) => copy(`2026-${day}`));
    expect(left(copies)).toEqual([
      '2026-05-20T09', // last of the week before the last
      '2026-05-30T09', // last of its day
      '2026-05-31T09', // last of its day and week
      '2026-06-01T09',
      '2026-06-01T10',
      '2026-06-01T11',
    ]);
  });

  it('take no more than the bytes allowed, but two stay whatever they take', () => {
    const copies = ['01', '02', '03', '04'].map((hour) => copy(`2026-06-01T${hour}`, 60));
    expect(left(copies)).toEqual(['2026-06-01T03', '2026-06-01T04']);
    expect(left(copies, { ...POLICY, bytes: 200 })).toEqual([
      '2026-06-01T02',
      '2026-06-01T03',
      '2026-06-01T04',
    ]);
  });
});

const instants = uniqueArray(integer({ min: 0, max: 24 * 120 }), { maxLength: 60 }).map((hours) =>
  hours.map((hour) => ({
    name: String(hour),
    at: new Date(Date.UTC(2026, 0, 1, hour)).toISOString(),
    size: 1 + (hour % 7),
  })),
);

describe('rotation', () => {
  it('removes none of the two newest, and removes the same whatever the order', () => {
    assert(
      property(instants, integer({ min: 1, max: 30 }), (copies, bytes) => {
        const policy = { ...POLICY, bytes };
        const removed = backupsToRemove(copies, policy).map((c) => c.name);
        const newest = copies.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, 2);
        for (const { name } of newest) expect(removed).not.toContain(name);
        expect(backupsToRemove(copies.toReversed(), policy).map((c) => c.name)).toEqual(removed);
      }),
    );
  });

  it('has nothing more to remove right after it was done', () => {
    assert(
      property(instants, (copies) => {
        const removed = new Set(backupsToRemove(copies, POLICY));
        const rest = copies.filter((c) => !removed.has(c));
        expect(backupsToRemove(rest, POLICY)).toEqual([]);
      }),
    );
  });

  it('keeps a copy of each of the last weeks that had one, when it is done after every copy', () => {
    assert(
      property(instants, (all) => {
        let copies: BackupCopy[] = [];
        for (const each of all.toSorted((a, b) => a.at.localeCompare(b.at))) {
          copies.push(each);
          const removed = new Set(backupsToRemove(copies, { ...POLICY, bytes: Infinity }));
          copies = copies.filter((c) => !removed.has(c));
        }
        const week = (at: string) => Math.floor((Date.parse(at) / 86_400_000 + 3) / 7);
        const newest = all.map((c) => week(c.at)).toSorted((a, b) => b - a)[0] ?? 0;
        const wanted = new Set(all.map((c) => week(c.at)).filter((w) => newest - w < POLICY.weeks));
        const kept = new Set(copies.map((c) => week(c.at)));
        for (const w of wanted) expect(kept).toContain(w);
      }),
    );
  });
});
