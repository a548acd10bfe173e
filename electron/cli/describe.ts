import type { OpenWorkspace } from '../../shared/contract/workspace.ts';
import { CATEGORY_NAMES } from '../../shared/domain/vocabulary.ts';
import type { Outcome } from './command.ts';
import { bytes, facts } from './output.ts';

/** The engagement in short. */
export function describeWorkspace(open: OpenWorkspace): Outcome {
  const { engagement, counts } = open;
  const time =
    engagement.type === 'I'
      ? `as of ${engagement.asOf}`
      : `${engagement.periodFrom} to ${engagement.periodTo}`;
  return {
    json: open,
    human: (style) =>
      facts(style, [
        ['File', `${open.fileName} (${bytes(open.size)}${open.readOnly ? ', read-only' : ''})`],
        ['Client', engagement.client],
        ['System', engagement.system || null],
        ['Firm', engagement.firm || null],
        ['Engagement', `SOC 2 Type ${engagement.type}, ${time}`],
        ['Categories', open.categories.map((c) => CATEGORY_NAMES[c]).join(', ')],
        ['Controls', counts.controls],
        ['Evidence', counts.evidence],
        ['Tests', counts.tests],
        ['Open findings', counts.findings],
        ['Changes', open.transactions],
        ['Last saved', open.savedAt],
        ['Journal hash', open.headHash],
        ...open.notices.map(({ message }): [string, string] => ['Notice', message]),
      ]),
  };
}
