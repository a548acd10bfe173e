import { useLocation } from 'wouter';
import { links } from './links.ts';
import { openWorkspace } from './open-workspace.ts';
import { platform, type PickedFile } from './platform.ts';
import { useAction } from './query.ts';

/** Opens another workspace, from a dialog or from a drop; the one that is open is closed by the engine. */
export function useOpenWorkspace() {
  const [, navigate] = useLocation();
  const { run, busy } = useAction();
  const open = (files: PickedFile[]) =>
    run(async () => {
      const [file] = files;
      if (!file) return;
      if (await openWorkspace({ file: file.token })) navigate(links.overview);
    });
  const pickAndOpen = async () => {
    const files = await run(() => platform.pickFiles({ multiple: false, accept: 'workspace' }));
    if (files) await open(files);
  };
  return { open, pickAndOpen, busy };
}
