/** Many-to-many links as columns of a list: "CE-01; CE-04" in the column "Controls" of a risk. */
import { findCriterion } from '../criteria.ts';
import { registerOf, type Register, type RegisterLink } from '../registers.ts';
import { tidy } from '../table.ts';
import { looksLikeCriteria, readCriteria } from '../table-import/criteria-cell.ts';
import { looksLikeRef } from '../table-import/refs.ts';
import { textKey } from './keys.ts';
import type { LineLinks, RegisterContext } from './types.ts';

export interface LinkColumn {
  link: RegisterLink;
  title: string;
  /** What other programs call it, separated by `|`. */
  words: string;
}

type Target = RegisterLink['to'];

const TITLES: Partial<Record<Target, string>> = {
  control: 'Controls',
  criterion: 'Criteria',
  evidence: 'Evidence',
};
const WORDS: Partial<Record<Target, string>> = {
  control:
    'controls|related controls|linked controls|mapped controls|control refs|control ids|soc 2 controls',
  criterion: 'criteria|related criteria|linked criteria|tsc|trust services criteria|soc 2 criteria',
  evidence: 'evidence|linked evidence|evidence refs|evidence ids',
};

/** One column for each kind of link; where a field names such a record too, the link goes by its own label. */
export const linkColumnsOf = ({ fields, links = [] }: Register): readonly LinkColumn[] =>
  links.map((link) => {
    const { to } = link;
    const isTaken = fields.some(({ kind, register }) => kind === to || register === to);
    if (isTaken) return { link, title: link.label, words: '' };
    const name = TITLES[to];
    if (name !== undefined) return { link, title: name, words: WORDS[to] ?? '' };
    return { link, title: isRegister(to) ? registerOf(to).name : link.label, words: '' };
  });

const isRegister = (to: Target): to is Exclude<Target, 'control' | 'criterion' | 'evidence'> =>
  TITLES[to] === undefined;

/** Names may hold commas, references do not. */
const partsOf = (to: Target, text: string): string[] =>
  text
    .split(isRegister(to) ? /[;\n|]+/ : /[;,\n|]+/)
    .map(tidy)
    .filter(Boolean);

/** A column under such a name that holds prose ("see ticket") says nothing that could be linked. */
export function looksLikeLinks({ to }: RegisterLink, text: string): boolean {
  if (to === 'criterion') return looksLikeCriteria(text);
  return isRegister(to) || partsOf(to, text).every(looksLikeRef);
}

/** The records that a cell names, and what it names that is not there. */
export function readLinks(
  { to }: RegisterLink,
  text: string,
  { linked = {} }: RegisterContext,
): LineLinks & { unknown: readonly string[] } {
  if (to === 'criterion') {
    const { ids, unknown } = readCriteria(text, findCriterion);
    return { targets: ids, isWhole: unknown.length === 0, unknown };
  }
  const records = linked[to] ?? [];
  const targets = new Set<string>();
  const unknown: string[] = [];
  for (const part of partsOf(to, text)) {
    const found = records.filter(({ names }) => names.some((name) => textKey(name) === textKey(part)));
    const [only] = found;
    if (only && found.length === 1) targets.add(only.id);
    else unknown.push(part);
  }
  return { targets: [...targets], isWhole: unknown.length === 0, unknown };
}
