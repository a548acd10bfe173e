import { useLocation } from 'wouter';
import { links } from '../../../app/links.ts';
import { ComplementaryGrid } from './ComplementaryGrid.tsx';
import { VendorGrid } from './VendorGrid.tsx';

/** Who supplies the system: reports, reviews, assumed controls and contracts of each vendor. */
export function Vendors({ current }: { current: string | null }) {
  const [, navigate] = useLocation();
  return (
    <VendorGrid
      current={current}
      onCurrent={(id) => navigate(links.register('vendors', id ?? undefined), { replace: true })}
    />
  );
}

/** Controls assumed at customers and at carved-out vendors. */
export function Complementary({ current }: { current: string | null }) {
  const [, navigate] = useLocation();
  return (
    <ComplementaryGrid
      current={current}
      onCurrent={(id) =>
        navigate(links.register('complementary-controls', id ?? undefined), { replace: true })
      }
    />
  );
}
