import { z } from 'zod';
import {
  DEEPEST_ITEM,
  isSafeLink,
  LARGEST_POLICY_TEXT,
  MOST_BLOCKS,
  MOST_COLUMNS,
  MOST_ROWS,
} from '../../domain/policies/document.ts';

const yes = z.literal(true).optional();
const run = z.strictObject({
  text: z.string().max(LARGEST_POLICY_TEXT),
  bold: yes,
  italic: yes,
  underline: yes,
  href: z
    .string()
    .max(2010)
    .refine(isSafeLink, 'A link starts with http://, https:// or mailto:.')
    .optional(),
});
const runs = z.array(run).max(5000);
const cell = z.strictObject({
  paragraphs: z.array(runs).max(200),
  span: z.int().min(2).max(MOST_COLUMNS).optional(),
});

const block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    runs,
  }),
  z.strictObject({ kind: z.enum(['paragraph', 'quote']), runs }),
  z.strictObject({
    kind: z.literal('item'),
    numbered: z.boolean(),
    depth: z.int().min(0).max(DEEPEST_ITEM),
    runs,
  }),
  z.strictObject({
    kind: z.literal('table'),
    rows: z.array(z.array(cell).max(MOST_COLUMNS)).max(MOST_ROWS),
  }),
]);

/** The text of a policy; anything else than these blocks and marks is refused. */
export const policyDocument = z.strictObject({ blocks: z.array(block).max(MOST_BLOCKS) });
