/** The optional language model: its settings, and the only requests that leave the machine. Behaviour: SPEC.md. */
export { isLoopback, serverAddress } from './address.ts';
export { type Answered, ModelClient } from './client.ts';
export { ModelSettingsStore } from './settings.ts';
