import { useIntake } from '../../state/attach.ts';
import { AttachDialog } from './AttachDialog.tsx';
import { AttachOutcome } from './AttachOutcome.tsx';

/** What is asked before files come in, and what became of them, wherever they were dropped. */
export function Intake() {
  const { asking, outcome } = useIntake();
  return (
    <>
      {asking && <AttachDialog {...asking} onClose={() => useIntake.setState({ asking: null })} />}
      {outcome && <AttachOutcome {...outcome} onClose={() => useIntake.setState({ outcome: null })} />}
    </>
  );
}
