import { Check } from 'lucide-react';
import { VisuallyHidden } from '@mantine/core';
import type { ScopeCounts } from '../../../shared/contract/scope.ts';
import { links } from '../../app/links.ts';
import { AreaOutline } from '../../components/AreaOutline.tsx';
import { SCOPE_OUTLINE } from './parts.ts';
import type { Scope } from './types.ts';

interface Props {
  counts: ScopeCounts;
  scope: Scope;
  /** Id of the part on screen. */
  current: string;
}

const GROUPS = SCOPE_OUTLINE.map(({ heading, parts }) => ({ heading, entries: parts }));

/** The parts of the scope with how much each holds. */
export function ScopeOutline({ counts, scope, current }: Props) {
  return (
    <AreaOutline
      label="Parts of the scope"
      groups={GROUPS}
      current={current}
      linkTo={links.scopePart}
      renderBeside={(part) => {
        const isFilled = part.isFilled?.(counts, scope);
        return (
          <small>
            {part.count(counts, scope)}
            {isFilled ? <Check size={12} aria-hidden /> : <i aria-hidden />}
            {isFilled !== undefined && (
              <VisuallyHidden>{isFilled ? ', filled' : ', not filled'}</VisuallyHidden>
            )}
          </small>
        );
      }}
    />
  );
}
