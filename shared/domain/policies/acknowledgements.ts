/** Who has acknowledged a policy, counted from the training register. */
import type { Trainee } from '../training.ts';
import { isEmployed, isPerson } from '../workforce.ts';

export interface Worker extends Trainee {
  name: string;
}

export interface Completion {
  course: string;
  name: string;
  workerId: string | null;
  completedOn: string | null;
}

/** Lower case, without signs: "Access-control Policy" is "access control policy". */
const key = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Whether a course is named like a policy: the policy's name is in the name of the course. "Policy" may be missing at its end where two
 * words are left: "Password managers" is no course of the password policy.
 */
export function isCourseOf(course: string, policy: string): boolean {
  const name = key(policy);
  const short = name.replace(/ (?:policy|standard)$/, '');
  const within = ` ${key(course)} `;
  return (
    name !== '' && (within.includes(` ${name} `) || (short.includes(' ') && within.includes(` ${short} `)))
  );
}

/** How many of those employed on a day completed one of the courses by then. A record without a link counts by the person's name. */
export function countAcknowledged(
  workers: readonly Worker[],
  completions: readonly Completion[],
  day: string,
): { acknowledged: number; acknowledgers: number } {
  const done = completions.filter(({ completedOn }) => completedOn !== null && completedOn <= day);
  const ids = new Set(done.map(({ workerId }) => workerId));
  const names = new Set(done.filter(({ workerId }) => workerId === null).map(({ name }) => key(name)));
  const employed = workers.filter((one) => isPerson(one) && isEmployed(one, day));
  const acknowledged = employed.filter(({ id, name }) => ids.has(id) || names.has(key(name)));
  return { acknowledged: acknowledged.length, acknowledgers: employed.length };
}
