import { runAction } from '../../app/query.ts';

/** Puts a text on the clipboard and says so. */
export const copyText = (text: string, done: string): Promise<unknown> =>
  runAction(() => navigator.clipboard.writeText(text).then(() => true), { done, undo: false });
