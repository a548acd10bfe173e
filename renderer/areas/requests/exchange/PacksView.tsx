import { Button } from '@mantine/core';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useData } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { RequestsBar } from '../RequestsBar.tsx';
import styles from './exchange.module.css';
import { summaryWords } from './summary-words.ts';
import type { Exchange } from './use-exchange.tsx';
import { AUDIENCE_NAMES } from './words.ts';

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** What went out and what came back. */
export function PacksView({ exchange }: { exchange: Exchange }) {
  const packs = useData(['requests', 'packs'], () => api.requests.packs({})).data;
  const returns = useData(['requests', 'returns'], () => api.requests.returns({})).data;
  const isOff = exchange.refusal !== null;
  const title = exchange.refusal ?? undefined;
  if (!packs || !returns) return <RequestsBar view="packs" />;
  const unknown = returns.filter(({ packId }) => packId === null);
  return (
    <>
      <RequestsBar
        view="packs"
        actions={
          <>
            <Button disabled={isOff} title={title} onClick={() => exchange.importReturn()}>
              Import a return
            </Button>
            <Button variant="filled" disabled={isOff} title={title} onClick={() => exchange.exportPack()}>
              Export a request pack
            </Button>
          </>
        }
      />
      {packs.length === 0 && returns.length === 0 ? (
        <EmptyState
          title="No pack went out yet"
          actions={
            <Button disabled={isOff} title={title} onClick={exchange.importList}>
              Import the auditor&apos;s list
            </Button>
          }
        >
          A request pack is a zip for people without Trustbench: the list as a workbook, a folder for each
          request and a page that says how to answer. What comes back is matched to the requests and reviewed
          before it is kept.
        </EmptyState>
      ) : (
        <div className={styles.packs}>
          <h2>Packs</h2>
          <table>
            <thead>
              <tr>
                <th>Pack</th>
                <th>For</th>
                <th>Requests</th>
                <th>Needed by</th>
                <th>Made</th>
                <th>Came back</th>
              </tr>
            </thead>
            <tbody>
              {packs.map((pack) => (
                <tr key={pack.id}>
                  <th scope="row">
                    <b>{pack.ref}</b>
                    <small title={`SHA-256 ${pack.sha256}`}>{pack.fileName}</small>
                  </th>
                  <td>
                    {AUDIENCE_NAMES[pack.audience]}
                    {pack.recipient && <small>{pack.recipient}</small>}
                  </td>
                  <td>{pack.requests}</td>
                  <td>{pack.due ?? 'no day'}</td>
                  <td>
                    {time.format(new Date(pack.madeAt))}
                    <small>{pack.madeBy}</small>
                  </td>
                  <td>
                    <Returns of={returns.filter(({ packId }) => packId === pack.id)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {unknown.length > 0 && (
            <>
              <h2>{plural(unknown.length, 'return')} without a pack</h2>
              <Returns of={unknown} />
            </>
          )}
        </div>
      )}
    </>
  );
}

type Returned = Awaited<ReturnType<typeof api.requests.returns>>[number];

function Returns({ of }: { of: readonly Returned[] }) {
  if (of.length === 0) return <>not yet</>;
  return of.map(({ id, receivedAt, receivedBy, fileName, summary }) => (
    <div key={id}>
      {time.format(new Date(receivedAt))}: {summaryWords(summary)}
      <small>
        {fileName}, read by {receivedBy}
      </small>
    </div>
  ));
}
