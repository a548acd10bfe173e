import { Button, Menu } from '@mantine/core';
import { Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { runAction, useData } from '../../app/query.ts';
import { useActions } from '../../state/actions.ts';
import {
  BUILT_IN_VIEWS,
  readLayout,
  sameLayout,
  useMatrixView,
  writeLayout,
  type NamedView,
} from './matrix-view.ts';
import { NameDialog } from './NameDialog.tsx';

/** Views of this screen in the workspace. */
const SCREEN = 'matrix';

/** The built-in views and those that people saved in the workspace: they travel with the file. */
export function ViewMenu({ readOnly }: { readOnly: boolean }) {
  const layout = useMatrixView();
  const [asking, setAsking] = useState<'save' | 'rename' | null>(null);
  const stored = useData(['views', 'list', SCREEN], () => api.views.list({ screen: SCREEN })).data ?? [];
  const saved = stored.map(({ id, name, layout }): NamedView => ({
    id,
    name,
    layout: readLayout(layout),
    isBuiltIn: false,
  }));
  const views = [...BUILT_IN_VIEWS, ...saved];
  const shown = views.find(({ id }) => id === layout.viewId) ?? BUILT_IN_VIEWS[0];
  const own = shown && !shown.isBuiltIn ? shown : undefined;
  const isChanged = shown !== undefined && !sameLayout(shown.layout, layout);

  const save = async (name: string) => {
    const { id } = await api.views.save({ screen: SCREEN, name, layout: writeLayout(layout) });
    layout.keepAs(id);
  };
  const replace = (view: NamedView) =>
    void runAction(() => save(view.name), { done: `The view ${view.name} now shows what you see.` });
  const remove = (view: NamedView) =>
    void runAction(() => api.views.remove({ id: view.id }), { done: `Removed the view ${view.name}.` });

  useActions([
    ...views.map((view) => ({
      id: `matrix.view.${view.id}`,
      label: `Show the view ${view.name}`,
      run: () => layout.show(view),
    })),
    ...(readOnly
      ? []
      : [
          { id: 'matrix.saveview', label: 'Save this view', run: () => setAsking('save') },
          ...(own
            ? [
                { id: 'matrix.replaceview', label: `Replace the view ${own.name}`, run: () => replace(own) },
                {
                  id: 'matrix.renameview',
                  label: `Rename the view ${own.name}`,
                  run: () => setAsking('rename'),
                },
                { id: 'matrix.removeview', label: `Remove the view ${own.name}`, run: () => remove(own) },
              ]
            : []),
        ]),
  ]);

  const item = (view: NamedView) => (
    <Menu.Item
      key={view.id}
      leftSection={<Check size={14} aria-hidden visibility={view === shown ? 'visible' : 'hidden'} />}
      aria-current={view === shown || undefined}
      onClick={() => layout.show(view)}
    >
      {view.name}
    </Menu.Item>
  );
  return (
    <>
      <Menu position="bottom-start" width={220}>
        <Menu.Target>
          <Button rightSection={<ChevronDown size={14} aria-hidden />}>
            View: {shown?.name}
            {isChanged && ', changed'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {BUILT_IN_VIEWS.map(item)}
          {saved.length > 0 && <Menu.Label>Saved in the workspace</Menu.Label>}
          {saved.map(item)}
          {!readOnly && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => setAsking('save')}>Save as a new view</Menu.Item>
              {own && (
                <>
                  <Menu.Item disabled={!isChanged} onClick={() => replace(own)}>
                    Replace {own.name}
                  </Menu.Item>
                  <Menu.Item onClick={() => setAsking('rename')}>Rename {own.name}</Menu.Item>
                  <Menu.Item onClick={() => remove(own)}>Remove {own.name}</Menu.Item>
                </>
              )}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking === 'save' && (
        <NameDialog
          title="Save view"
          label="Name"
          verb="Save view"
          value=""
          onSave={save}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'rename' && own && (
        <NameDialog
          title={`Rename ${own.name}`}
          label="Name"
          verb="Rename"
          value={own.name}
          onSave={(name) => api.views.rename({ id: own.id, name })}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
