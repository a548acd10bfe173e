import { os } from '../context.ts';
import { readCoverage } from './coverage.ts';
import { readRules, writeRules } from './rules.ts';

/** Evidence against the period, and the rules that it is held to. */
export const coverageHandlers = {
  coverage: os.evidence.coverage.handler(({ context: { session } }) => readCoverage(session)),

  rules: os.evidence.rules.handler(({ context: { session } }) => readRules(session)),

  setRules: os.evidence.setRules.handler(({ input, context: { session } }) => {
    writeRules(session, input);
    return {};
  }),
};
