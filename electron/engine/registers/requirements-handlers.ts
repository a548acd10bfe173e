import { LIBRARY_CONTROLS } from '../../../shared/catalog/controls.ts';
import { REQUIREMENTS, type Requirement } from '../../../shared/catalog/requirements.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import { addMonths } from '../../../shared/domain/readiness/days.ts';
import { changeCoverage, type ChangedComponent } from '../../../shared/domain/requirements.ts';
import { os } from '../context.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';
import { newId, type Workspace } from '../workspace/workspace.ts';
import { insertRecord } from './records.ts';

const POLICY_OF = new Map(LIBRARY_CONTROLS.map(({ ref, policy }) => [ref, policy]));

function missingRequirements(workspace: Workspace): Requirement[] {
  const present = new Set(
    workspace.all<{ template: string }>('SELECT template FROM requirement').map(({ template }) => template),
  );
  return REQUIREMENTS.filter(({ id }) => !present.has(id));
}

interface ControlTopics {
  id: string;
  /** Outline of the policy it carries out, by its policy or by the library. */
  policy: string | undefined;
  criteria: readonly string[];
}

function readTopics(workspace: Workspace): ControlTopics[] {
  return workspace
    .all<{ id: string; template: string | null; library_ref: string; criteria: string | null }>(
      `SELECT c.id, p.template, c.library_ref,
              (SELECT group_concat(criterion_id) FROM control_criterion WHERE control_id = c.id) AS criteria
       FROM control c LEFT JOIN policy p ON p.id = c.policy_id`,
    )
    .map(({ id, template, library_ref, criteria }) => ({
      id,
      policy: template ?? POLICY_OF.get(library_ref),
      criteria: criteria?.split(',') ?? [],
    }));
}

/** A control carries a requirement when it carries out one of its policies and serves one of its criteria. */
const carries = ({ policy, criteria }: ControlTopics, requirement: Requirement): boolean =>
  policy !== undefined &&
  requirement.policies.includes(policy) &&
  criteria.some((criterion) => requirement.criteria.includes(criterion));

/** The period of a Type II; the year up to its date for a Type I. */
function periodOf(session: Session): { from: string; to: string } {
  const { period_from, period_to, as_of } = session.engagement();
  if (period_from && period_to) return { from: period_from, to: period_to };
  const to = as_of ?? today();
  return { from: addMonths(to, -12), to };
}

function readComponents(workspace: Workspace): ChangedComponent[] {
  return workspace
    .all<{ id: string; name: string; kind: string; changes: string | null }>(
      `SELECT c.id, c.name, c.kind, group_concat(s.changed_on) AS changes
       FROM component c
       LEFT JOIN system_change_component l ON l.component_id = c.id
       LEFT JOIN system_change s ON s.id = l.system_change_id
       GROUP BY c.id ORDER BY c.name COLLATE NOCASE`,
    )
    .map(({ changes, ...component }) => ({ ...component, changes: changes?.split(',') ?? [] }));
}

/** The requirements on the compliance programme beside single controls. */
export const requirementHandlers = {
  requirementOutlook: os.registers.requirementOutlook.handler(({ context: { session } }) => {
    const period = periodOf(session);
    return {
      missing: missingRequirements(session.workspace).length,
      today: today(),
      changes: { ...period, ...changeCoverage(readComponents(session.workspace), period) },
    };
  }),

  addRequirements: os.registers.addRequirements.handler(({ context: { session } }) => {
    const { workspace } = session;
    const requirements = missingRequirements(workspace);
    const topics = readTopics(workspace);
    const register = registerOf('requirements');
    let controls = 0;
    session.change(`Add ${requirements.length} programme requirements`, (tx) => {
      for (const requirement of requirements) {
        const id = insertRecord(workspace, tx, register, {
          name: requirement.name,
          template: requirement.id,
          cadenceMonths: requirement.cadence.months,
          proof: requirement.proof.map((line) => `${line}.`).join('\n'),
          notes: `${requirement.meaning}\n${requirement.cadence.note}.`,
        });
        for (const control of topics) {
          if (!carries(control, requirement)) continue;
          tx.insert('requirement_control', { id: newId(), requirement_id: id, control_id: control.id });
          controls += 1;
        }
      }
    });
    return { added: requirements.length, controls };
  }),
};
