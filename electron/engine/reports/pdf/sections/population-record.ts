import type { ReportPopulationRecord } from '../../../../../shared/domain/report-programme.ts';
import { subHead, terms } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { refs } from '../references.ts';
import { table } from '../table.ts';
import type { Rich } from '../text.ts';
import { quiet } from './marks.ts';

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
  terms(flow, list, TERM);
  const answered = checks.filter(({ answer, note }) => answer !== NOT_ANSWERED || note !== '');
  if (answered.length === 0) return;
  flow.y += 4;
  table(
    flow,
    [
      { title: 'Completeness and accuracy', width: 230 },
      { title: 'Answer', width: 70 },
      { title: 'Note', width: 190 },
    ],
    answered.map(({ title, answer, note }) => ({ cells: [title, answer, note || [quiet('–')]] })),
  );
}

/** What the model says for a question that nobody answered. */
const NOT_ANSWERED = 'Not answered';

function spotWords({ total, differing }: ReportPopulationRecord['spotChecks']): string {
  if (total === 0) return '';
  const differ = differing === 0 ? 'all agree' : `${differing} differ`;
  return `${total} between file and source, ${differ}`;
}
