import type { ReportPopulationRecord } from '../../../../../shared/domain/report-programme.ts';
import { groupBy } from '../../../../../shared/domain/group-by.ts';
import { subHead, terms } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { refs } from '../references.ts';
import type { Rich } from '../text.ts';

const TERM = 96;

/** One population: source, query, counts and hash, whether it is complete and accurate, and which tests draw from it. */
export function populationRecord(flow: Flow, population: ReportPopulationRecord): void {
  const { ref, name, facts, checks, verdict, spotChecks, workpapers, controls } = population;
  subHead(flow, '', ref === name ? name : `${ref} ${name}`, false);
  const list: [Rich, Rich][] = [
    // Its name is the heading already.
    ...facts.filter(([term]) => term !== 'What').map(([term, meaning]): [Rich, Rich] => [term, meaning]),
    ['Controls', controls.length > 0 ? refs('control', controls) : ''],
    ['Tests', workpapers.length > 0 ? refs('workpaper', workpapers) : 'None draws from it'],
    ['Spot checks', spotWords(spotChecks)],
    ['Complete, accurate', verdict],
  ];
  terms(flow, [...list, ...checkWords(checks)], TERM);
}

/** Checks by their answer, those without a note in one line. */
function checkWords(checks: ReportPopulationRecord['checks']): [Rich, Rich][] {
  const answered = checks.filter(({ answer, note }) => answer !== NOT_ANSWERED || note !== '');
  return [...groupBy(answered, ({ answer }) => answer)].map(([answer, own]): [Rich, Rich] => {
    const plain = own.filter(({ note }) => note === '').map(({ title }) => title);
    const noted = own.filter(({ note }) => note !== '').map(({ title, note }) => `${title}: ${note}`);
    return [`Checks: ${answer.toLowerCase()}`, [plain.join(', '), ...noted].filter(Boolean).join('\n')];
  });
}

/** What the model says for a question that nobody answered. */
const NOT_ANSWERED = 'Not answered';

function spotWords({ total, differing }: ReportPopulationRecord['spotChecks']): string {
  if (total === 0) return '';
  const differ = differing === 0 ? 'all agree' : `${differing} differ`;
  return `${total} between file and source, ${differ}`;
}
