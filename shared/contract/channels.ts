/** Names of the channels between the preload script and the shell. Apart from their schemas, to keep the preload small. */
export const CHANNELS = {
  connect: 'trustbench:connect',
  pickFiles: 'trustbench:pick-files',
  dropped: 'trustbench:dropped',
  pickSaveTarget: 'trustbench:pick-save-target',
  reveal: 'trustbench:reveal',
  openEvidence: 'trustbench:open-evidence',
  /** Shell to preload: a port to the engine. */
  port: 'trustbench:port',
  /** Shell to preload: a command of the menu. */
  menu: 'trustbench:menu',
  /** Shell to preload: the engine process was replaced. */
  engineRestart: 'trustbench:engine-restart',
} as const;
