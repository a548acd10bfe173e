import { useForm } from '@mantine/form';
import {
  CATEGORIES,
  type Category,
  type EngagementType,
  type LibrarySet,
  type PersonSide,
} from '../../../shared/domain/vocabulary.ts';
import { dayProblem, isDay } from '../../app/dates.ts';

export interface PersonValues {
  name: string;
  title: string;
  email: string;
  side: PersonSide;
}

export interface EngagementValues {
  client: string;
  system: string;
  firm: string;
  actor: string;
  type: EngagementType;
  asOf: string;
  periodFrom: string;
  periodTo: string;
  categories: Category[];
  people: PersonValues[];
  library: 'none' | 'all' | LibrarySet;
}

export const newPersonRow = (): PersonValues => ({ name: '', title: '', email: '', side: 'client' });

const wanted = (what: string) => (text: string) => (text.trim() ? null : `Write ${what}.`);
const isEmpty = ({ name, title, email }: PersonValues) => !`${name}${title}${email}`.trim();

/** The form behind a new engagement; every problem is a sentence that says what to enter. */
export function useEngagementForm(actor: string) {
  return useForm<EngagementValues>({
    initialValues: {
      client: '',
      system: '',
      firm: '',
      actor,
      type: 'II',
      asOf: '',
      periodFrom: '',
      periodTo: '',
      categories: ['security'],
      people: [newPersonRow()],
      library: 'saas',
    },
    // A date is wrong when it is left, not when the whole form is.
    validateInputOnBlur: ['asOf', 'periodFrom', 'periodTo'],
    validate: {
      client: wanted('the name of the organization that is examined'),
      system: wanted('the name of the system that the report covers'),
      actor: wanted('your name; it is recorded with every change you make'),
      asOf: (day, { type }) => (type === 'I' ? (dayProblem(day) ?? null) : null),
      periodFrom: (day, { type }) => (type === 'II' ? (dayProblem(day) ?? null) : null),
      periodTo: (day, { type, periodFrom }) => {
        if (type === 'I') return null;
        const late =
          isDay(periodFrom) && day <= periodFrom
            ? `The period starts ${periodFrom}. Enter a later date.`
            : null;
        return dayProblem(day) ?? late;
      },
      people: {
        name: (name, { people }, path) => {
          const person = people[Number(path.split('.')[1])];
          if (!person || isEmpty(person) || name.trim()) return null;
          return 'Write a name, or empty this row.';
        },
      },
    },
  });
}

/** What the engine is asked to create, without the file token. */
export function toCreateInput(values: EngagementValues) {
  const { client, system, firm, actor, type, asOf, periodFrom, periodTo, categories, people, library } =
    values;
  const dates =
    type === 'I' ? { asOf, periodFrom: null, periodTo: null } : { asOf: null, periodFrom, periodTo };
  return {
    actor,
    engagement: { client, system, firm, type, ...dates },
    categories: CATEGORIES.filter((category) => categories.includes(category)),
    people: people.filter((person) => !isEmpty(person)),
    library,
  };
}

/** A file name such as northwind-ledger-2026-06.trustbench. */
export function suggestedFileName({ client, type, asOf, periodTo }: EngagementValues): string {
  const name = client
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return `${name || 'engagement'}-${(type === 'I' ? asOf : periodTo).slice(0, 7)}.trustbench`;
}
