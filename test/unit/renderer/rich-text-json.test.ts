import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromEditor, toEditor } from '../../../renderer/components/rich-text/editor-json.ts';
import { normalDocument } from '../../../shared/domain/policies/document.ts';
import { anyDocument } from '../../fixtures/policy-documents.ts';

it('comes back from the editor as it went in', () => {
  fc.assert(
    fc.property(anyDocument(), (document) => {
      const normal = normalDocument(document);
      expect(fromEditor(toEditor(normal))).toEqual(normal);
    }),
    { numRuns: 100 },
  );
});

it('leaves out what a policy does not hold', () => {
  const content = [
    { type: 'horizontalRule' },
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'javascript:x' } }] }],
    },
    { type: 'codeBlock', content: [{ type: 'text', text: 'b' }] },
  ];
  expect(fromEditor({ type: 'doc', content })).toEqual({
    blocks: [{ kind: 'paragraph', runs: [{ text: 'a' }] }],
  });
});
