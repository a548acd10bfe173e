import { AppError } from '../../../shared/domain/errors.ts';
import type { PersonSide } from '../../../shared/domain/vocabulary.ts';
import { os } from '../context.ts';
import { detach } from '../registers/references.ts';
import type { Session } from '../session.ts';
import { newId, type Change } from '../workspace/workspace.ts';

export interface PersonRow {
  id: string;
  name: string;
  title: string;
  email: string;
  side: PersonSide;
  controls: number;
}

export function insertPerson(
  tx: Change,
  person: { name: string; title: string; email: string; side: PersonSide },
): string {
  const id = newId();
  tx.insert('person', { id, ...person });
  return id;
}

function assertNameFree(session: Session, name: string, exceptId = ''): void {
  const taken = session.workspace.get('SELECT 1 FROM person WHERE lower(name) = lower(?) AND id <> ?', [
    name,
    exceptId,
  ]);
  if (taken)
    throw new AppError(
      'conflict',
      `${name} is already on the list. Add what tells the two apart, such as a middle initial.`,
    );
}

export const peopleHandlers = {
  addPerson: os.scope.addPerson.handler(({ input, context: { session } }) => {
    assertNameFree(session, input.name);
    return { id: session.change(`Add ${input.name}`, (tx) => insertPerson(tx, input)) };
  }),

  updatePerson: os.scope.updatePerson.handler(({ input: { id, ...patch }, context: { session } }) => {
    const person = session.workspace.need<PersonRow>('That person', 'SELECT * FROM person WHERE id = ?', [
      id,
    ]);
    if (patch.name) assertNameFree(session, patch.name, id);
    session.change(`Change ${person.name}`, (tx) => tx.update('person', id, patch));
    return {};
  }),

  removePeople: os.scope.removePeople.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    const people = input.ids.map((id) =>
      workspace.need<PersonRow>('That person', 'SELECT * FROM person WHERE id = ?', [id]),
    );
    const label = people.length === 1 ? `Remove ${people[0]?.name}` : `Remove ${people.length} people`;
    session.change(label, (tx) => {
      for (const { id, name } of people) {
        detach(workspace, tx, 'person', id, name);
        tx.remove('person', id);
      }
    });
    return {};
  }),
};
