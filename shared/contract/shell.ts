import { z } from 'zod';
import { ERROR_CODES } from '../domain/errors.ts';
import { openEvidenceInput } from './desktop.ts';

/**
 * What the desktop shell and the engine process say to each other beside the calls of the renderer. Both ends parse what
 * they receive. The same messages cross a utility process (where a port is transferred) and a child process (where the
 * messages of a port are relayed one by one).
 */

/** Below this version the SQLite driver crashes the process instead of failing. */
export const MINIMUM_NODE = '22.14.0';

/** True when `version` ("24.1.0") is at least MINIMUM_NODE. */
export function isSupportedNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = MINIMUM_NODE.split('.').map(Number);
  return major > needMajor || (major === needMajor && minor >= needMinor);
}

/** Sentence for the person who started the engine on a runtime that is too old. */
export function unsupportedNodeMessage(version: string): string {
  return `The engine needs Node ${MINIMUM_NODE} or newer; this is Node ${version}. Start Trustbench with a newer runtime, or set TRUSTBENCH_ENGINE_NODE to a newer node program.`;
}

const path = z.string().min(1).max(32_768);
const token = z.string().min(1).max(100);
const connection = z.int().min(1);

/** What the shell asks of the engine. */
export const shellRequest = z.discriminatedUnion('kind', [
  /** Offers a file that the person picked or dropped; the answer is an offeredFile. */
  z.strictObject({ kind: z.literal('offerSource'), path }),
  /** Offers a place to write to; the answer is an offeredFile of size 0. */
  z.strictObject({ kind: z.literal('offerTarget'), path }),
  /** Where an offered target stands, to show it in its folder; the answer is a string. */
  z.strictObject({ kind: z.literal('pathOfTarget'), token }),
  /** Makes a read-only copy of evidence for another program to look at; the answer is an openedCopy. */
  openEvidenceInput.extend({ kind: z.literal('openEvidence') }),
  /** Opens a workspace that the desktop handed over; views hear of it as an engine event. */
  z.strictObject({ kind: z.literal('open'), path }),
  /** Ends jobs and closes the workspace, before the process ends. */
  z.strictObject({ kind: z.literal('close') }),
]);
export type ShellRequest = z.infer<typeof shellRequest>;

export const offeredFile = z.strictObject({ token, fileName: z.string(), size: z.number() });
export type OfferedFile = z.infer<typeof offeredFile>;

/** Paths for the shell, which looks at them once more and keeps them out of the renderer. */
export const openedCopy = z.strictObject({ folder: path, path });

/** Whether the operating system keeps secrets safely here: what its store is called, or why not, as the end of a sentence. */
export const secretKeeping = z.discriminatedUnion('available', [
  z.strictObject({ available: z.literal(true), name: z.string() }),
  z.strictObject({ available: z.literal(false), why: z.string() }),
]);
export type SecretKeeping = z.infer<typeof secretKeeping>;

/** What the engine asks of the key store of the system, through the shell. `secret` and `data` are base64. */
export const secretRequest = z.discriminatedUnion('kind', [
  /** The answer is a SecretKeeping. */
  z.strictObject({ kind: z.literal('describe') }),
  /** The answer is `data`. */
  z.strictObject({ kind: z.literal('protect'), secret: z.base64().max(10_000) }),
  /** The answer is `secret`. */
  z.strictObject({ kind: z.literal('unprotect'), data: z.base64().max(100_000) }),
]);
export type SecretRequest = z.infer<typeof secretRequest>;

/** Shell to engine. */
export const toEngine = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('request'), id: z.int(), request: shellRequest }),
  /** A new connection of the renderer. In a utility process its port is transferred with this message. */
  z.strictObject({ type: z.literal('connect'), connection }),
  z.strictObject({ type: z.literal('disconnect'), connection }),
  /** Answers a `secret`; one of the two is null. */
  z.strictObject({
    type: z.literal('secretAnswer'),
    id: z.int(),
    value: z.unknown(),
    problem: z.string().nullable(),
  }),
  z.strictObject({ type: z.literal('call'), connection, data: z.unknown() }),
]);
export type ToEngine = z.infer<typeof toEngine>;

const errorData = z.strictObject({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  details: z.record(z.string(), z.unknown()),
});

/** Engine to shell. */
export const toShell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  /** The engine cannot run here at all; starting it again would not help. */
  z.strictObject({ type: z.literal('refused'), message: z.string() }),
  z.strictObject({ type: z.literal('done'), id: z.int(), value: z.unknown() }),
  z.strictObject({ type: z.literal('failed'), id: z.int(), error: errorData }),
  z.strictObject({ type: z.literal('secret'), id: z.int(), request: secretRequest }),
  /** Path of the workspace that is open now. The shell keeps it out of the renderer. */
  z.strictObject({ type: z.literal('opened'), path: path.nullable() }),
  z.strictObject({ type: z.literal('call'), connection, data: z.unknown() }),
]);
export type ToShell = z.infer<typeof toShell>;
