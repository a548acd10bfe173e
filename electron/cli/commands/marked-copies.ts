import { z } from 'zod';
import type { Api } from '../../../shared/contract/index.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { evidenceNamed } from '../lookup.ts';
import { plural } from '../output.ts';

const made = z.object({ pages: z.int(), files: z.int(), problems: z.array(z.string()) });

/** A workpaper such as E-CHG-01, or else a record of evidence. @throws AppError not_found */
async function subjectNamed(api: Api, ref: string): Promise<{ testId: string } | { evidenceId: string }> {
  const wanted = ref.trim().toLowerCase();
  const test = (await api.audit.tests({})).find(({ workpaper }) => workpaper.toLowerCase() === wanted);
  return test ? { testId: test.id } : { evidenceId: (await evidenceNamed(api, ref)).id };
}

export const markedCopies: Command = {
  name: 'test marked-copies',
  summary: 'Write a PDF of the evidence pages that carry marks of a test',
  usage: 'FILE REF --out PATH',
  positionals: [2, 2],
  options: { out: { value: 'PATH', help: 'PDF to write; an older one of that name is replaced' } },
  details:
    'REF is a workpaper such as E-CHG-01, or a record of evidence such as EV-0012. The originals stay as they are; a file that cannot be shown has a page that says why.',
  run: (args) => {
    const path = args.need('out');
    return withWorkspace(args, async ({ api, target, job }) => {
      const of = await subjectNamed(api, args.positional(1));
      const { pages, files, problems } = await job(
        api.audit.exportMarkedCopies({ of, target: target(path) }),
        made,
      );
      return {
        json: { path, pages, files, problems },
        human: () => `${path}: ${plural(pages, 'page')} of ${plural(files, 'file')}`,
        notes: problems,
      };
    });
  },
};
