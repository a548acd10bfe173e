import { api } from '../../../app/api.ts';
import { platform } from '../../../app/platform.ts';
import { useAction } from '../../../app/query.ts';

/** The policy to and from a file, and back to the default. */
export function usePolicyFiles() {
  const { run, busy } = useAction();
  const exportPolicy = () =>
    run(
      async () => {
        const target = await platform.pickSaveTarget({ suggestedName: 'sampling-policy.json', kind: 'json' });
        if (!target) return undefined;
        await api.audit.exportSamplingPolicy({ target: target.token });
        await platform.deliver(target);
        return target.fileName;
      },
      { undo: false, done: (fileName) => fileName && `Saved the sampling policy as ${fileName}.` },
    );
  const importPolicy = () =>
    run(
      async () => {
        const [file] = await platform.pickFiles({ multiple: false, accept: 'policy' });
        return file && api.audit.importSamplingPolicy({ file: file.token });
      },
      { done: (read) => read && `Took over the sampling policy ${read.name} from ${read.fileName}.` },
    );
  const restore = () =>
    run(() => api.audit.restoreSamplingPolicy({}), { done: 'Restored the default sampling policy.' });
  return { busy, exportPolicy, importPolicy, restore };
}
