import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { returnFocus } from '../app/focus.ts';

/** A dialog that is drawn only while it is open. The focus goes back to where it was before. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => returnFocus(before), [before]);
  return <Modal opened {...props} />;
}
