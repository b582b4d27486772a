import { enableCompileCache } from 'node:module';

// As in worker.ts: it serves only what is loaded after it is enabled.
enableCompileCache();
await import('./index-port.ts');
