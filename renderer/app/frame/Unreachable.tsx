import { Button } from '@mantine/core';
import type { AppError } from '../../../shared/domain/errors.ts';
import { EmptyState } from '../../components/EmptyState.tsx';

/** Shown when the engine does not answer the first question of all. */
export function Unreachable({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  return (
    <main>
      <EmptyState title="The engine does not answer" actions={<Button onClick={onRetry}>Try again</Button>}>
        {error.message}
      </EmptyState>
    </main>
  );
}
