/** A control has exactly one accountable owner: tells one person from two, whatever signs stand between the names. */
import { tidy } from '../table.ts';
import { isPlaceholder } from './placeholder.ts';

export type OwnerReading =
  { kind: 'one'; name: string; email: string } | { kind: 'several'; names: string[] } | { kind: 'none' };

const PARTICLE = /^(?:al|ap|bin|da|de|del|della|den|der|di|dos|du|el|la|le|ten|ter|van|von|zu|zur)$/i;
const ACRONYM = /^[A-Z]{2,5}$/;
const ROLE =
  /^(?:chief|vp|svp|evp|head|director|manager|lead|officer|engineer|counsel|administrator|admin|analyst|team|jr\.?|sr\.?|phd|cpa|cisa|cissp|ii|iii)$/i;
const DEPUTY = /^\s*(?:backup|deputy|delegate|alternate|stv|vertretung)\s*[.:]?\s*/i;
const EMAIL = /[\p{L}\d._%+'-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu;
const EMAIL_WITH_SIGNS = /[<([]?\s*(?:mailto:)?[\p{L}\d._%+'-]+@[\p{L}\d.-]+\.\p{L}{2,}\s*[>)\]]?/gu;
const INITIALS = /^(?:\p{Lu}\.?\s?-?){1,3}$/u;
const DEPARTMENT_HEAD = /\b(?:head|vp|svp|evp|director|manager|lead|chief|officer|team|department)\b/i;

/**
 * Reads the owner cell. "Lindgren, H.", "Renée Dubois-Clark" and "Head of Sales and Marketing" are one owner each, and so is a name
 * with its e-mail address or its role in brackets. An address alone stands for its owner.
 */
export function readOwner(text: string): OwnerReading {
  const emails = [...new Set((text.match(EMAIL) ?? []).map((email) => email.toLowerCase()))];
  const names = withoutBrackets(text.replace(EMAIL_WITH_SIGNS, '\n'))
    .split(/[\n\r;|/+\\、]+|\s+(?:\bund\b|\bet\b|\bwith\b)\s+/iu)
    .flatMap(splitAtAnd)
    .flatMap(splitAtComma)
    .map((name) => tidy(name).replace(/^[\s,:•*-]+|[\s,:]+$/g, ''))
    .filter((name) => !isPlaceholder(name));
  const distinct = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
  if (isPlaceholder(tidy(text))) return { kind: 'none' };
  const owners = distinct.length >= emails.length ? distinct : emails;
  const [name] = owners;
  if (name === undefined) return { kind: 'none' };
  if (owners.length > 1) return { kind: 'several', names: owners };
  return { kind: 'one', name: distinct[0] ?? name, email: emails[0] ?? '' };
}

/** A role beside a name in brackets, or a name beside a role, goes; a second name in brackets is a second owner. */
function withoutBrackets(text: string): string {
  const found = /\(([^()]*)\)|\[([^[\]]*)\]/.exec(text);
  if (!found) return withoutPost(text);
  const inside = (found[1] ?? found[2] ?? '').replace(DEPUTY, '');
  const outside = text.replace(found[0], ' ');
  if (!looksLikeName(inside)) return looksLikeName(outside) ? outside : text;
  return isPost(outside) && !looksLikeName(outside) ? inside : `${outside}\n${inside}`;
}

/** "Jane Doe, CISO" and "Jane Doe - Head of Security" are Jane Doe, as "Jane Doe (CISO)" is. */
function withoutPost(text: string): string {
  const [, name = '', post = ''] =
    /^([^,;/\n]+?)(?:\s*,\s*|\s+[-–—]\s+)([^,;/\n]+)$/u.exec(text.trim()) ?? [];
  return looksLikeName(name) && isPost(post) && !looksLikeName(post) ? name : text;
}

function splitAtAnd(text: string): string[] {
  const parts = text.split(/\s+and\s+|\s*&\s*/i);
  const [left = '', right = ''] = parts;
  const isOneRole =
    parts.length === 2 && DEPARTMENT_HEAD.test(text) && !looksLikeName(left) && !looksLikeName(right);
  return isOneRole && !bothRoles(left, right) ? [text] : parts;
}

/** "CISO and VP Engineering" are two roles; "Head of Sales and Marketing" and "Legal and Compliance Manager" are one. */
function bothRoles(left: string, right: string): boolean {
  return isPost(left) && isPost(right);
}

function isPost(text: string): boolean {
  return DEPARTMENT_HEAD.test(text) || ACRONYM.test(text.trim());
}

function isRoleWord(word: string): boolean {
  return ACRONYM.test(word) || ROLE.test(word);
}

/** Two or three capitalised words of which none is a role: the shape of a person's name. */
export function looksLikeName(text: string): boolean {
  const words = tidy(text).replace(/,/g, '').split(' ');
  return (
    words.length >= 2 &&
    words.length <= 3 &&
    words.every((word) => (/^\p{Lu}/u.test(word) || PARTICLE.test(word)) && !isRoleWord(word))
  );
}

function splitAtComma(text: string): string[] {
  const parts = text.split(/\s*[,，]\s*/u).filter((part) => part.trim() !== '');
  const [left = '', right = ''] = parts;
  if (parts.length !== 2) return parts;
  const leftWords = left.trim().split(/\s+/);
  const rightWords = right.trim().split(/\s+/);
  // "Lindgren, H." and "van der Berg, Jan": family name first.
  const familyName =
    leftWords.filter((word) => !PARTICLE.test(word)).length === 1 &&
    !leftWords.some(isRoleWord) &&
    left.trim().length > 1;
  const givenNames = rightWords.length <= 2 && !rightWords.some(isRoleWord);
  const familyFirst = familyName && (INITIALS.test(right.trim()) || givenNames);
  // "Maya Okonkwo, CISO" and "Director, Security": one person or post, not two.
  const nameAndRole = leftWords.some(isRoleWord) !== rightWords.some(isRoleWord);
  // "Director, IT": the department of a post.
  const department =
    leftWords.every((word) => ROLE.test(word)) &&
    !DEPARTMENT_HEAD.test(right) &&
    !/^C\w{1,2}O$/.test(right.trim());
  return familyFirst || nameAndRole || department ? [text] : parts;
}
