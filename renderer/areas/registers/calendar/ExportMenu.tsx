import { Button, Menu } from '@mantine/core';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { platform } from '../../../app/platform.ts';
import { runAction, useData, useWorkspace } from '../../../app/query.ts';
import { waitForJob } from '../../../state/jobs.ts';

const FILES = [
  { format: 'ics', label: 'Calendar file (.ics)' },
  { format: 'xlsx', label: 'Excel, with a to-do sheet' },
  { format: 'json', label: 'JSON' },
] as const;

/** The calendar for other programs, and what is to do for each owner. @param owner whose occurrences alone go out */
export function ExportMenu({ owner }: { owner: string | null }) {
  const { engagement } = useWorkspace();
  const todos = useData(['calendar', 'todo'], () => api.calendar.todo({})).data ?? [];
  const write = (format: (typeof FILES)[number]['format']) =>
    runAction(
      async () => {
        const name = `${engagement.client} calendar of controls${owner ? ` ${owner}` : ''}`;
        const target = await platform.pickSaveTarget({
          suggestedName: `${name.replaceAll(/[<>:"/\\|?*]/g, '')}.${format}`,
          kind: format === 'ics' ? 'any' : format,
        });
        if (!target) return undefined;
        const { jobId } = await api.calendar.export({
          format,
          target: target.token,
          ...(owner === null ? {} : { owner }),
        });
        const written = await waitForJob<{ fileName: string; occurrences: number }>(jobId);
        await platform.deliver(target);
        return written;
      },
      {
        done: (written) =>
          written && `Exported ${written.fileName}, ${plural(written.occurrences, 'occurrence')}.`,
        undo: false,
      },
    );
  const copy = (text: string, done: string) =>
    void runAction(() => navigator.clipboard.writeText(text).then(() => true), { done, undo: false });
  const mine = owner === null ? todos : todos.filter((todo) => (todo.owner ?? '') === owner);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button>Export</Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {FILES.map(({ format, label }) => (
          <Menu.Item key={format} onClick={() => void write(format)}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Label>To-do as email text</Menu.Label>
        {mine.length === 0 && <Menu.Item disabled>Nothing is to do</Menu.Item>}
        {mine.length > 1 && (
          <Menu.Item
            onClick={() =>
              copy(
                mine.map(({ text }) => text).join('\n\n\n'),
                `Copied the to-dos of ${plural(mine.length, 'owner')}.`,
              )
            }
          >
            Copy for all owners
          </Menu.Item>
        )}
        {mine.map((todo) => (
          <Menu.Item
            key={todo.owner ?? ''}
            onClick={() =>
              copy(todo.text, `Copied the to-do of ${todo.owner ?? 'controls without an owner'}.`)
            }
          >
            Copy for {todo.owner ?? 'controls without an owner'} ({todo.occurrences})
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
