import type { ScopeCounts } from '../../../shared/contract/scope.ts';
import type { RegisterId } from '../../../shared/domain/registers.ts';
import { count } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { AreaOutline } from '../../components/AreaOutline.tsx';
import { REGISTER_OUTLINE } from './outline.ts';

/** The registers with how many records each holds, and the views over the year. */
export function RegisterOutline({ counts, current }: { counts: ScopeCounts; current: string }) {
  return (
    <AreaOutline
      label="Registers"
      groups={REGISTER_OUTLINE}
      current={current}
      linkTo={links.registerPart}
      renderBeside={({ id }) =>
        id in counts.registers && <small>{count(counts.registers[id as RegisterId])}</small>
      }
    />
  );
}
