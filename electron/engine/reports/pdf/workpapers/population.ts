import type { PaperPopulation } from '../../../../../shared/domain/workpaper-model.ts';
import { paragraph, subHead, terms } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { quiet } from '../sections/marks.ts';
import { table } from '../table.ts';
import { TERM } from './layout.ts';

/** What the sample was drawn from, and why it may be relied on as complete and accurate. */
export function population(flow: Flow, { ref, facts, checks, verdict, spotChecks }: PaperPopulation): void {
  subHead(flow, '', `Population ${ref}`, false);
  terms(flow, facts, TERM);
  subHead(flow, '', 'Completeness and accuracy of the population', false);
  table(
    flow,
    [
      { title: 'Check', width: 150 },
      { title: 'Answer', width: 80 },
      { title: 'Note', width: 280 },
    ],
    checks.map(({ title, answer, note }) => ({
      cells: [title, answer === 'Not answered' ? [quiet(answer)] : answer, note],
    })),
  );
  terms(flow, [['Verdict', verdict]], TERM);
  if (spotChecks.length === 0) {
    paragraph(flow, 'No spot check is on record.');
    return;
  }
  flow.y += 4;
  table(
    flow,
    [
      { title: 'Spot check', width: 150 },
      { title: 'Key', width: 90 },
      { title: 'Outcome', width: 70 },
      { title: 'Note', width: 120 },
      { title: 'By', width: 90 },
    ],
    spotChecks.map(({ direction, key, outcome, note, by }) => ({
      cells: [direction, key, outcome, note, by],
    })),
  );
}
