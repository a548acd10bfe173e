import { registerOf, type Register } from '../../../shared/domain/registers.ts';
import { os } from '../context.ts';
import { watchApprovals } from './approvals.ts';
import { registerFileHandlers } from './file-handlers.ts';
import { incidentTimelineHandlers } from './incident-timeline-handlers.ts';
import { registerLinkHandlers } from './link-handlers.ts';
import { policyHandlers } from './policies.ts';
import { policyTextHandlers } from './policy-text-handlers.ts';
import {
  fieldOf,
  insertRecord,
  nameOf,
  ownColumns,
  readRegister,
  removeLinks,
  titleOf,
  updateRecord,
} from './records.ts';
import { detach } from './references.ts';
import { requirementHandlers } from './requirements-handlers.ts';
import { riskScaleHandlers } from './risk-scale-handlers.ts';
import { vendorReviewHandlers } from './vendor-review-handlers.ts';
import { workforceHandlers } from './workforce-handlers.ts';

export { insertRecord, readRegister };

const several = (register: Register, count: number) => `${count} records of ${register.name.toLowerCase()}`;

export const registersRouter = {
  ...policyHandlers,
  ...registerLinkHandlers,
  ...registerFileHandlers,
  ...policyTextHandlers,
  ...requirementHandlers,
  ...vendorReviewHandlers,
  ...riskScaleHandlers,
  ...incidentTimelineHandlers,
  ...workforceHandlers,

  list: os.registers.list.handler(({ input, context: { session } }) => {
    const register = registerOf(input.register);
    return session.workspace.cached(`register ${register.id}`, () =>
      readRegister(session.workspace, register),
    );
  }),

  add: os.registers.add.handler(({ input, context: { session } }) => {
    const register = registerOf(input.register);
    const [only] = input.records;
    const first = register.fields[0]?.id ?? '';
    const label =
      input.records.length === 1
        ? `Add ${register.singular} ${titleOf(register, only?.[first] ?? '')}`.trim().slice(0, 120)
        : `Add ${several(register, input.records.length)}`;
    const judgeApprovals = watchApprovals(session, register, input.overrideReason);
    return session.change(label, (tx) => {
      const ids = input.records.map((values) =>
        insertRecord(session.workspace, tx, register, values, ownColumns(register)),
      );
      judgeApprovals(tx);
      return { ids };
    });
  }),

  change: os.registers.change.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    const register = registerOf(input.register);
    const [only] = input.changes;
    const fields = new Set(input.changes.flatMap(({ values }) => Object.keys(values)));
    const what = fields.size === 1 ? fieldOf(register, [...fields][0] ?? '').label : `${fields.size} fields`;
    const of =
      input.changes.length === 1
        ? nameOf(workspace, register, only?.id ?? '')
        : several(register, input.changes.length);
    const judgeApprovals = watchApprovals(session, register, input.overrideReason);
    session.change(`${what} of ${of}`.slice(0, 120), (tx) => {
      for (const { id, values } of input.changes) updateRecord(workspace, tx, register, id, values);
      judgeApprovals(tx);
    });
    return {};
  }),

  paste: os.registers.paste.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    const register = registerOf(input.register);
    const label = `Paste ${several(register, input.changes.length + input.records.length)}`;
    const judgeApprovals = watchApprovals(session, register, input.overrideReason);
    return session.change(label, (tx) => {
      for (const { id, values } of input.changes) updateRecord(workspace, tx, register, id, values);
      const ids = input.records.map((values) =>
        insertRecord(workspace, tx, register, values, ownColumns(register)),
      );
      judgeApprovals(tx);
      return { ids };
    });
  }),

  remove: os.registers.remove.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    const register = registerOf(input.register);
    const names = input.ids.map((id) => nameOf(workspace, register, id));
    const label = names.length === 1 ? names[0] : several(register, names.length);
    session.change(`Remove ${label}`.slice(0, 120), (tx) => {
      for (const [i, id] of input.ids.entries()) {
        removeLinks(workspace, tx, register, id);
        detach(workspace, tx, register.table, id, names[i] ?? '');
        tx.remove(register.table, id);
      }
    });
    return {};
  }),
};
