/** The names under which the preload and the main process talk. */
export const channels = {
  call: 'engine:call',
  event: 'engine:event',
  command: 'menu:command',
  pickFiles: 'dialog:pick-files',
  pickFolder: 'dialog:pick-folder',
  showInFolder: 'shell:show-in-folder',
} as const;
