/** Who works for the company: 142 people at the end of the period, and the leavers of its population. All names are invented. */
import { addDays } from '../../../../../shared/domain/readiness/days.ts';
import type { SampleCase } from '../../case.ts';
import { integer, pick, randomFrom } from '../../rows.ts';
import { addWorkingDays } from './days.ts';
import { PEOPLE } from './people.ts';
import { joinerList, makeLeavers } from './workers.ts';

type Fields = Readonly<Record<string, string | number>>;

const SEED = 47;
/** At the end of the period. */
export const STAFF = 142;

const FIRST_NAMES = [
  'Aino',
  'Bram',
  'Catarina',
  'Dovid',
  'Eszter',
  'Femke',
  'Goran',
  'Hanneke',
  'Ilmar',
  'Joana',
  'Kadri',
  'Lucas',
  'Maarja',
  'Noor',
  'Orsolya',
  'Pieter',
  'Rasmus',
  'Sanne',
  'Tiago',
  'Urve',
  'Viktor',
  'Wendela',
  'Yara',
] as const;
const FAMILY_NAMES = [
  'Abendroth',
  'Bakkenes',
  'Carvalhal',
  'Duijnstee',
  'Eerik',
  'Figueira',
  'Groenewoud',
  'Hallik',
  'Ilves',
  'Jonkman',
  'Kivimäe',
  'Lourenço',
  'Mõttus',
] as const;

/** Numbers of first and family names have no common factor, so that no name comes twice. */
const nameAt = (i: number): string =>
  `${FIRST_NAMES[i % FIRST_NAMES.length]} ${FAMILY_NAMES[i % FAMILY_NAMES.length]}`;

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.');

const TEAMS = [
  { department: 'Platform', title: 'Engineer', manager: 'İbrahim Çelik' },
  { department: 'Payments', title: 'Payment specialist', manager: 'Arjun Mehta' },
  { department: 'Support', title: 'Partner support', manager: 'Arjun Mehta' },
  { department: 'Sales', title: 'Partner manager', manager: 'Saskia van der Meulen' },
  { department: 'Finance', title: 'Accountant', manager: 'Saskia van der Meulen' },
  { department: 'People', title: 'People partner', manager: 'Zofia Wójcik' },
] as const;

const CLIENT = PEOPLE.filter(({ side }) => side === 'client');
const JOINERS = joinerList()
  .slice(1)
  .map((line) => line.split(','));
const LEAVERS = makeLeavers().slice(1);
const STAYED = STAFF - CLIENT.length - JOINERS.length;

/** Screened, signed, trained and given access around the first day, by the working rules of the case. */
const arrival = (started: string, screened: string, signed: string, ticket: string): Fields => ({
  startedOn: started,
  screenedOn: screened,
  codeSignedOn: signed,
  trainedOn: addWorkingDays(started, 6),
  accessTicket: ticket,
  accessApprovedAt: `${addWorkingDays(addDays(started, -6), 1)}T09:30:00Z`,
  accessGrantedAt: `${started}T07:15:00Z`,
});

const member = (name: string, number: string, team: (typeof TEAMS)[number]): Fields => ({
  name,
  number,
  email: `${plain(name)}@lindenquay.example`,
  ...team,
  kind: 'employee',
  accessApprovedBy: team.manager,
});

function makeRoster(): Fields[] {
  const random = randomFrom(SEED);
  const known = CLIENT.map(({ name, title, email }, i) => ({
    name,
    number: `P-${1001 + i}`,
    email,
    title,
    department: 'Management',
    kind: 'employee',
    personId: name,
    startedOn: `20${19 + (i % 4)}-0${1 + i}-01`,
  }));
  const stayed = Array.from({ length: STAYED }, (_, i) => {
    const started = addWorkingDays(`20${20 + Math.floor((i * 5) / STAYED)}-01-06`, integer(random, 1, 150));
    return {
      ...member(nameAt(i), `P-${1001 + CLIENT.length + i}`, pick(random, TEAMS)),
      ...arrival(started, addDays(started, -20), addDays(started, -7), `HD-${900 + i * 4}`),
    };
  });
  const joined = JOINERS.map(([number = '', screened = '', signed = '', started = ''], i) => ({
    ...member(nameAt(STAYED + i), number, pick(random, TEAMS)),
    ...arrival(started, screened, signed, `HD-${3290 + i * 11}`),
  }));
  const left = LEAVERS.map(
    ([number = '', department, lastDay = '', kind, disabled = '', , , ticket = ''], i) => {
      const team = TEAMS.find((one) => one.department === department) ?? TEAMS[0];
      const started = addWorkingDays(`202${2 + (i % 3)}-03-01`, integer(random, 0, 120));
      // Who is asked to go loses access in the hour; others by noon of the next working day.
      const hour = disabled === lastDay ? '17:20' : '11:40';
      return {
        ...member(nameAt(STAYED + JOINERS.length + i), number, team),
        ...arrival(started, addDays(started, -20), addDays(started, -7), `HD-${1900 + i * 9}`),
        leftOn: lastDay,
        leftAt: `${lastDay}T17:00:00Z`,
        accessRemovedAt: `${disabled}T${hour}:00Z`,
        leaverTicket: ticket,
        notes: kind === 'involuntary' ? 'Left at the wish of the company.' : '',
      };
    },
  );
  return [...known, ...stayed, ...joined, ...left];
}

export const ROSTER: readonly Fields[] = makeRoster();

const COURSE = 'Security awareness 2026';
const ASSIGNED = '2026-03-02';
const DUE = '2026-05-29';
/** One in so many was reminded, and one in so many has not taken the course. */
const LATE_ONE_IN = 29;
const MISSING_ONE_IN = 21;

/** The course of the year: for everybody on the roster at the end of the period. */
const training: Fields[] = ROSTER.filter(({ leftOn }) => leftOn === undefined).map(
  ({ name, startedOn }, i) => {
    const isNew = String(startedOn) > ASSIGNED;
    const assignedOn = isNew ? String(startedOn) : ASSIGNED;
    const due = isNew ? addDays(assignedOn, 30) : DUE;
    const result = { name: String(name), course: COURSE, workerId: String(name), assignedOn, due };
    if (i % MISSING_ONE_IN === MISSING_ONE_IN - 1) return result;
    const isLate = i % LATE_ONE_IN === LATE_ONE_IN - 1;
    const took = isLate ? addDays(due, 6) : addWorkingDays(assignedOn, 2 + ((i * 7) % 18));
    return { ...result, completedOn: took, score: `${80 + ((i * 7) % 21)} %` };
  },
);

export const PEOPLE_RECORDS: SampleCase['records'] = { people: ROSTER, training };
