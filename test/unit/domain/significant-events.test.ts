import { expect, it } from 'vitest';
import { changeLacks, incidentLacks } from '../../../shared/domain/significant-events.ts';

const INCIDENT = {
  beganAt: null,
  detectedAt: '2026-04-02T08:00:00Z',
  resolvedAt: '2026-04-02T17:00:00Z',
  effect: 'No feeds for nine hours',
  rootCause: 'A queue that nobody watched',
  resolution: 'Restarted',
};

it('names what the description of an incident lacks; one that goes on has no end', () => {
  expect(incidentLacks(INCIDENT)).toEqual([]);
  expect(incidentLacks({ ...INCIDENT, resolution: '' })).toEqual(['how it ended']);
  expect(incidentLacks({ ...INCIDENT, resolution: '', resolvedAt: null })).toEqual([]);
  expect(incidentLacks({ ...INCIDENT, detectedAt: null, effect: '', rootCause: '' })).toEqual([
    'when it happened',
    'its effect',
    'what caused it',
  ]);
});

it('names what the description of a change lacks', () => {
  expect(changeLacks({ changedOn: '2026-02-01', description: 'Moved', effect: 'None' })).toEqual([]);
  expect(changeLacks({ changedOn: null, description: '', effect: '' })).toHaveLength(3);
});
