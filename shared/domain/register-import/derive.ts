/** What follows from the values of a line, register by register. It only fills what the list and the register leave empty. */
import { readDate } from '../calendar-date.ts';
import type { RegisterId } from '../registers.ts';
import type { LineValues } from './types.ts';

const UNTIL =
  /\b(?:until|till|through|expires?(?: on)?|bis)\s*:?\s*(\d{4}-\d{2}-\d{2}|[\d]{1,2}[./\s-][\w]{1,9}[./\s-]\d{4})/iu;
const CONTRACTOR =
  /^(?:contractor|freelancer?|consultant \(external\)|external)\b|\((?:contractor|external|freelance)\)/iu;

/** @param slaDays days in which a weakness of a severity is closed */
export function derivedValues(
  register: RegisterId,
  values: LineValues,
  written: Readonly<Record<string, string>>,
  slaDays: Readonly<Record<string, number>>,
): LineValues {
  switch (register) {
    case 'vulnerabilities':
      return { ...allowedDays(values, slaDays), ...acceptedUntil(values) };
    case 'people':
      return CONTRACTOR.test(String(values['title'] ?? '')) ? { kind: 'contractor' } : {};
    case 'vendors':
      return treatmentOf(written['subservice'] ?? '');
    default:
      return {};
  }
}

function allowedDays({ severity }: LineValues, slaDays: Readonly<Record<string, number>>): LineValues {
  const days = severity === undefined || severity === null ? undefined : slaDays[severity];
  return days === undefined ? {} : { slaDays: days };
}

/** "risk accepted until 2026-09-30, approved by CISO" says until when. */
function acceptedUntil({ exception }: LineValues): LineValues {
  const written = UNTIL.exec(String(exception ?? ''))?.[1];
  const date = written === undefined ? undefined : readDate(written);
  return date?.kind === 'date' ? { acceptedUntil: date.iso } : {};
}

/** "yes, carve-out" answers two questions. */
function treatmentOf(text: string): LineValues {
  if (/carve/i.test(text)) return { treatment: 'carve-out' };
  return /inclusive/i.test(text) ? { treatment: 'inclusive' } : {};
}
