import type { NewComment, ParsedInput, PlacedComment } from '../../contract/index.ts';
import type { Workplace } from '../workplace.ts';

/** What reviewers say of digests. */
export function reviewHandlers(workplace: Workplace) {
  return {
    'reviews.get': ({ id }: { id: string }): PlacedComment[] => {
      const { digests, reviews } = workplace.library;
      return reviews.comments(digests.get(id));
    },
    'reviews.comment': (comment: NewComment): PlacedComment => {
      const { digests, reviews } = workplace.library;
      const written = reviews.add(digests.get(comment.digestId), comment);
      workplace.changed('digests');
      return written;
    },
    'reviews.resolve': ({ digestId, commentId, resolved, by }: ParsedInput<'reviews.resolve'>): PlacedComment => {
      const { digests, reviews } = workplace.library;
      const comment = reviews.resolve(digests.get(digestId), commentId, resolved, by);
      workplace.changed('digests');
      return comment;
    },
    'reviews.withdraw': ({ digestId, commentId }: ParsedInput<'reviews.withdraw'>): null => {
      workplace.library.reviews.withdraw(digestId, commentId);
      workplace.changed('digests');
      return null;
    },
  };
}
