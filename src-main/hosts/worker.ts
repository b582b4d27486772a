import { enableCompileCache } from 'node:module';

// A worker has a cache of its own, which serves only what is loaded after it is enabled.
enableCompileCache();
await import('./engine-port.ts');
