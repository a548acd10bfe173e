import {
  ArrowRightLeft,
  Ban,
  Copy,
  KeyRound,
  Minus,
  Moon,
  Plus,
  UserMinus,
  UserRoundSearch,
  UserX,
  type LucideIcon,
} from 'lucide-react';
import {
  ACCESS_FLAG_MEANINGS,
  ACCESS_FLAG_NAMES,
  type AccessFlag,
} from '../../../../shared/domain/access-review/vocabulary.ts';
import styles from './access-reviews.module.css';

const SIGNS: Record<AccessFlag, { icon: LucideIcon; tone: 'none' | 'major' | 'minor' | 'plain' }> = {
  leaver_active: { icon: UserMinus, tone: 'none' },
  no_owner: { icon: UserX, tone: 'major' },
  not_on_roster: { icon: UserRoundSearch, tone: 'major' },
  privileged: { icon: KeyRound, tone: 'minor' },
  dormant: { icon: Moon, tone: 'minor' },
  new: { icon: Plus, tone: 'plain' },
  role_changed: { icon: ArrowRightLeft, tone: 'plain' },
  removed: { icon: Minus, tone: 'plain' },
  duplicate: { icon: Copy, tone: 'plain' },
  disabled: { icon: Ban, tone: 'plain' },
};

/** What is seen in a line, each as a word with its sign. */
export function Flags({ flags }: { flags: readonly AccessFlag[] }) {
  return (
    <span className={styles.flags}>
      {flags.map((flag) => {
        const { icon: Icon, tone } = SIGNS[flag];
        return (
          <span key={flag} data-tone={tone} title={ACCESS_FLAG_MEANINGS[flag]}>
            <Icon size={12} aria-hidden />
            {ACCESS_FLAG_NAMES[flag]}
          </span>
        );
      })}
    </span>
  );
}
