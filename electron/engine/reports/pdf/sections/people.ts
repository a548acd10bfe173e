import type { ReportWalkthrough } from '../../../../../shared/domain/report-methodology.ts';
import { WALKTHROUGH_KIND_NAMES } from '../../../../../shared/domain/audit-vocabulary.ts';
import { SIDE_NAMES, type PersonSide } from '../../../../../shared/domain/vocabulary.ts';
import { paragraph, sectionHead, subHead } from '../blocks.ts';
import { refs } from '../references.ts';
import { table } from '../table.ts';
import { writtenText } from '../written-text.ts';
import { quiet, strong } from './marks.ts';
import type { Part } from './part.ts';

const SIDES: readonly PersonSide[] = ['client', 'firm'];

/** Who took part on either side, and with whom which controls were gone through. */
export const people: Part = (flow, { people: list, methodology, texts }, numbering) => {
  const { walkthroughs } = methodology;
  sectionHead(flow, numbering.section(), 'People and interviews');
  if (texts.people) writtenText(flow, texts.people);
  subHead(flow, numbering.heading(), 'People', false);
  if (list.length === 0)
    paragraph(flow, 'Nobody is named yet. Add the people of both sides under Scope, People.');
  else
    table(
      flow,
      [
        { title: 'Name', width: 170 },
        { title: 'Role', width: 320 },
      ],
      SIDES.flatMap((side) => {
        const own = list.filter((person) => person.side === side);
        if (own.length === 0) return [];
        return [
          { band: true, withNext: true, cells: [{ content: [strong(SIDE_NAMES[side])], span: 2 }] },
          ...own.map(({ name, role }) => ({ cells: [name, role || [quiet('Not said')]] })),
        ];
      }),
    );
  subHead(flow, numbering.heading(), 'Walkthroughs and interviews', false);
  if (walkthroughs.length === 0) {
    paragraph(
      flow,
      'None is recorded yet. Start one from the controls that it follows, under Audit, Walkthroughs.',
    );
    return;
  }
  table(
    flow,
    [
      { title: 'No.', width: 42.5 },
      { title: 'About', width: 150 },
      { title: 'With', width: 110 },
      { title: 'By', width: 76 },
      { title: 'Held on', width: 62 },
      { title: 'Controls', width: 62 },
    ],
    byDay(walkthroughs).map((held) => ({
      cells: [
        [strong(held.ref)],
        [{ text: held.about }, quiet(`\n${WALKTHROUGH_KIND_NAMES[held.kind]}`)],
        held.people || [quiet('Not said')],
        held.conductedBy,
        held.heldOn ?? [quiet('Planned')],
        held.controls.length === 0 ? [quiet('None')] : refs('control', held.controls),
      ],
    })),
  );
};

/** Held ones by day, planned ones last. */
const byDay = (list: readonly ReportWalkthrough[]): ReportWalkthrough[] =>
  list.toSorted((a, b) => (a.heldOn ?? '9999').localeCompare(b.heldOn ?? '9999'));
