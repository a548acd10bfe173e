import { ENGAGEMENT_AREA_NAMES } from '../../../shared/domain/area-tables.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { os } from '../context.ts';
import { newId } from '../workspace/workspace.ts';

/** Locking areas after sign-off. The workspace itself refuses changes in them; here they are locked and unlocked, with a reason. */
export const areaLocksRouter = {
  list: os.areaLocks.list.handler(({ context: { session } }) =>
    session.workspace.locks.map(({ area, by, at, reason }) => ({ area, by, at, reason })),
  ),

  lock: os.areaLocks.lock.handler(({ input, context: { session } }) => {
    const locked = new Set(session.workspace.locks.map(({ area }) => area));
    const areas = [...new Set(input.areas)].filter((area) => !locked.has(area));
    const names = areas.map((area) => ENGAGEMENT_AREA_NAMES[area]).join(', ');
    const at = new Date().toISOString();
    session.change(`Lock ${names}: ${input.reason}`, (tx) => {
      for (const area of areas)
        tx.insert('area_lock', {
          id: newId(),
          area,
          locked_by: session.actor,
          locked_at: at,
          reason: input.reason,
          unlocked_by: '',
          unlocked_at: null,
          unlock_reason: '',
        });
    });
    return {};
  }),

  unlock: os.areaLocks.unlock.handler(({ input, context: { session } }) => {
    const name = ENGAGEMENT_AREA_NAMES[input.area];
    const lock = session.workspace.locks.find(({ area }) => area === input.area);
    if (!lock) throw new AppError('conflict', `${name} is not locked.`);
    session.change(`Unlock ${name}: ${input.reason}`, (tx) =>
      tx.update('area_lock', lock.id, {
        unlocked_by: session.actor,
        unlocked_at: new Date().toISOString(),
        unlock_reason: input.reason,
      }),
    );
    return {};
  }),
};
