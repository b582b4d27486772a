import { type Command, libraryOption } from '../command.ts';

export const mcpCommand: Command = {
  usage: 'mcp --library DIR [--write]',
  help: 'Serves the library to assistants: Model Context Protocol over standard input and output.',
  options: {
    ...libraryOption,
    write: { help: 'also let them draft digests; they never publish' },
  },
  async run({ arguments: args, session }) {
    const write = args.has('write');
    const path = args.required('library');
    // An assistant stays for hours: one that only reads must not keep the app from writing.
    await (write ? session.open(path, 'write') : session.call('library.open', { path, readOnly: true }));
    // The protocol's packages take long to load; no other command needs them.
    const { serveMcp } = await import('../../mcp/index.ts');
    await serveMcp(session.call, { write, version: '0.1.0' });
  },
};
