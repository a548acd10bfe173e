import { CopyButton, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { sealKey } from '../../../shared/contract/seal.ts';
import styles from './seal.module.css';

/** A public key in words for people and in full for programs. */
export function KeyFacts({
  sealKey: { words, fingerprint, publicKey },
  children,
}: {
  sealKey: z.infer<typeof sealKey>;
  children: ReactNode;
}) {
  return (
    <section className={styles.key}>
      <h3>Key in words</h3>
      <p className={styles.words}>{words}</p>
      <p className={styles.note}>{children}</p>
      <dl className={styles.hashes}>
        <Hash label="Fingerprint (SHA-256)" value={fingerprint} />
        <Hash label="Public key (Ed25519)" value={publicKey} />
      </dl>
    </section>
  );
}

function Hash({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <code>{value}</code>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <UnstyledButton className={styles.copy} aria-label={`Copy: ${label}`} onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </UnstyledButton>
          )}
        </CopyButton>
      </dd>
    </div>
  );
}
