import { places } from '../readiness/places.ts';
import { lintStatement, WORDING_NAMES } from '../wording.ts';
import type { Pitfall } from './check.ts';
import { controlItem, controlsWhere, nullIfNone } from './items.ts';

/** What a control says about itself. */
export const STATEMENTS: readonly Pitfall[] = [
  {
    id: 'no-statement',
    title: 'Control without a statement',
    why: 'The report prints the statement, and the auditor tests exactly what it says; a title alone can not be tested.',
    severity: 'medium',
    fix: 'Write who does what, how often, and which record remains.',
    link: places.matrix,
    find: (facts) => controlsWhere(facts, (c) => c.statement.trim() === ''),
  },
  {
    id: 'untestable-statement',
    title: 'Statement that can not be tested',
    why: 'Words such as "regularly" or "as appropriate", and sentences without an actor or a record, leave the auditor to guess.',
    severity: 'medium',
    fix: 'Follow the advice on the wording of each statement.',
    link: places.matrix,
    find: ({ controls }) =>
      nullIfNone(
        controls.filter((c) => c.statement.trim() !== ''),
        (control) => {
          const [first, ...more] = lintStatement(control.statement, control).filter((f) => !f.isSoft);
          if (!first) return [];
          const rest = more.length > 0 ? ` and ${more.length} more` : '';
          const words = first.text === '' ? '' : ` (“${first.text}”)`;
          return [controlItem(control, `${WORDING_NAMES[first.code].toLowerCase()}${words}${rest}`)];
        },
      ),
  },
  {
    id: 'no-frequency',
    title: 'Control without a frequency',
    why: 'The frequency decides how often evidence is due and how many items are sampled; without it neither can be planned.',
    severity: 'medium',
    fix: 'Choose how often the control runs.',
    link: places.matrix,
    find: (facts) => controlsWhere(facts, (c) => c.frequency === null),
  },
  {
    id: 'no-mode',
    title: 'Control without a mode',
    why: 'Manual controls are sampled, automated ones are tested once; without the mode the wrong test is planned.',
    severity: 'low',
    fix: 'Choose manual, automated or IT-dependent.',
    link: places.matrix,
    find: (facts) => controlsWhere(facts, (c) => c.mode === null),
  },
  {
    id: 'no-risk',
    title: 'Control without a risk',
    why: 'Whether a design suffices is judged against the risk it answers; a control without one may be work for nothing.',
    severity: 'low',
    fix: 'Write what could go wrong without the control.',
    link: places.matrix,
    find: (facts) => controlsWhere(facts, (c) => c.risk.trim() === ''),
  },
  {
    id: 'same-statement',
    title: 'Two controls with the same statement',
    why: 'One activity counted twice: it is evidenced and tested twice, and a failure hits both.',
    severity: 'low',
    fix: 'Keep one of them and map it to the criteria of both.',
    link: places.matrix,
    find: ({ controls }) => {
      const first = new Map<string, string>();
      return nullIfNone(
        controls.filter((c) => c.statement.trim() !== ''),
        (control) => {
          const key = control.statement.replaceAll(/\s+/g, ' ').trim().toLowerCase();
          const other = first.get(key);
          if (other === undefined) first.set(key, control.ref);
          return other === undefined ? [] : [controlItem(control, `the same words as ${other}`)];
        },
      );
    },
  },
];
