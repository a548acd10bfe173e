/** Reads the words of a control matrix (nature, mode, layer, key) in the spellings that people use. */
import { plainWords } from '../table-import/plain-words.ts';
import type { Layer, Mode, Nature, Responsibility } from '../vocabulary.ts';

/** `value` null: not recognised. `doubt`: recognised, but the word has a second meaning; names it. */
export interface WordReading<T> {
  value: T | null;
  doubt?: string;
}

/** Preventive, detective or corrective; null when a cell names two of them or something else. */
export function readNature(text: string): WordReading<Nature> {
  return onlyWord(text, [
    [/^(?:p|prev\w*|praventiv\w*)$/, 'preventive'],
    [/^(?:d|det|detect\w*|detekt\w*|aufdeckend\w*)$/, 'detective'],
    [/^(?:c|k|cor|corr|correct\w*|korr\w*)$/, 'corrective'],
  ]);
}

/**
 * Manual, automated, or IT-dependent, which is also what "manual and automated" in one cell comes to. Under a name such as "Automated?"
 * a cell says yes or no.
 */
export function readMode(text: string, name = ''): WordReading<Mode> {
  const words = plainWords(text);
  const asksAutomated = /\bautomat/.test(plainWords(name)) && !/\bmanu/.test(plainWords(name));
  if (asksAutomated && words !== '') {
    if (/^part(?:ly|ial|ially)?$/.test(words)) return { value: 'it-dependent' };
    const { value } = readKey(text);
    if (value !== null) return { value: value ? 'automated' : 'manual' };
  }
  if (
    /\b(?:semi\w*|s|it dep\w*|itdm|hybrid|part(?:ly|ially)? auto\w*|both|mixed|it enabled|system assisted|teilauto\w*|halbauto\w*)\b/.test(
      words,
    )
  ) {
    return { value: 'it-dependent' };
  }
  const manual = /\b(?:m|man|manual\w*|manuel\w*|person|human)\b/.test(words);
  const automated =
    /\b(?:a|aut|auto\w*|automat\w*|system(?: enforced)?|itac|application(?: control)?)\b/.test(words);
  if (manual && automated) return { value: 'it-dependent' };
  return { value: manual ? 'manual' : automated ? 'automated' : null };
}

/** People, process or technology. */
export function readLayer(text: string): WordReading<Layer> {
  return onlyWord(text, [
    [/^(?:people|person|human|personnel)$/, 'people'],
    [/^(?:proc|process\w*|procedur\w*|admin\w*|organi[sz]ation\w*|polic(?:y|ies))$/, 'process'],
    [/^(?:tech\w*|it|system|tool\w*)$/, 'technology'],
  ]);
}

/** Who performs the control: the organization itself, a provider, or both. */
export function readResponsibility(text: string): WordReading<Responsibility> {
  const words = plainWords(text);
  if (/\b(?:shared|hybrid|joint|both|geteilt|partage\w*)\b/.test(words)) return { value: 'shared' };
  return onlyWord(text, [
    [/^(?:own|internal|us|client|customer|company|entity|eigen\w*|intern\w*|propre)$/, 'own'],
    [
      /^(?:provider|csp|vendor|inherited|outsourced|subservice|supplier|external|extern\w*|fournisseur)$/,
      'provider',
    ],
  ]);
}

/** Whether the control is a key control; an empty cell or a dash says that it is not. */
export function readKey(text: string): WordReading<boolean> {
  const sign = text.trim();
  if (/^[✓✔☑●•*√■Xx×]$/u.test(sign)) return { value: true };
  if (sign === '' || /^(?:[-–—☐○□✗✘]|n\s*\/?\s*a)$/iu.test(sign)) return { value: false };
  const words = plainWords(text);
  if (/^(?:y|yes|true|1|k|key|key control|primary|checked|ja|oui)$/.test(words)) return { value: true };
  if (
    /^(?:n|no|false|0|nk|non key|nonkey|not key|non key control|secondary|standard|unchecked|nein|non)$/.test(
      words,
    )
  )
    return { value: false };
  return { value: null };
}

/** The one meaning that the words of a cell share; unknown words beside it ("preventive control") do no harm. */
function onlyWord<T>(text: string, meanings: [RegExp, T][]): WordReading<T> {
  const found = new Set<T>();
  for (const word of plainWords(text).split(' ')) {
    for (const [pattern, value] of meanings) if (pattern.test(word)) found.add(value);
  }
  const [only] = found;
  return { value: found.size === 1 && only !== undefined ? only : null };
}
