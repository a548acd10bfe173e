import {
  Circle,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleSlash,
  RotateCcw,
  Search,
  Send,
  type LucideIcon,
} from 'lucide-react';
import {
  AUDITOR_STATUS_NAMES,
  REQUEST_STATUS_NAMES,
  type AuditorStatus,
  type RequestStatus,
} from '../../../shared/domain/request-vocabulary.ts';
import styles from './requests.module.css';

type Tone = 'na' | 'ink' | 'ready' | 'major';

/** A shape for each status, so that colour never says it alone. */
const STATUS_LOOKS: Record<RequestStatus, readonly [LucideIcon, Tone]> = {
  open: [Circle, 'na'],
  in_progress: [CircleDot, 'ink'],
  received: [CircleCheck, 'ready'],
  submitted: [Send, 'ready'],
  not_applicable: [CircleSlash, 'na'],
};
const AUDITOR_LOOKS: Record<AuditorStatus, readonly [LucideIcon, Tone]> = {
  none: [CircleDashed, 'na'],
  under_review: [Search, 'ink'],
  accepted: [CircleCheck, 'ready'],
  returned: [RotateCcw, 'major'],
  withdrawn: [CircleSlash, 'na'],
};

function Sign({ look: [Icon, tone], name }: { look: readonly [LucideIcon, Tone]; name: string }) {
  return (
    <span className={styles.sign} data-tone={tone}>
      <Icon size={13} strokeWidth={1.8} aria-hidden />
      {name}
    </span>
  );
}

export const StatusSign = ({ status }: { status: RequestStatus }) => (
  <Sign look={STATUS_LOOKS[status]} name={REQUEST_STATUS_NAMES[status]} />
);

export const AuditorSign = ({ status }: { status: AuditorStatus }) => (
  <Sign look={AUDITOR_LOOKS[status]} name={AUDITOR_STATUS_NAMES[status]} />
);
