import { plural } from '../../../app/format.ts';

/** What became of raising gaps, as a sentence. */
export const raisedWords = ({ added }: { added: number }): string =>
  added === 0
    ? 'No gap was raised: each has an open one, or nothing to raise.'
    : `Raised ${plural(added, 'gap')}.`;
