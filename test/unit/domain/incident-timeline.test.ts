import { describe, expect, it } from 'vitest';
import {
  durationWords,
  minutesToDetect,
  minutesToResolve,
  timelineOf,
  type IncidentTimes,
} from '../../../shared/domain/incident-timeline.ts';

const times: IncidentTimes = {
  beganAt: '2026-04-02T08:00:00Z',
  detectedAt: '2026-04-02T08:38:00Z',
  declaredAt: null,
  containedAt: '2026-04-02T09:00:00Z',
  resolvedAt: '2026-04-02T17:43:00Z',
};

describe('the times of an incident', () => {
  it('give how long it took, where both ends are known', () => {
    expect(minutesToDetect(times)).toBe(38);
    expect(minutesToResolve(times)).toBe(545);
    expect(minutesToDetect({ ...times, beganAt: null })).toBe(null);
  });

  it.each([
    [0, '0 min'],
    [59, '59 min'],
    [60, '1 h'],
    [545, '9 h 05 min'],
    [1440, '1 d'],
    [4560, '3 d 4 h'],
  ])('%i minutes are %s', (minutes, words) => expect(durationWords(minutes)).toBe(words));

  it('stand in one line with the entries, the record first at the same minute', () => {
    const event = { id: 'e', at: '2026-04-02T08:38:00Z', text: 'The alert came', author: 'Ada' };
    const late = { ...event, id: 'l', at: '2026-04-03T08:00:00Z' };
    const points = timelineOf(times, [late, event]);
    expect(points.map((point) => (point.kind === 'time' ? point.text : point.event.id))).toEqual([
      'Began',
      'Detected',
      'e',
      'Contained',
      'Resolved',
      'l',
    ]);
  });
});
