/** The desktop shell in a real Electron: what it denies, what it survives. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { electronArguments, environment } from './launch-electron.ts';
import { expect, test as base, type Launched } from './launch.ts';
import { ACME, WorkspacePage } from './pages/workspace.ts';
import { findTestElectron } from './runtimes.ts';

type Shell = Launched & { electron: NonNullable<Launched['electron']> };

const test = base.extend<{ shell: Shell }>({
  shell: async ({ app }, use) => {
    if (!app.electron) throw new Error('This spec is for the electron project.');
    await use({ ...app, electron: app.electron });
  },
});

/** Runs in the page. Playwright types the page as a browser's; the bridge is ours. */
const bridge = `window.trustbench`;
const inPage = <Value>(page: Page, expression: string) => page.evaluate<Value>(expression);

test.describe('the page', () => {
  test('comes from the bundle and has no Node', async ({ shell: { page } }) => {
    expect(new URL(page.url()).protocol).toBe('app:');
    expect(await inPage(page, 'typeof require + typeof process + typeof module + typeof Buffer')).toBe(
      'undefined'.repeat(4),
    );
    expect(await inPage(page, `Object.keys(${bridge}).sort()`)).toEqual([
      'connect',
      'onEngineRestart',
      'onMenu',
      'openEvidence',
      'pickFiles',
      'pickSaveTarget',
      'registerDropped',
      'reveal',
    ]);
  });

  test('runs under the settings that keep it apart', async ({ shell: { electron } }) => {
    const settings = await electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // Not in the types, and the only way to see what Electron made of the options.
      return (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
    });
    expect(settings).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
    expect(settings['allowRunningInsecureContent']).not.toBe(true);
    expect(settings['experimentalFeatures']).not.toBe(true);
  });

  test('is served with a policy, and nothing else is served', async ({ shell: { page } }) => {
    const answer = await inPage<{ policy: string; nosniff: string; nonce: string }>(
      page,
      `fetch('/index.html').then(async (r) => ({
        policy: r.headers.get('content-security-policy'),
        nosniff: r.headers.get('x-content-type-options'),
        nonce: /csp-nonce" content="([^"]+)"/.exec(await r.text())?.[1],
      }))`,
    );
    expect(answer.policy).toContain("script-src 'self'");
    expect(answer.policy).toContain(`'nonce-${answer.nonce}'`);
    expect(answer.nosniff).toBe('nosniff');
    const statuses = [
      `fetch('/../package.json')`,
      `fetch('/%2e%2e/%2e%2e/etc/passwd')`,
      `fetch('/assets/..%5c..%5cpackage.json')`,
      `fetch('/..%2f..%2fpackage.json')`,
      `fetch('//etc/passwd').catch(() => ({ status: 404 }))`,
      `fetch('/', { method: 'POST' })`,
    ];
    for (const [index, request] of statuses.entries()) {
      expect(await inPage(page, `${request}.then((r) => r.status)`)).toBe(
        index === statuses.length - 1 ? 405 : 404,
      );
    }
  });

  test('cannot run text as a program', async ({ shell: { page } }) => {
    const ran = await inPage(
      page,
      `new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (e) => resolve(e.effectiveDirective));
        const script = document.createElement('script');
        script.textContent = 'window.injected = true';
        document.body.append(script);
        setTimeout(() => resolve(window.injected ?? 'nothing'), 2000);
      })`,
    );
    expect(ran).toBe('script-src-elem');
  });

  test('cannot leave', async ({ shell: { page, electron } }) => {
    const before = page.url();
    for (const url of [
      'https://example.com/',
      'file:///etc/passwd',
      'app://other/',
      'data:text/html,x',
      'app://bundle/assets.json',
    ]) {
      await inPage(page, `void (window.location.href = ${JSON.stringify(url)})`);
      await page.waitForTimeout(150);
      expect(page.url(), url).toBe(before);
    }
    expect(await inPage(page, `window.open('https://example.com/') === null`)).toBe(true);
    expect(await inPage(page, `window.open('/', '_blank') === null`)).toBe(true);
    expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('attaches no webview, and frames that it makes run nothing and get no bridge', async ({
    shell: { page, electron },
  }) => {
    const attached = electron.evaluate(
      ({ app }) =>
        new Promise<string>((resolve) => {
          app.once('web-contents-created', () => resolve('attached'));
          setTimeout(() => resolve('nothing'), 1500);
        }),
    );
    await inPage(
      page,
      `void document.body.insertAdjacentHTML('beforeend', '<webview src="https://example.com/" nodeintegration></webview><iframe src="/"></iframe><iframe srcdoc="<script>parent.framed = true</script>"></iframe><object data="/index.html"></object>')`,
    );
    expect(await attached).toBe('nothing');
    expect(await inPage(page, `typeof window.framed`)).toBe('undefined');
    const bridges = await inPage(
      page,
      `[...document.querySelectorAll('iframe')].map((frame) => { try { return typeof frame.contentWindow.trustbench; } catch { return 'undefined'; } }).join()`,
    );
    expect(bridges).toBe('undefined,undefined');
  });

  test('reaches no network', async ({ shell: { page, electron } }) => {
    expect(await inPage(page, `fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'blocked')`)).toBe(
      'blocked',
    );
    // The policy stops the page; this asks the session, below any policy of a page.
    const error = await electron.evaluate(async ({ session, net }) => {
      try {
        await net.fetch('http://127.0.0.1:9/', { bypassCustomProtocolHandlers: true });
        return 'sent';
      } catch (failure) {
        return `${String(failure)} ${session.defaultSession.isPersistent()}`;
      }
    });
    expect(error).toContain('ERR_BLOCKED_BY_CLIENT');
  });

  test('is granted no permission but to copy', async ({ shell: { page, electron } }) => {
    await page.locator('body').click({ position: { x: 5, y: 5 } });
    await inPage(page, `navigator.clipboard.writeText('CC6.1')`);
    expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('CC6.1');
    expect(await inPage(page, `Notification.requestPermission()`)).toBe('denied');
    for (const name of ['camera', 'microphone', 'clipboard-read', 'geolocation', 'midi']) {
      const state = `navigator.permissions.query({ name: '${name}' }).then((answer) => answer.state)`;
      expect(await inPage(page, state), name).toBe('denied');
    }
    expect(
      await inPage(
        page,
        `new Promise((r) => navigator.geolocation.getCurrentPosition(() => r('granted'), (e) => r(e.code)))`,
      ),
    ).toBe(1);
  });
});

test.describe('the bridge', () => {
  test('refuses input that it does not know', async ({ shell: { page } }) => {
    const call = `${bridge}.pickFiles({ multiple: true, accept: 'anything' }).then(() => 'accepted', (e) => e.message)`;
    expect(await inPage(page, call)).toContain('does not accept');
    expect(
      await inPage(page, `${bridge}.reveal('/etc/passwd').then(() => 'shown', (e) => e.message)`),
    ).toContain('no longer offered');
  });

  test('turns picked and dropped files into tokens without paths', async ({
    shell: { page, folder, pickFiles },
  }) => {
    const path = join(folder, 'policy.pdf');
    writeFileSync(path, '%PDF-1.7');
    await pickFiles([path]);
    const picked = await inPage<unknown[]>(
      page,
      `${bridge}.pickFiles({ multiple: true, accept: 'evidence' })`,
    );
    expect(picked).toEqual([
      { token: expect.stringMatching(/^[\w-]{20,}$/), fileName: 'policy.pdf', size: 8 },
    ]);

    await inPage(page, `document.body.insertAdjacentHTML('beforeend', '<input type="file" id="drop">')`);
    await page.locator('#drop').setInputFiles(path);
    const dropped = await inPage<unknown[]>(
      page,
      `${bridge}.registerDropped([...document.querySelector('#drop').files])`,
    );
    expect(dropped).toEqual([{ token: expect.any(String), fileName: 'policy.pdf', size: 8 }]);
  });

  test('takes no path from the page', async ({ shell: { page } }) => {
    const refused = await inPage<string[]>(
      page,
      `Promise.all([
        { path: '/etc/passwd' },
        Object.create(File.prototype, { path: { value: '/etc/passwd', enumerable: true } }),
        '/etc/passwd',
      ].map((file) => ${bridge}.registerDropped([file]).then(() => 'taken', (e) => e.message)))`,
    );
    expect(refused).toHaveLength(3);
    for (const answer of refused) expect(answer).toContain('Only files can be dropped.');
  });

  test('writes no path over the name of a file', async ({ shell: { page } }) => {
    const dropped = await inPage<{ fileName: string }[]>(
      page,
      `(() => {
        const file = new File(['x'], '../../escaped.png');
        Object.defineProperty(file, 'path', { value: '/etc/passwd' });
        return ${bridge}.registerDropped([file]);
      })()`,
    );
    expect(dropped.map(({ fileName }) => fileName)).toEqual([expect.stringMatching(/^[^/\\]*escaped\.png$/)]);
  });

  test('adds the extension of a save target and shows the written file', async ({ shell }) => {
    const { page, folder, nextSaveTarget } = shell;
    const delivery = await nextSaveTarget(join(folder, 'readiness'));
    const target = await inPage<{ token: string; fileName: string }>(
      page,
      `${bridge}.pickSaveTarget({ suggestedName: 'a/b', kind: 'pdf' })`,
    );
    expect(target.fileName).toBe('readiness.pdf');
    await inPage(page, `${bridge}.reveal(${JSON.stringify(target.token)})`);
    expect(await delivery.delivered()).toBe(join(folder, 'readiness.pdf'));
  });
});

test.describe('the application', () => {
  test('starts the engine again when it is killed, and tells the page', async ({ shell }) => {
    const { page, dataFolder } = shell;
    await inPage(
      page,
      `void (window.restarts = 0, ${bridge}.onEngineRestart(() => { window.restarts += 1; }))`,
    );
    await killEngine(shell);
    await expect.poll(() => inPage(page, 'window.restarts')).toBe(1);
    const connected = `new Promise((resolve) => {
      window.addEventListener('message', (e) => { if (e.data?.type === 'trustbench-port') resolve(e.ports.length); });
      ${bridge}.connect();
    })`;
    expect(await inPage(page, connected)).toBe(1);
    const reports = readdirSync(join(dataFolder, 'shell', 'logs'));
    expect(reports.filter((name) => name.endsWith('-engine.txt'))).toHaveLength(1);
  });

  test('opens again what was open when the engine was killed', async ({ shell }) => {
    const workspace = new WorkspacePage(shell);
    await workspace.create({ ...ACME, path: join(shell.folder, 'acme.trustbench') });
    await killEngine(shell);
    await expect(
      shell.page.getByText('The engine was restarted. What was saved is unchanged.'),
    ).toBeVisible();
    await workspace.goTo('Matrix');
    await expect(shell.page.getByText('CHG-01').first()).toBeVisible();
  });

  test('runs once: a second start ends and brings the first to the front', async ({ shell }) => {
    const { electron, dataFolder } = shell;
    const heard = electron.evaluate(
      ({ app }) => new Promise((resolve) => app.once('second-instance', (...[, , , data]) => resolve(data))),
    );
    const env = { ...environment(), TRUSTBENCH_DATA: dataFolder };
    const program = findTestElectron(process.env) ?? '';
    await promisify(execFile)(program, [...electronArguments(), 'no-such.trustbench'], {
      env,
      timeout: 20_000,
    });
    expect(await heard).toEqual({ workspace: join(process.cwd(), 'no-such.trustbench') });
  });

  test('remembers where its window was', async ({ shell }) => {
    const { electron, dataFolder } = shell;
    await electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1000, height: 700 });
    });
    const file = join(dataFolder, 'shell', 'window-state.json');
    await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8')).toContain('"width":1000');
  });

  test('sends the commands of its menu to the page', async ({ shell: { page, electron } }) => {
    await inPage(page, `void (window.commands = [], ${bridge}.onMenu((c) => { window.commands.push(c); }))`);
    await electron.evaluate(({ Menu }) => {
      const menu = Menu.getApplicationMenu();
      const items = menu?.items.flatMap((item) => item.submenu?.items ?? []);
      items?.find((item) => item.label.startsWith('New engagement'))?.click();
    });
    await expect.poll(() => inPage(page, 'window.commands')).toEqual(['workspace.new']);
  });

  test('says in a sentence that a file is no workspace', async ({ shell: { electron, folder } }) => {
    const workspace = join(folder, 'letter.trustbench');
    writeFileSync(workspace, 'Dear auditor');
    const said = await electron.evaluate(
      ({ app, dialog }, data) =>
        new Promise<string>((resolve) => {
          dialog.showMessageBox = async (...args: unknown[]) => {
            resolve((args.at(-1) as { message: string }).message);
            return { response: 0, checkboxChecked: false };
          };
          app.emit('second-instance', {}, [], '', data);
        }),
      { workspace },
    );
    expect(said).toContain('letter.trustbench');
  });
});

/** Kills the engine of this shell without warning: its child that runs the engine's bundle. */
async function killEngine({ electron }: Shell): Promise<void> {
  const shell = String(electron.process().pid);
  const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=,args=', '--ppid', shell]);
  const engine = stdout.split('\n').find((line) => /engine\/process\.js|NodeService/.test(line));
  process.kill(Number.parseInt(engine ?? '', 10), 'SIGKILL');
}
