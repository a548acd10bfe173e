import type { Signature } from '../../../../../shared/domain/workpaper-model.ts';

/** `Mara Ellison, 2026-05-20`, and that the paper changed since. Empty without a signature. */
export function signature(signed: Signature | null): string {
  if (signed === null) return '';
  return `${signed.by}, ${signed.at.slice(0, 10)}${signed.state === 'reopened' ? ', reopened' : ''}`;
}

/** `2026-05-20 16:42 UTC` */
export const moment = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;
