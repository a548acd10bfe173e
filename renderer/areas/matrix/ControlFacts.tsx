import { Autocomplete } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import type { ControlFields, ControlRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { useData } from '../../app/query.ts';
import { PaneSection } from '../../components/DetailPane.tsx';
import editable from '../../components/editable.module.css';
import { EditableChoice } from '../../components/EditableChoice.tsx';
import { EditableText } from '../../components/EditableText.tsx';
import { NamedIn } from '../../components/NamedIn.tsx';
import { Properties, Property } from '../../components/Properties.tsx';
import { useEdit } from '../../components/use-edit.ts';
import {
  FREQUENCY_CHOICES,
  KEY_CHOICES,
  LAYER_CHOICES,
  MODE_CHOICES,
  NATURE_CHOICES,
  RESPONSIBILITY_CHOICES,
  SAMPLING_RISK_CHOICES,
} from './control-words.ts';
import { ControlMapping } from './ControlMapping.tsx';
import styles from './pane.module.css';
import { RatingReasons } from './RatingReasons.tsx';
import { StatementField } from './StatementField.tsx';
import { usePolicies } from './use-policies.ts';

// The frameworks are large and come with the first pane that needs them.
const Crosswalk = lazy(() => import('../../components/explain/Crosswalk.tsx'));

type TextField = 'ref' | 'domain' | 'system' | 'provider' | 'risk' | 'evidenceWanted' | 'notes';

/** Everything one writes down about a control, each part edited where it stands. */
export function ControlFacts({ control, readOnly }: { control: ControlRow; readOnly: boolean }) {
  const policies = usePolicies();
  const save = (patch: Partial<ControlFields>) => api.matrix.updateControls({ ids: [control.id], patch });
  const text = (field: TextField, label: string) => ({
    label,
    value: control[field],
    readOnly,
    onSave: (value: string) => save({ [field]: value }),
  });
  const choice = (
    field: 'frequency' | 'nature' | 'mode' | 'layer' | 'samplingRisk' | 'policyId',
    label: string,
  ) => ({
    label,
    readOnly,
    clearable: !readOnly,
    onSave: (value: string | null) => save({ [field]: value }),
  });
  return (
    <>
      <StatementField control={control} readOnly={readOnly} />
      <PaneSection title="Facts">
        <Properties>
          <Property label="Reference">
            <EditableText {...text('ref', 'Reference')} required />
          </Property>
          <Property label="Owner">
            <OwnerField control={control} readOnly={readOnly} />
          </Property>
          <Property label="Frequency">
            <EditableChoice
              {...choice('frequency', 'Frequency')}
              value={control.frequency}
              options={FREQUENCY_CHOICES}
            />
          </Property>
          <Property label="Nature">
            <EditableChoice {...choice('nature', 'Nature')} value={control.nature} options={NATURE_CHOICES} />
          </Property>
          <Property label="Mode">
            <EditableChoice {...choice('mode', 'Mode')} value={control.mode} options={MODE_CHOICES} />
          </Property>
          <Property label="Layer">
            <EditableChoice {...choice('layer', 'Layer')} value={control.layer} options={LAYER_CHOICES} />
          </Property>
          <Property label="Sampling risk">
            <EditableChoice
              {...choice('samplingRisk', 'Sampling risk')}
              value={control.samplingRisk}
              options={SAMPLING_RISK_CHOICES}
            />
          </Property>
          <Property label="Key control">
            <EditableChoice
              label="Key control"
              readOnly={readOnly}
              value={control.isKey ? 'yes' : 'no'}
              options={KEY_CHOICES}
              onSave={(key) => save({ isKey: key === 'yes' })}
            />
          </Property>
          <Property label="Responsibility">
            <EditableChoice
              label="Responsibility"
              readOnly={readOnly}
              value={control.responsibility}
              options={RESPONSIBILITY_CHOICES}
              onSave={(responsibility) => (responsibility ? save({ responsibility }) : undefined)}
            />
          </Property>
          {(control.responsibility !== 'own' || control.provider) && (
            <Property label="Provider">
              <EditableText {...text('provider', 'Provider')} />
            </Property>
          )}
          <Property label="Policy">
            {policies.length > 0 || readOnly ? (
              <EditableChoice {...choice('policyId', 'Policy')} value={control.policyId} options={policies} />
            ) : (
              <Link href={links.policies} className={styles.target}>
                Register the policies first
              </Link>
            )}
          </Property>
          <Property label="Domain">
            <EditableText {...text('domain', 'Domain')} />
          </Property>
          <Property label="System">
            <EditableText {...text('system', 'System')} />
          </Property>
        </Properties>
      </PaneSection>
      <ControlMapping control={control} readOnly={readOnly} />
      <NamedIn to="control" id={control.id} />
      <RatingReasons control={control} />
      <PaneSection title="Risk">
        <EditableText {...text('risk', 'Risk')} multiline placeholder="What could go wrong without it" />
      </PaneSection>
      <PaneSection title="Evidence wanted">
        <EditableText
          {...text('evidenceWanted', 'Evidence wanted')}
          multiline
          placeholder="What an auditor would ask to see"
        />
      </PaneSection>
      <PaneSection title="Notes">
        <EditableText {...text('notes', 'Notes')} multiline placeholder="Nothing noted" />
      </PaneSection>
      {control.criteria.length > 0 && (
        <Suspense fallback={null}>
          <Crosswalk
            criteria={control.criteria}
            about="Through the criteria it serves, titles in our own words."
          />
        </Suspense>
      )}
    </>
  );
}

/** The one accountable person: someone known, or a new name, which adds that person on the client's side. */
function OwnerField({ control, readOnly }: { control: ControlRow; readOnly: boolean }) {
  const people = useData(['scope', 'get'], () => api.scope.get({})).data?.people ?? [];
  const { draft, setDraft, error, keep, restore } = useEdit(control.owner ?? '', (ownerName: string) =>
    api.matrix.updateControls({ ids: [control.id], patch: { ownerName: ownerName.trim() } }),
  );
  return (
    <Autocomplete
      aria-label="Owner"
      classNames={{ input: editable.input }}
      placeholder="Not set"
      data={[...new Set(people.map(({ name }) => name))]}
      value={draft}
      error={error}
      readOnly={readOnly}
      onChange={setDraft}
      onOptionSubmit={(name) => void keep(name)}
      onBlur={() => void keep()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void keep();
        if (event.key === 'Escape') {
          event.stopPropagation();
          restore();
        }
      }}
    />
  );
}
