import { generatingContract } from './requests/generating.ts';
import { importingContract } from './requests/importing.ts';
import { packsContract } from './requests/packs.ts';
import { recordsContract } from './requests/records.ts';

/** The request list (PBC list): what the auditor or the engagement asks the client for, and how far each thing is. */
export const requestsContract = {
  ...recordsContract,
  ...generatingContract,
  ...importingContract,
  ...packsContract,
};
