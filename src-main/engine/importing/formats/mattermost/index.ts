import { chatByChat } from '../../chat-shelves.ts';
import type { ExportHead, Format } from '../../format.ts';
import { objectOf } from '../../json-values.ts';
import { parseLines } from '../../lines.ts';
import { Records } from '../../records.ts';
import { MattermostLines } from './lines.ts';

/** The bulk export of Mattermost: see SPEC.md. */
export const mattermost: Format = {
  id: 'mattermost',
  name: 'Mattermost (bulk export)',
  platform: 'mattermost',
  extensions: ['jsonl', 'zip'],
  survives: { times: 'exact', replies: 'yes', reactions: 'yes', files: 'paths' },
  sniff,
  async *parse(source, options) {
    const records = new Records();
    yield* chatByChat(parseLines(source, new MattermostLines(records, source.name), records), options);
  },
};

function sniff({ objects }: ExportHead): number {
  const [first] = objects;
  if (first?.type === 'version' && typeof first.version === 'number') {
    return 1;
  }
  const isOwn = ({ type }: Readonly<Record<string, unknown>>) =>
    typeof type === 'string' && /^(?:team|channel|user|post|direct_channel|direct_post)$/.test(type);
  return objects.some((object) => isOwn(object) && objectOf(object[object.type as string]) !== null) ? 0.85 : 0;
}
