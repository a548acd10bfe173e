import { ActionIcon, Button, Menu, SegmentedControl } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { platform, type PickedFile } from '../../app/platform.ts';
import { runAction, useData, useWorkspace } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { Keys } from '../../components/Keys.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { useActions } from '../../state/actions.ts';
import { AddControl } from './AddControl.tsx';
import { ControlsView } from './ControlsView.tsx';
import { CrossFilterBar } from './CrossFilterBar.tsx';
import { CrossView } from './CrossView.tsx';
import { ImportWizard } from './import/ImportWizard.tsx';
import { LibraryDialog } from './LibraryDialog.tsx';
import { useMatrixView } from './matrix-view.ts';
import { MatrixEmpty } from './MatrixEmpty.tsx';
import { useRoundTrip } from './round-trip/use-round-trip.tsx';
import { ViewMenu } from './ViewMenu.tsx';

const VIEWS = [
  { value: 'controls', label: 'Controls' },
  { value: 'criteria', label: 'Criteria by control' },
] as const;
type View = (typeof VIEWS)[number]['value'];
type Open = 'add' | 'library' | null;

/** The control matrix: its controls as a sheet, or which control serves which criterion. */
export default function MatrixArea() {
  const params = useParams<{ view?: string; id?: string }>();
  const view: View = params.view === 'criteria' ? 'criteria' : 'controls';
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const [open, setOpen] = useState<Open>(null);
  const [sheet, setSheet] = useState<PickedFile>();
  const controls = useData(['matrix', 'controls'], () => api.matrix.controls({})).data;
  const criteria = useData(['matrix', 'criteria'], () => api.matrix.criteria({})).data;
  const { search, set, setFacet, clearFilters } = useMatrixView();

  const pickSheet = () =>
    void runAction(
      async () => {
        const [file] = await platform.pickFiles({ multiple: false, accept: 'spreadsheet' });
        if (file) setSheet(file);
      },
      { undo: false },
    );

  const roundTrip = useRoundTrip();

  useActions([
    ...(readOnly
      ? []
      : [
          { id: 'matrix.add', label: 'Add control', keys: 'mod+N', run: () => setOpen('add') },
          { id: 'matrix.import', label: 'Import sheet', run: pickSheet },
          { id: 'matrix.library', label: 'Add from the control library', run: () => setOpen('library') },
          ...roundTrip.actions,
        ]),
    { id: 'matrix.view.controls', label: 'Show controls', run: () => navigate(links.matrix) },
    {
      id: 'matrix.view.criteria',
      label: 'Show criteria by control',
      run: () => navigate(`${links.matrix}/criteria`),
    },
  ]);

  if (!controls || !criteria) return <AreaBar title="Matrix" />;
  const empty = controls.length === 0;
  const showControl = (id: string) => navigate(links.control(id));
  const showCriterion = (id: string) => {
    clearFilters();
    setFacet('criterion', [id]);
    navigate(links.matrix);
  };
  return (
    <>
      <AreaBar
        title="Matrix"
        actions={
          !readOnly && (
            <>
              <Button onClick={pickSheet}>Import sheet</Button>
              <Button rightSection={<Keys keys="mod+N" />} onClick={() => setOpen('add')}>
                Add control
              </Button>
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon aria-label="More ways to add controls">
                    <Ellipsis size={16} aria-hidden />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item onClick={() => setOpen('library')}>Add from the control library</Menu.Item>
                  {roundTrip.items}
                </Menu.Dropdown>
              </Menu>
            </>
          )
        }
      >
        <SegmentedControl
          aria-label="View"
          style={{ flex: 'none' }}
          data={[...VIEWS]}
          value={view}
          onChange={(next) => navigate(`${links.matrix}/${next}`)}
        />
        {!empty && view === 'controls' && (
          <>
            <ViewMenu readOnly={readOnly} />
            <SearchBox label="Filter controls" value={search} onChange={(words) => set({ search: words })} />
          </>
        )}
        {view === 'criteria' && <CrossFilterBar criteria={criteria} />}
      </AreaBar>
      {view === 'controls' && empty && (
        <MatrixEmpty
          readOnly={readOnly}
          onImport={pickSheet}
          onLibrary={() => setOpen('library')}
          onAdd={() => setOpen('add')}
        />
      )}
      {view === 'controls' && !empty && (
        <ControlsView controls={controls} current={params.id ?? null} readOnly={readOnly} />
      )}
      {view === 'criteria' && (
        <CrossView
          controls={controls}
          criteria={criteria}
          current={params.id ?? null}
          readOnly={readOnly}
          onControl={showControl}
          onCriterion={showCriterion}
        />
      )}
      {open === 'add' && (
        <AddControl controls={controls} onClose={() => setOpen(null)} onAdded={showControl} />
      )}
      {sheet && (
        <ImportWizard key={sheet.token} file={sheet} onPick={pickSheet} onClose={() => setSheet(undefined)} />
      )}
      {open === 'library' && <LibraryDialog onClose={() => setOpen(null)} />}
      {roundTrip.dialog}
    </>
  );
}
