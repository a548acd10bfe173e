import { api } from '../../app/api.ts';
import { platform } from '../../app/platform.ts';
import { useAction, useWorkspace } from '../../app/query.ts';

/** The firm's look and wording to and from a file. */
export function useTemplate() {
  const { run, busy } = useAction();
  const { firm } = useWorkspace().engagement;
  const save = () =>
    run(
      async () => {
        const suggestedName = `Report template${firm ? ` of ${firm}` : ''}.json`.replaceAll(
          /[<>:"/\\|?*]/g,
          '',
        );
        const target = await platform.pickSaveTarget({ suggestedName, kind: 'json' });
        if (!target) return undefined;
        await api.reports.saveTemplate({ target: target.token });
        await platform.deliver(target);
        return target.fileName;
      },
      { undo: false, done: (fileName) => fileName && `Saved the template as ${fileName}.` },
    );
  const use = () =>
    run(
      async () => {
        const [file] = await platform.pickFiles({ multiple: false, accept: 'template' });
        return file && api.reports.loadTemplate({ file: file.token });
      },
      { done: (loaded) => loaded && `Took over the look and the texts of ${loaded.fileName}.` },
    );
  return { save, use, busy };
}
