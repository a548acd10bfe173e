import { os } from '../context.ts';
import { readNamedRecords, readReferences } from './references.ts';

export const referenceHandlers = {
  references: os.audit.references.handler(({ input: { kind, id }, context: { session } }) =>
    readReferences(session, kind, id),
  ),

  namedRecords: os.audit.namedRecords.handler(({ context: { session } }) => [...readNamedRecords(session)]),
};
