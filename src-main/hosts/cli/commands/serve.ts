import { once } from 'node:events';
import { documentsFolder, locate, userDataFolder } from '../../locations.ts';
import { UsageError } from '../arguments.ts';
import { type Command, libraryOption } from '../command.ts';

export const serveCommand: Command = {
  usage: 'serve [--library DIR] [--port N]',
  help: 'Serves the app to a browser on 127.0.0.1 and prints its address with a one-time key.',
  options: {
    ...libraryOption,
    port: { value: 'N', help: 'port (default: any free one)' },
    json: { help: 'print the address as JSON' },
  },
  async run({ arguments: args, output, entry }) {
    const port = args.count('port');
    if (port !== undefined && port > 65_535) {
      throw new UsageError('--port is at most 65535');
    }
    const { workerUrl, resourcesFolder, rendererFolder, checkout } = locate(entry);
    if (checkout !== null) {
      const { buildWhenStale, bundle } = await import('../../launch/build.ts');
      await buildWhenStale(checkout, () => {
        output.note('Building the interface …');
        return bundle(checkout);
      });
    }
    // Node's HTTP takes long to load; no other command needs it.
    const { startWebHost } = await import('../../web/index.ts');
    const host = await startWebHost({
      port,
      library: args.text('library'),
      workerUrl,
      resourcesFolder,
      rendererFolder,
      userDataFolder: userDataFolder(),
      documentsFolder: documentsFolder(),
    });
    await (output.json ? output.document({ url: host.url, port: host.port }) : output.line(host.url));
    output.note('Open this address in a browser. Ctrl-C ends the program.');
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await host.close();
  },
};
