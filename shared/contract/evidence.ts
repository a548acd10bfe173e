import { coverageContract } from './evidence/coverage.ts';
import { contentsContract } from './evidence/contents.ts';
import { exportContract } from './evidence/export.ts';
import { intakeContract } from './evidence/intake.ts';
import { guessesContract } from './evidence/guesses.ts';
import { linksContract } from './evidence/links.ts';
import { reviewContract } from './evidence/review.ts';
import { recordsContract } from './evidence/records.ts';
import { redactionContract } from './evidence/redaction.ts';
import { searchContract } from './evidence/search.ts';
import { viewingContract } from './evidence/viewing.ts';

/** Evidence: files as they came in, what is known of each, and what leaves again. */
export const evidenceContract = {
  ...recordsContract,
  ...intakeContract,
  ...guessesContract,
  ...linksContract,
  ...reviewContract,
  ...viewingContract,
  ...searchContract,
  ...contentsContract,
  ...redactionContract,
  ...coverageContract,
  ...exportContract,
};
