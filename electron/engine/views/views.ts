import type { SavedView } from '../../../shared/contract/views.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { os } from '../context.ts';
import { newId } from '../workspace/workspace.ts';

interface Stored {
  id: string;
  screen: string;
  name: string;
  layout: string;
}

const ONE = 'SELECT id, screen, name, layout FROM saved_view WHERE id = ?';
const SAME_NAME = 'SELECT id FROM saved_view WHERE screen = ? AND name = ? AND id <> ?';

/** Views that a person saved: they travel with the file, so a reviewer sees what the preparer saw. */
export const viewsRouter = {
  list: os.views.list.handler(({ input, context: { session } }) =>
    session.workspace
      .all<Stored>(
        'SELECT id, screen, name, layout FROM saved_view WHERE screen = ? ORDER BY name COLLATE NOCASE',
        [input.screen],
      )
      .map(({ id, name, layout }) => ({ id, name, layout: JSON.parse(layout) as SavedView['layout'] })),
  ),

  save: os.views.save.handler(({ input: { screen, name, layout }, context: { session } }) => {
    const known = session.workspace.get<{ id: string }>(SAME_NAME, [screen, name, '']);
    const id = known?.id ?? newId();
    session.change(`Save view ${name}`, (tx) => {
      if (known) tx.update('saved_view', id, { layout: JSON.stringify(layout) });
      else tx.insert('saved_view', { id, screen, name, layout: JSON.stringify(layout) });
    });
    return { id };
  }),

  rename: os.views.rename.handler(({ input: { id, name }, context: { session } }) => {
    const view = session.workspace.need<Stored>('That view', ONE, [id]);
    if (session.workspace.get(SAME_NAME, [view.screen, name, id]))
      throw new AppError('conflict', `There is already a view called ${name}. Choose another name.`);
    session.change(`Rename view ${view.name}`, (tx) => tx.update('saved_view', id, { name }));
    return {};
  }),

  remove: os.views.remove.handler(({ input: { id }, context: { session } }) => {
    const view = session.workspace.need<Stored>('That view', ONE, [id]);
    session.change(`Remove view ${view.name}`, (tx) => tx.remove('saved_view', id));
    return {};
  }),
};
