/** Reads kinds and priorities as request lists write them. */
import type { RequestKind, RequestPriority } from '../request-vocabulary.ts';
import { plainWords } from '../table-import/plain-words.ts';

const KINDS: readonly [RegExp, RequestKind][] = [
  [/\b(?:completeness|reconciliation|vollstandigkeit)\b/, 'completeness'],
  [/\b(?:populations?|grundgesamtheit)\b/, 'population'],
  [/\b(?:samples?|selections?|stichproben?|selected (?:by|items))\b/, 'sample'],
  [/\b(?:meetings?|walk ?throughs?|interviews?|inquiry|besprechung|termin)\b/, 'meeting'],
  [/\b(?:polic(?:y|ies)|procedures?|standards?|richtlinien?|politiques?)\b/, 'policy'],
  [
    /\b(?:evidence|document\w*|config\w*|screenshots?|reports?|listing|records?|nachweise?|belege?|toe|tod|operating|design)\b/,
    'evidence',
  ],
  [/\b(?:other|general|sonstiges)\b/, 'other'],
];

/** The kind that a cell names; null for a word that is not known. */
export function readKind(text: string): RequestKind | null {
  const words = plainWords(text);
  return KINDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** The kind that the words of a request tell. Evidence unless they say otherwise. */
export function kindOfWording(text: string): RequestKind {
  const words = plainWords(text);
  if (/^(?:please )?(?:provide )?(?:the )?(?:full |complete )?population\b|\bpopulation of\b/.test(words))
    return 'population';
  if (
    /\b(?:for|of) (?:the|each|our) (?:selected )?sample|\bsampled?\b|\bselected (?:by us|items|in)\b/.test(
      words,
    )
  )
    return 'sample';
  if (/^(?:complete )?(?:system )?(?:list|listing|extract|export) of (?:all|every|any)\b/.test(words))
    return 'population';
  if (
    /\b(?:walkthrough|walk through|interview|meeting) (?:with|of|to)\b|^(?:walkthrough|interview|meeting)\b/.test(
      words,
    )
  )
    return 'meeting';
  if (/\bpolic(?:y|ies)\b/.test(words) && !/\b(?:report|log|export|settings?|rules?|config\w*)\b/.test(words))
    return 'policy';
  return 'evidence';
}

/** High, normal or low; null for a word that is not known. */
export function readPriority(text: string): RequestPriority | null {
  const words = plainWords(text);
  if (/^(?:h|hi|high|hoch|haut\w*|urgent|critical|1|p1|a|must|asap|top)\b/.test(words)) return 'high';
  if (/^(?:m|med|medium|mittel|moyen\w*|normal|standard|2|p2|b|should)\b/.test(words)) return 'normal';
  if (/^(?:l|lo|low|niedrig|gering|bas\w*|3|p3|4|p4|c|could|nice)\b/.test(words)) return 'low';
  return null;
}
