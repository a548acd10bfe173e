/** Writes the schema of review files from the one that reads them: `node build/review-schema.ts`. */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { reviewFile } from '../shared/contract/auditor-review.ts';

export const REVIEW_SCHEMA_PATH = 'docs/schema/trustbench-review.schema.json';

/** JSON Schema (2020-12) of what an auditor sends back. */
export function reviewSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(reviewFile, { io: 'input' });
  return {
    $schema,
    $id: 'urn:trustbench:review:1',
    title: 'Trustbench review',
    description: 'What an auditor answers to a sealed copy: comments, requests and verdicts on its records.',
    ...schema,
  };
}

if (import.meta.main) {
  const options = await resolveConfig(REVIEW_SCHEMA_PATH);
  const text = await format(JSON.stringify(reviewSchema()), { ...options, parser: 'json' });
  writeFileSync(REVIEW_SCHEMA_PATH, text);
}
