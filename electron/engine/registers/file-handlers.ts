import { importAccessListing } from '../access-reviews/import.ts';
import { os } from '../context.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import { exportRegister } from './export.ts';
import { applyRegister, previewRegister } from './import.ts';

/** Registers from spreadsheets and to them. */
export const registerFileHandlers = {
  importPreview: os.registers.importPreview.handler(({ input, context: { session } }) =>
    previewRegister(session, input),
  ),

  importApply: os.registers.importApply.handler(({ input, context: { session } }) =>
    applyRegister(session, input),
  ),

  importAccess: os.registers.importAccess.handler(({ input: { file, mapping }, context: { session } }) =>
    importAccessListing(session, { path: session.source(file), ...(mapping && { mapping }) }),
  ),

  exportFile: os.registers.exportFile.handler(
    ({ input: { target: token, ...what }, context: { session } }) => {
      const target = session.target(token);
      const label = `${registerOf(what.register).name}, ${what.format === 'xlsx' ? 'Excel' : 'CSV'}`;
      return {
        jobId: session.jobs.start({ kind: 'export', label, unit: 'rows' }, (job) =>
          exportRegister(session, { ...what, target }, job),
        ),
      };
    },
  ),
};
