import type { PaperSelection } from '../../../../../shared/domain/workpaper-model.ts';
import { paragraph, subHead, terms } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { COLORS } from '../palette.ts';
import { quiet } from '../sections/marks.ts';
import { table } from '../table.ts';
import { STYLES } from '../text.ts';
import { TERM } from './layout.ts';
import { moment } from './words.ts';

/** How the items came into the sample: enough to pick them again with a list, a calculator of hashes, and patience. */
export function selection(flow: Flow, { size, steps, formula, commands, log }: PaperSelection): void {
  subHead(flow, '', 'How the items were picked', false);
  terms(
    flow,
    [['How many', size.join(' ')], ...steps.map((text, i): [string, string] => [`Step ${i + 1}`, text])],
    TERM,
  );
  const labelled = (labels: readonly string[], texts: readonly string[]) =>
    terms(
      flow,
      texts.map((text, i): [string, string] => [labels[i] ?? '', text]),
      TERM,
    );
  labelled(['Formula', 'Worked out'], formula);
  labelled(['By computer', 'The file', 'Its keys alone'], commands);
  if (commands.length > 1)
    paragraph(
      flow,
      'keys.txt holds the keys of the frame, one a line; the order does not matter.',
      { ...STYLES.small, color: COLORS.text2 },
      4,
    );
  subHead(flow, '', 'Log of the selection', false);
  table(
    flow,
    [
      { title: 'What', width: 62 },
      { title: 'Items', width: 250 },
      { title: 'Reason', width: 110 },
      { title: 'By', width: 104 },
    ],
    log.map(({ what, text, reason, by, at }) => ({
      cells: [what, text, reason, [{ text: `${by} ` }, quiet(moment(at))]],
    })),
  );
}
