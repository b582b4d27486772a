import type { PlacedComment } from '../../../src-main/contract/index.ts';
import type { Handlers } from './engine-double.ts';
import { found, type World } from './world.ts';

/** Comments of reviewers; their words are always where they were. */
export function reviewHandlers(world: World): Pick<Handlers, Extract<keyof Handlers, `reviews.${string}`>> {
  const of = (digestId: string) => world.comments.get(digestId) ?? [];
  return {
    'reviews.get': ({ id }) => of(id),
    'reviews.comment': ({ digestId, by = '', ...said }) => {
      const id = `comment-${of(digestId).length + 1}`;
      const comment = {
        ...said,
        id,
        by,
        writtenAt: world.now(),
        resolved: null,
        passageId: null,
        passageChanged: false,
      };
      world.comments.set(digestId, [...of(digestId), comment]);
      return comment;
    },
    'reviews.resolve': ({ digestId, commentId, resolved, by = '' }) => {
      const comment = found(
        of(digestId).find(({ id }) => id === commentId),
        'comment',
        commentId,
      );
      const changed: PlacedComment = { ...comment, resolved: resolved ? { by, at: world.now() } : null };
      world.comments.set(
        digestId,
        of(digestId).map((one) => (one.id === commentId ? changed : one)),
      );
      return changed;
    },
    'reviews.withdraw': ({ digestId, commentId }) => {
      world.comments.set(
        digestId,
        of(digestId).filter(({ id }) => id !== commentId),
      );
      return null;
    },
  };
}
