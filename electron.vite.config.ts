import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * Everything but Electron itself is bundled, so that the packaged app carries no node_modules.
 * The workers and the terminal are entries of their own: hosts start them by file name.
 */
export default defineConfig({
  main: {
    build: {
      target: 'node24',
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: 'src-main/hosts/desktop/main.ts',
          worker: 'src-main/hosts/worker.ts',
          'index-worker': 'src-main/hosts/index-worker.ts',
          cli: 'src-main/hosts/cli/main.ts',
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node24',
      externalizeDeps: false,
      // A sandboxed preload is one CommonJS file.
      rolldownOptions: {
        input: { preload: 'src-main/hosts/desktop/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    build: {
      target: 'chrome120',
      minify: true,
      rolldownOptions: {
        input: 'src-renderer/index.html',
        output: {
          codeSplitting: {
            // Each with all it needs: a browser fetches six files at a time, and dozens of small ones cost half a second.
            groups: [
              { name: 'page', test: /src-renderer[\\/](main|features[\\/]home[\\/]home-screen)\.tsx$/ },
              { name: 'work', test: /src-renderer[\\/]features[\\/].*[\\/](inbox|reader|digests)-screen\.tsx$/ },
            ],
          },
        },
      },
    },
  },
});
