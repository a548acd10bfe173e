import { WelcomeArea } from '../areas/welcome/WelcomeArea.tsx';
import { DamagedWorkspace } from './DamagedWorkspace.tsx';
import { CommandKeys } from './frame/CommandKeys.tsx';
import { Frame } from './frame/Frame.tsx';
import { Unreachable } from './frame/Unreachable.tsx';
import { useStatus } from './query.ts';

/** The welcome screen without a workspace, the frame with one. */
export function App() {
  const status = useStatus();
  return (
    <>
      <CommandKeys />
      <DamagedWorkspace />
      {status.error && !status.data && (
        <Unreachable error={status.error} onRetry={() => void status.refetch()} />
      )}
      {status.data &&
        (status.data.open ? (
          <Frame key={status.data.open.id} workspace={status.data.open} />
        ) : (
          <WelcomeArea recent={status.data.recent} version={status.data.version} />
        ))}
    </>
  );
}
