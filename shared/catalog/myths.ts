/**
 * Myths and pitfalls around SOC 2, as reading matter. A myth is a wrong belief about the report; a pitfall is a habit that makes
 * an audit fail.
 */
import data from './myths.json' with { type: 'json' };

export interface Myth {
  id: string;
  kind: 'myth' | 'pitfall';
  /** What is believed or done. */
  claim: string;
  truth: string;
  rightApproach: string;
}

export const MYTHS = data as readonly Myth[];
