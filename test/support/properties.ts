import fc from 'fast-check';

/**
 * Property tests draw the same cases in every run, so that a green check stays green until the code changes.
 * `QUNSHU_SEED=random` (or a number) draws others, which is how new cases are looked for.
 */
const asked = process.env.QUNSHU_SEED ?? '1';

if (asked !== 'random') {
  fc.configureGlobal({ seed: Number(asked) });
}
