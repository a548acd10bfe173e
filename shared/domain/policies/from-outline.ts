import type { Policy } from '../../catalog/policies.ts';
import { normalDocument, type PolicyBlock, type PolicyDocument } from './document.ts';

/**
 * The text to start from: the headings of an outline with its starter sentences, and its questions in square brackets, to be answered
 * or removed.
 */
export function documentFromOutline(policy: Policy): PolicyDocument {
  const blocks = policy.outline.flatMap(({ heading, prompts, starter }): PolicyBlock[] => [
    { kind: 'heading', level: 1, runs: [{ text: heading }] },
    { kind: 'paragraph', runs: [{ text: starter }] },
    ...prompts.map((prompt): PolicyBlock => ({
      kind: 'item',
      numbered: false,
      depth: 0,
      runs: [{ text: `[${prompt}]` }],
    })),
  ]);
  return normalDocument({ blocks });
}
