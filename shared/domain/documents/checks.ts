/** Whether the words of a document agree with the records: pure rules, each finding with the place where it is put right. */
import { criteriaFor } from '../criteria.ts';
import { PLACEHOLDER, plainText } from '../policies/words.ts';
import { CATEGORIES, CATEGORY_NAMES } from '../vocabulary.ts';
import type { DocumentCheck, DocumentPart } from './document-model.ts';
import { carvedOut, subservices, type DocumentFacts } from './facts.ts';
import { listed } from './prose.ts';
import { spansIn, datesAsOf } from './text-dates.ts';

/**
 * Everything that any of the documents can get wrong in its words.
 * @param options.isOfPeriod the document speaks of the days of the report, as a bridge letter does not
 */
export function textChecks(
  facts: DocumentFacts,
  parts: readonly DocumentPart[],
  { isOfPeriod }: { isOfPeriod: boolean },
): DocumentCheck[] {
  return parts.flatMap((part) => {
    const text = plainText(part.body);
    const own =
      part.state === 'draft'
        ? []
        : [...namingProblems(facts, text), ...(isOfPeriod ? dateProblems(facts, text) : [])];
    const left = [...new Set(text.match(PLACEHOLDER) ?? [])].map(
      (found) => `Still to fill in: ${found.slice(1, -1)}.`,
    );
    const changed =
      part.state === 'changed' ? ['The records changed since this text was written. Compare them.'] : [];
    return [
      ...[...own, ...changed].map((problem): DocumentCheck => warning(part.part, problem)),
      ...left.map((problem): DocumentCheck => ({ level: 'note', part: part.part, text: problem, link: '' })),
    ];
  });
}

const warning = (part: string | null, text: string, link = ''): DocumentCheck => ({
  level: 'warning',
  part,
  text,
  link,
});

/** What a person's text names that the records do not hold, or hold otherwise. */
export const namingProblems = (facts: DocumentFacts, text: string): string[] => [
  ...controlProblems(facts, text),
  ...criterionProblems(facts, text),
  ...vendorProblems(facts, text),
];

/** Letters and digits joined by hyphens, the last part with a digit: `IAM-07`. */
const REFERENCE =
  /(?<![\p{L}\p{N}_-])\p{Lu}[\p{L}\p{N}]{0,11}(?:-[\p{L}\p{N}]{1,16}){0,3}-\d{1,6}(?![\p{L}\p{N}_-])/gu;

function controlProblems({ controls, formerRefs }: DocumentFacts, text: string): string[] {
  const known = new Set(controls.map(({ ref }) => ref.toUpperCase()));
  const former = new Set(formerRefs.map((ref) => ref.toUpperCase()));
  const families = new Set([...known, ...former].map(familyOf));
  return [...new Set((text.match(REFERENCE) ?? []).map((ref) => ref.toUpperCase()))]
    .filter((ref) => !known.has(ref) && families.has(familyOf(ref)))
    .map((ref) =>
      former.has(ref)
        ? `Names ${ref}, a control that was removed.`
        : `Names ${ref}, and there is no such control.`,
    );
}

/** `IAM` of `IAM-07`: what is numbered like a control of ours is taken for one. */
const familyOf = (ref: string): string => ref.slice(0, ref.lastIndexOf('-'));

const CRITERION = /(?<![\p{L}\p{N}.])(?:CC\d{1,2}|PI\d|A\d|C\d|P\d)\.\d{1,2}(?![\p{L}\p{N}]|\.\d)/gu;
const EVERY_CRITERION = new Map(criteriaFor(CATEGORIES).map(({ id, category }) => [id, category]));

function criterionProblems({ criteria }: DocumentFacts, text: string): string[] {
  const chosen = new Map(criteria.map((criterion) => [criterion.id, criterion]));
  return [...new Set(text.match(CRITERION) ?? [])].flatMap((id) => {
    const category = EVERY_CRITERION.get(id);
    if (!category) return [`Names ${id}, and there is no such criterion.`];
    if (!chosen.has(id))
      return [`Names ${id}, and ${CATEGORY_NAMES[category].toLowerCase()} is not in scope.`];
    return [];
  });
}

/** Whether a name stands in a text as words of its own. */
export function mentions(text: string, name: string): boolean {
  const wanted = name.trim().toLowerCase();
  if (wanted === '') return false;
  const within = text.toLowerCase();
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + 1)) {
    const isWhole = !isWordAt(within, at - 1) && !isWordAt(within, at + wanted.length);
    if (isWhole) return true;
  }
  return false;
}
const isWordAt = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(at));

function vendorProblems({ vendors }: DocumentFacts, text: string): string[] {
  return vendors
    .filter(({ status }) => status !== 'active')
    .filter(({ name }) => mentions(text, name))
    .map(({ name, status }) =>
      status === 'ended'
        ? `Names ${name}, and the vendor is no longer used.`
        : `Names ${name}, and the vendor is not used yet.`,
    );
}

/** A period or a date that differs from the report's. */
export function dateProblems({ type, from, to }: DocumentFacts, text: string): string[] {
  if (type === 'I') {
    const other = datesAsOf(text).find((day) => day !== to);
    return other ? [`Speaks of the date ${other}, and the report is as of ${to}.`] : [];
  }
  const other = spansIn(text).find((span) => span.from !== from || span.to !== to);
  return other
    ? [`Speaks of the period ${other.from} to ${other.to}, and the report covers ${from} to ${to}.`]
    : [];
}

/** What the description as a whole has to tell and does not. */
export function descriptionChecks(facts: DocumentFacts, parts: readonly DocumentPart[]): DocumentCheck[] {
  const all = parts.map(({ body }) => plainText(body)).join('\n');
  const chapter = (prefix: string) =>
    parts
      .filter(({ part }) => part === prefix || part.startsWith(`${prefix}-`))
      .map(({ body }) => plainText(body))
      .join('\n');
  const checks: DocumentCheck[] = [];
  for (const { name } of subservices(facts))
    if (!mentions(chapter('dc7'), name))
      checks.push(warning('dc7', `${name} is a subservice organization, and the text does not name it.`));
  for (const { name } of carvedOut(facts))
    if (!facts.complementary.some(({ kind, organization }) => kind === 'csoc' && organization === name))
      checks.push(
        warning(
          'dc7',
          `${name} is carved out, and no control is recorded that it is assumed to run.`,
          '/registers/complementary-controls',
        ),
      );
  for (const { category } of facts.categories)
    if (!mentions(all, CATEGORY_NAMES[category]))
      checks.push(
        warning('dc5', `${CATEGORY_NAMES[category]} is in scope, and the text does not speak of it.`),
      );
  const bare = facts.criteria.filter(({ isRelevant, controls }) => isRelevant && controls.length === 0);
  if (bare.length > 0)
    checks.push(warning('dc5', `No control meets ${listed(bare.map(({ id }) => id))}.`, '/matrix/criteria'));
  for (const { name, isDecided } of facts.incidents)
    if (!isDecided)
      checks.push(
        warning('dc4', `${name}: whether it is significant is not decided.`, '/registers/incidents'),
      );
    else if (!mentions(chapter('dc4'), name))
      checks.push(warning('dc4', `${name} is significant, and the text does not tell of it.`));
  if (facts.type === 'II')
    for (const { name, isDecided } of facts.changes)
      if (!isDecided)
        checks.push(
          warning('dc9', `${name}: whether it is significant is not decided.`, '/registers/changes'),
        );
      else if (!mentions(chapter('dc9'), name))
        checks.push(warning('dc9', `${name} is significant, and the text does not tell of it.`));
  return checks;
}
