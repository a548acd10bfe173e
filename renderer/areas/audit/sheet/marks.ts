import { MARK_CODES, MARKS, type Mark } from '../../../../shared/domain/vocabulary.ts';

/** The key that sets a mark: the letter of the legend, or Space for the usual one. */
export const keyOfMark = (mark: Mark): string => (mark === 'met' ? ' ' : MARK_CODES[mark]);

export const markOfKey = (key: string): Mark | undefined =>
  MARKS.find((mark) => keyOfMark(mark) === key.toUpperCase());
