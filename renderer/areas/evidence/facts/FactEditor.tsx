import type { EvidenceRow } from '../../../../shared/contract/evidence/records.ts';
import { api } from '../../../app/api.ts';
import { EditableDate } from '../../../components/DateField.tsx';
import { EditableChoice } from '../../../components/EditableChoice.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import type { Fact } from './facts.ts';

interface Props {
  fact: Fact;
  row: EvidenceRow;
  readOnly: boolean;
  /** Why a day can not stand beside the others, as a sentence. */
  check?: (day: string) => string | undefined;
}

/** One fact, edited where it stands. */
export function FactEditor({ fact, row, readOnly, check }: Props) {
  const { label, kind, options, placeholder } = fact;
  const value = fact.read(row);
  const save = async (text: string | null) =>
    api.evidence.update({ ids: [row.id], patch: fact.write(text ?? '') });
  if (kind === 'choice') {
    return (
      <EditableChoice
        label={label}
        value={value || null}
        options={options ?? []}
        clearable={!readOnly}
        readOnly={readOnly}
        onSave={save}
      />
    );
  }
  if (kind === 'day')
    return (
      <EditableDate label={label} value={value || null} readOnly={readOnly} check={check} onSave={save} />
    );
  return (
    <EditableText
      label={label}
      value={value}
      placeholder={placeholder}
      multiline={kind === 'paragraph'}
      readOnly={readOnly}
      onSave={save}
    />
  );
}
