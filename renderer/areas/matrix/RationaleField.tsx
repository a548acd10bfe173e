import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { EditableText } from '../../components/EditableText.tsx';

interface Props {
  control: Pick<ControlRow, 'id' | 'ref' | 'rationales'>;
  criterion: string;
  readOnly: boolean;
}

/** Why a control serves a criterion. */
export function RationaleField({ control: { id, ref, rationales }, criterion, readOnly }: Props) {
  const rationale = rationales[criterion] ?? '';
  if (readOnly && rationale === '') return null;
  return (
    <EditableText
      label={`Why ${ref} serves ${criterion}`}
      wraps
      readOnly={readOnly}
      placeholder="Why it serves this criterion"
      value={rationale}
      onSave={(text) =>
        api.matrix.updateControls({ ids: [id], patch: { rationales: { [criterion]: text } } })
      }
    />
  );
}
