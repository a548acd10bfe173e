import { expect, it } from 'vitest';
import {
  changeProgrammeRules,
  readProgrammeRules,
} from '../../../electron/engine/registers/programme-rules.ts';
import { DEFAULT_PROGRAMME_RULES } from '../../../shared/domain/programme-rules.ts';
import { createEngagement, startEngine } from '../../fixtures/engine.ts';

it('keeps what the firm changed of the rules, and the defaults for the rest', async () => {
  await using engine = startEngine();
  const { session } = engine;
  await createEngagement(engine);
  expect(readProgrammeRules(session.workspace)).toEqual(DEFAULT_PROGRAMME_RULES);
  changeProgrammeRules(session, { leaverHours: 48 });
  changeProgrammeRules(session, {
    holidays: [{ day: '2026-04-03', name: 'Good Friday' }],
    slaDays: { critical: 3, high: 30, medium: 90, low: 180 },
  });
  expect(readProgrammeRules(session.workspace)).toEqual({
    ...DEFAULT_PROGRAMME_RULES,
    leaverHours: 48,
    holidays: [{ day: '2026-04-03', name: 'Good Friday' }],
    slaDays: { critical: 3, high: 30, medium: 90, low: 180 },
  });
});
