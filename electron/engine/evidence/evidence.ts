import { contentsHandlers } from './contents-handlers.ts';
import { coverageHandlers } from './coverage-handlers.ts';
import { exportHandlers } from './export-handlers.ts';
import { intakeHandlers } from './intake-handlers.ts';
import { guessesHandlers } from './guesses-handlers.ts';
import { linksHandlers } from './links-handlers.ts';
import { reviewHandlers } from './review-handlers.ts';
import { recordHandlers } from './record-handlers.ts';
import { redactionHandlers } from './redaction-handlers.ts';
import { searchHandlers } from './search-handlers.ts';
import { viewingHandlers } from './viewing-handlers.ts';

export const evidenceRouter = {
  ...recordHandlers,
  ...intakeHandlers,
  ...guessesHandlers,
  ...linksHandlers,
  ...reviewHandlers,
  ...viewingHandlers,
  ...searchHandlers,
  ...contentsHandlers,
  ...redactionHandlers,
  ...coverageHandlers,
  ...exportHandlers,
};
