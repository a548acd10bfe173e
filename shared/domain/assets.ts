/** Assets by the class of what they hold and what they are. */
import type { FieldValue } from './register-fields.ts';

interface AssetRow {
  values: Readonly<Record<string, FieldValue>>;
}

/** Class and kind of an asset; '' for one that nobody classified. */
export interface AssetPlace {
  classification: string;
  kind: string;
}

export const placeOf = ({ values }: AssetRow): AssetPlace => ({
  classification: String(values['classification'] ?? ''),
  kind: String(values['kind'] ?? ''),
});

export const placeKey = ({ classification, kind }: AssetPlace): string => `${classification} ${kind}`;

/** In use: not disposed of. */
export const isInUse = ({ values }: AssetRow): boolean => !values['disposedOn'];

/** How many assets in use stand in each place, by `placeKey`. */
export function placeCounts(assets: readonly AssetRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const asset of assets) {
    if (!isInUse(asset)) continue;
    const key = placeKey(placeOf(asset));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
